// SPDX-License-Identifier: Apache-2.0
#include "services/restore_backup.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/back_up.hpp"
#include "store/backup_postgres.hpp"
#include "store/blob_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace fs = std::filesystem;

namespace {

/// In a data folder whose database is not there yet: the next restore may take the folder away.
constexpr const char* unfinished = "restore-unfinished";
constexpr std::int64_t tell_every = 100;

base::Problem unusable(const fs::path& path, int error) {
  return base::invalid("backup.target_unusable", {{"file", path.string()}, {"why", std::generic_category().message(error)}});
}

void write_file(const fs::path& path, std::string_view bytes, unsigned mode) {
  store::FileHandle file(path, O_WRONLY | O_CREAT | O_EXCL, mode);
  if (!file.ok() || !file.write(bytes)) throw unusable(path, errno);
}

void sync_all(const fs::path& folder) {
  const store::FileHandle handle(folder, O_RDONLY | O_DIRECTORY);
  if (!handle.ok() || ::syncfs(handle.descriptor()) != 0) throw unusable(folder, errno);
}

void rename_durably(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0 || !store::sync_folder(to.parent_path())) throw unusable(to, errno);
}

fs::path without_slash(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

/// "<data>.restoring", ours alone; what an aborted restore left in it goes first, and it goes with this object unless it got its name.
class Aside {
 public:
  explicit Aside(const fs::path& data) : m_path(data.string() + ".restoring") {
    fs::create_directories(m_path.parent_path());
    if (::mkdir(m_path.c_str(), 0700) != 0 && errno != EEXIST) throw unusable(m_path, errno);
    m_lock = std::make_unique<store::FileHandle>(m_path, O_RDONLY | O_DIRECTORY);
    if (!m_lock->ok()) throw unusable(m_path, errno);
    if (::flock(m_lock->descriptor(), LOCK_EX | LOCK_NB) != 0) throw base::conflict("backup.restore_busy", {{"folder", m_path.string()}});
    m_owned = true;
    for (const auto& entry : fs::directory_iterator(m_path)) fs::remove_all(entry.path());
  }
  ~Aside() {
    std::error_code ignored;
    if (m_owned) fs::remove_all(m_path, ignored);
  }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;
  const fs::path& path() const { return m_path; }
  void become(const fs::path& data) {
    rename_durably(m_path, data);
    m_owned = false;
  }

 private:
  fs::path m_path;
  std::unique_ptr<store::FileHandle> m_lock;
  bool m_owned = false;
};

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
    require_nothing_there();
    Aside aside(m_data);
    put_keys(aside.path() / "keys");
    put_photos(aside.path() / "photos");
    const fs::path part = m_inside ? aside.path() / (m_database.filename().string() + ".part") : fs::path(m_database.string() + ".restoring");
    if (m_inside) {
      put_database(part);
      rename_durably(part, aside.path() / m_database.filename());
    } else {
      write_file(aside.path() / unfinished, m_report.manifest.name, 0600);
    }
    if (m_order.durable) sync_all(aside.path());
    if (fs::exists(m_data / unfinished)) fs::remove_all(m_data);
    aside.become(m_data);
    if (!m_inside) finish_elsewhere(part);
    return m_report;
  }

 private:
  void require_nothing_there() const {
    if (m_postgres) store::require_empty_postgres(m_order.database);
    else if (!m_inside && fs::exists(m_database)) throw base::conflict("backup.database_not_empty", {{"database", m_database.string()}});
    if (!fs::exists(m_data)) return;
    if (!fs::is_directory(m_data) || (!fs::is_empty(m_data) && !fs::exists(m_data / unfinished))) throw base::conflict("backup.target_not_empty", {{"folder", m_data.string()}});
  }

  void put_keys(const fs::path& keys) {
    const auto piece = store::PieceName::parse(m_report.manifest.keys);
    if (!piece) throw base::invalid("backup.manifest_damaged", {{"file", m_report.manifest.name}});
    if (::mkdir(keys.c_str(), 0700) != 0) throw unusable(keys, errno);
    for (const auto& file : json::read_stored<std::vector<store::BackupKeyFile>>(m_folder.get(*piece))) {
      const fs::path path = keys / fs::path(file.path).lexically_normal();
      const auto bytes = base::from_hex(file.hex);
      if (!bytes || path == keys || !lies_in(path, keys)) throw base::invalid("backup.manifest_damaged", {{"file", m_report.manifest.name}});
      fs::create_directories(path.parent_path());
      write_file(path, *bytes, static_cast<unsigned>(file.mode) & 0700);
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
        write_file(path, bytes, 0640);
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
    if (!file.ok()) throw unusable(path, errno);
    each_piece([&](std::string_view piece) { if (!file.write(piece)) throw unusable(path, errno); });
    if (m_order.durable && !file.sync()) throw unusable(path, errno);
  }

  void finish_elsewhere(const fs::path& part) {
    try {
      if (m_postgres) {
        load();
      } else {
        put_database(part);
        rename_durably(part, m_database);
      }
    } catch (...) {
      std::error_code ignored;
      if (!m_postgres) fs::remove(part, ignored);
      fs::remove_all(m_data, ignored);
      throw;
    }
    ::unlink((m_data / unfinished).c_str());
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

RestoreReport restore_backup(const RestoreOrder& order, const store::BackupProgress& progress) { return Restoring(order, progress).run(); }

}  // namespace gridward::services
