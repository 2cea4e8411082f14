// SPDX-License-Identifier: Apache-2.0
#include "services/restore_backup.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/back_up.hpp"
#include "services/restore_target.hpp"
#include "store/backup_postgres.hpp"
#include "store/blob_store.hpp"
#include "store/event_log.hpp"
#include "store/sha256.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::services {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t tell_every = 100;

class Restoring {
 public:
  Restoring(const RestoreOrder& order, const store::BackupProgress& progress)
      : m_order(order), m_progress(progress), m_data(without_slash(order.data)), m_folder(order.from, store::BackupFolder::Use::read, order.key) {
    m_report.manifest = m_folder.manifest(order.at);
    m_postgres = order.database.engine() == store::sql::Engine::postgresql;
    if ((m_report.manifest.engine == "postgresql") != m_postgres)
      throw base::invalid("backup.engine_differs", {{"name", m_report.manifest.name}, {"engine", m_report.manifest.engine}});
    if (!m_postgres) m_database = without_slash(order.database.text);
    m_inside = !m_postgres && m_database.parent_path() == m_data;
  }

  RestoreReport run() {
    if (only_the_mark_is_left()) return m_report;
    require_nothing_there();
    RestoreTarget target(m_data);
    put_keys(target.path() / "keys");
    put_photos(target.path() / "photos");
    if (m_inside) {
      const fs::path part = target.path() / (m_database.filename().string() + ".part");
      put_database(part);
      RestoreTarget::rename_durably(part, target.path() / m_database.filename());
      target.become_data("", m_order.durable);
    } else {
      target.become_data(m_report.manifest.name, m_order.durable);
      put_database_elsewhere();
      target.complete();
    }
    return m_report;
  }

 private:
  /// A restore of this back-up was killed after its last step but one: the database got there whole, as it always does, or not at all.
  bool only_the_mark_is_left() {
    if (RestoreTarget::waited_for(m_data) != m_report.manifest.name || (!m_postgres && !fs::exists(m_database))) return false;
    const auto connection = store::sql::open(m_order.database, store::sql::Access::read_only);
    if (!store::sql::has_table(*connection, "event") || store::latest_seq(*connection) != m_report.manifest.last_seq) return false;
    RestoreTarget::remove_mark(m_data);
    return true;
  }

  void require_nothing_there() const {
    if (m_postgres) store::require_empty_postgres(m_order.database);
    else if (!m_inside && fs::exists(m_database)) throw base::conflict("backup.database_not_empty", {{"database", m_database.string()}});
    if (!fs::exists(m_data) || RestoreTarget::waited_for(m_data)) return;
    if (!fs::is_directory(m_data) || !fs::is_empty(m_data)) throw base::conflict("backup.target_not_empty", {{"folder", m_data.string()}});
  }

  void put_keys(const fs::path& keys) {
    const auto piece = store::PieceName::parse(m_report.manifest.keys);
    if (!piece) throw base::invalid("backup.manifest_damaged", {{"file", m_report.manifest.name}});
    if (::mkdir(keys.c_str(), 0700) != 0) throw RestoreTarget::unusable(keys, errno);
    for (const auto& file : json::read_stored<std::vector<store::BackupKeyFile>>(m_folder.get(*piece))) {
      const fs::path path = keys / fs::path(file.path).lexically_normal();
      const auto bytes = base::from_hex(file.hex);
      if (!bytes || path == keys || !lies_in(path, keys)) throw base::invalid("backup.manifest_damaged", {{"file", m_report.manifest.name}});
      fs::create_directories(path.parent_path());
      RestoreTarget::write_file(path, *bytes, static_cast<unsigned>(file.mode) & 0700);
    }
  }

  void put_photos(const fs::path& folder) {
    const store::DirectoryBlobStore photos(folder);
    std::int64_t done = 0;
    each_record(m_folder, m_report.manifest.photos, [&](const store::PieceRecord& record) {
      if (done++ % tell_every == 0) m_progress("photos", done, m_report.manifest.photos.pieces);
      const std::string name = record.id.text();
      try {
        const std::string bytes = m_folder.get(m_folder.cipher().name_of_photo(name));
        if (store::sha256_hex(bytes) != name) throw base::invalid("backup.piece_damaged", {{"file", name}});
        const fs::path path = photos.path_of(name);
        fs::create_directories(path.parent_path());
        RestoreTarget::write_file(path, bytes, 0640);
      } catch (const base::Problem& problem) {
        const bool damaged = problem.code() == "backup.piece_damaged" || problem.code() == "backup.piece_missing";
        if (!damaged || !m_order.leave_out_damaged_photos) throw;
        ++m_report.photos_left_out;
        if (m_report.left_out.size() < RestoreReport::names_kept) m_report.left_out.push_back(name);
      }
    });
    m_progress("photos", done, done);
  }

  /// The database's bytes, piece by piece.
  void each_piece(const std::function<void(std::string_view)>& take) {
    std::int64_t done = 0;
    each_record(m_folder, m_report.manifest.database, [&](const store::PieceRecord& record) {
      const std::string piece = m_folder.get(record.id);
      if (piece.size() != record.bytes) throw base::invalid("backup.piece_damaged", {{"file", record.id.text()}});
      take(piece);
      m_progress("database", done += record.bytes, m_report.manifest.database.bytes);
    });
  }

  void put_database(const fs::path& path) {
    ::unlink(path.c_str());
    store::FileHandle file(path, O_WRONLY | O_CREAT | O_EXCL, 0640);
    if (!file.ok()) throw RestoreTarget::unusable(path, errno);
    store::WriteBehind behind(file.descriptor());
    std::int64_t written = 0;
    each_piece([&](std::string_view piece) {
      if (!file.write(piece)) throw RestoreTarget::unusable(path, errno);
      behind.reached(written += static_cast<std::int64_t>(piece.size()));
    });
    if (m_order.durable && !file.sync()) throw RestoreTarget::unusable(path, errno);
  }

  void put_database_elsewhere() {
    if (m_postgres) return load();
    const fs::path part = m_database.string() + ".restoring";
    try {
      put_database(part);
      RestoreTarget::rename_durably(part, m_database);
    } catch (...) {
      std::error_code ignored;
      fs::remove(part, ignored);
      throw;
    }
  }

  /// pg_restore asks for bytes; the list of pieces is walked page by page, so both sides stay in step without a thread.
  void load();

  const RestoreOrder& m_order;
  const store::BackupProgress& m_progress;
  fs::path m_data, m_database;
  store::BackupFolder m_folder;
  RestoreReport m_report;
  bool m_postgres = false, m_inside = false;
};

void Restoring::load() {
  store::PieceRecords records(m_folder, m_report.manifest.database);
  std::int64_t done = 0;
  store::load_postgres(m_order.database, [&]() -> std::string {
    const auto record = records.next();
    if (!record) return {};
    std::string piece = m_folder.get(record->id);
    if (piece.size() != record->bytes) throw base::invalid("backup.piece_damaged", {{"file", record->id.text()}});
    m_progress("database", done += record->bytes, m_report.manifest.database.bytes);
    return piece;
  });
}

}  // namespace

RestoreReport restore_backup(const RestoreOrder& order, const store::BackupProgress& progress) {
  try {
    return Restoring(order, progress).run();
  } catch (const fs::filesystem_error& error) {
    throw RestoreTarget::unusable(error.path1(), error.code().value());
  }
}

}  // namespace gridward::services
