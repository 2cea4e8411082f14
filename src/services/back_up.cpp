// SPDX-License-Identifier: Apache-2.0
#include "services/back_up.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/restore_target.hpp"
#include "store/backup_cutter.hpp"
#include "store/backup_postgres.hpp"
#include "store/blob_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace fs = std::filesystem;
using store::BackupCipher;

namespace {

constexpr std::uintmax_t most_key_bytes = 4u << 20;   // of all files together: keys are small, and this stands in one piece
constexpr std::int64_t tell_every = 100;

/// Puts pieces and counts what was new.
class Putting {
 public:
  Putting(store::BackupFolder& folder, BackUpReport& report) : m_folder(folder), m_report(report) {}
  bool put(const store::PieceName& name, std::string_view bytes, BackupCipher::Packing packing) {
    const std::size_t written = m_folder.put(name, bytes, packing);
    m_report.new_bytes += static_cast<std::int64_t>(written);
    m_report.new_pieces += written > 0;
    return written > 0;
  }
  store::PieceName put(std::string_view bytes) {
    const store::PieceName name = m_folder.cipher().name_of(bytes);
    put(name, bytes, BackupCipher::Packing::compress);
    return name;
  }

 private:
  store::BackupFolder& m_folder;
  BackUpReport& m_report;
};

void put_database(const BackUpOrder& order, store::BackupFolder& folder, Putting& putting, store::BackupManifest& manifest, const store::BackupProgress& progress) {
  store::PieceListWriter list(folder);
  std::int64_t done = 0, total = 0;
  const auto take = [&](std::string_view piece) {
    list.add({putting.put(piece), static_cast<std::uint32_t>(piece.size())});
    progress("database", done += static_cast<std::int64_t>(piece.size()), total);
  };
  if (order.database.engine() == store::sql::Engine::sqlite) {
    const store::SqliteCopy copy(order.database.text, order.data, progress);
    total = copy.bytes();
    manifest.engine = "sqlite";
    manifest.last_seq = copy.last_seq();
    copy.each_piece(take);
  } else {
    store::BackupCutter cutter(folder.cipher().gear(), take);
    manifest.engine = "postgresql";
    manifest.last_seq = store::dump_postgres(order.database, [&](std::string_view bytes) { cutter.add(bytes); });
    cutter.finish();
  }
  manifest.database = list.finish();
}

/// A photo that is in the folder already is not read again, even if its bytes here have rotted since: the folder has the sound ones.
void put_photos(const BackUpOrder& order, store::BackupFolder& folder, Putting& putting, BackUpReport& report, const store::BackupProgress& progress) {
  store::PieceListWriter list(folder);
  const fs::path where = order.data / "photos";
  std::int64_t done = 0;
  if (fs::is_directory(where)) {
    const store::DirectoryBlobStore photos(where);
    photos.each([&](const std::string& name, std::uintmax_t size) {
      if (++done % tell_every == 0) progress("photos", done, 0);
      const store::PieceName piece = folder.cipher().name_of_photo(name);
      if (!folder.holds(piece)) {
        const auto bytes = photos.get(name);
        if (!bytes) return;  // removed meanwhile
        if (bytes->size() > store::DirectoryBlobStore::max_bytes || store::sha256_hex(*bytes) != name) {
          ++report.damaged_photos;
          if (report.damaged.size() < BackUpReport::names_kept) report.damaged.push_back(name);
          return;
        }
        report.new_photos += putting.put(piece, *bytes, BackupCipher::Packing::as_is);
      }
      list.add({*store::PieceName::parse(name), static_cast<std::uint32_t>(size)});
    });
  }
  report.manifest.photos = list.finish();
  progress("photos", done, done);
}

std::string keys_of(const fs::path& folder) {
  std::vector<store::BackupKeyFile> files;
  std::uintmax_t bytes = 0;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      if ((bytes += entry.file_size()) > most_key_bytes) throw base::invalid("backup.keys_large", {{"folder", folder.string()}});
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string content{std::istreambuf_iterator<char>(file), {}};
      if (!file.good() && !file.eof()) throw base::invalid("backup.keys_unreadable", {{"file", entry.path().string()}});
      if (content.size() != entry.file_size()) throw base::invalid("backup.keys_unreadable", {{"file", entry.path().string()}});
      files.push_back({fs::relative(entry.path(), folder).string(), static_cast<std::int64_t>(entry.status().permissions()) & 0777, base::hex(content)});
    }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return json::write_text(files);
}

std::vector<std::string> not_included(const BackUpOrder& order) {
  const std::string database = fs::path(order.database.text).filename().string();
  const std::set<std::string> known = {"photos", "keys", rehearsal_folder, database, database + "-wal", database + "-shm"};
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(order.data))
    if (const std::string name = entry.path().filename().string(); !known.contains(name) && !base::starts_with(name, "backup-copy-") && names.size() < BackUpReport::names_kept) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

BackUpReport back_up_whole(const BackUpOrder& order, const store::BackupProgress& progress) {
  store::BackupFolder folder(order.to, store::BackupFolder::Use::write, order.key);
  BackUpReport report;
  Putting putting(folder, report);
  report.manifest.made_at = base::SystemClock().now();
  put_database(order, folder, putting, report.manifest, progress);
  put_photos(order, folder, putting, report, progress);
  report.manifest.keys = putting.put(keys_of(order.data / "keys")).text();
  folder.finish(report.manifest);
  report.not_included = not_included(order);
  return report;
}

}  // namespace

bool lies_in(const fs::path& path, const fs::path& folder) {
  const fs::path inner = fs::weakly_canonical(fs::absolute(path)), outer = fs::weakly_canonical(fs::absolute(folder));
  const auto [end, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return end == outer.end() || (std::next(end) == outer.end() && end->empty());
}

BackUpReport back_up(const BackUpOrder& order, const store::BackupProgress& progress) {
  require_whole_house(order.data);
  if (!fs::is_directory(order.data)) throw base::invalid("backup.no_house", {{"database", order.data.string()}});
  if (lies_in(order.to, order.data)) throw base::invalid("backup.inside_data", {{"folder", order.to.string()}});
  try {
    return back_up_whole(order, progress);
  } catch (const fs::filesystem_error& error) {
    throw base::invalid("backup.unreadable", {{"file", error.path1().string()}, {"why", error.code().message()}});
  }
}

store::BackupPruning prune_backups(const fs::path& folder, const std::optional<store::SealingKey>& key, std::size_t keep) {
  return store::BackupFolder(folder, store::BackupFolder::Use::write, key).prune(keep);
}

}  // namespace gridward::services
