// SPDX-License-Identifier: Apache-2.0
#include "store/backup_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "store/backup_files.hpp"
#include "store/backup_marker.hpp"

namespace gridward::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* ending = ".gwb";
constexpr std::size_t largest_file = BackupCipher::max_piece_bytes + 4096;
constexpr std::size_t most_waiting_bytes = 64u << 20, most_waiting = 4096;

BackupCipher open_cipher(const fs::path& folder, BackupFolder::Use use, const std::optional<SealingKey>& key) {
  if (use == BackupFolder::Use::write) {
    make_backup_folder(folder);
    mark_backup_folder(folder, key);
  }
  return cipher_of_backup_folder(folder, key);
}

std::string piece_binding(const PieceName& name) { return "piece " + name.text(); }
std::string manifest_binding(const std::string& name) { return "manifest " + name; }

/// Of Shanghai's clock, which knows no summer time; moved on when the clock went back.
std::string name_after(base::Instant at, const std::vector<std::string>& names) {
  const std::string text = base::to_text(at);
  const std::string stamp = text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2) + '-' + text.substr(11, 2) + text.substr(14, 2) + text.substr(17, 2);
  if (names.empty() || names.back() < stamp) return stamp;
  const std::string& last = names.back();
  const std::size_t stem = stamp.size();
  const unsigned long count = last.size() > stem + 1 ? std::stoul(last.substr(stem + 1)) : 1;
  const std::string digits = std::to_string(count + 1);
  return last.substr(0, stem) + '-' + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

bool is_backup_name(std::string_view name) {
  const auto all_digits = [](std::string_view text) { return !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string_view::npos; };
  if (name.size() < 15 || name[8] != '-' || !all_digits(name.substr(0, 8)) || !all_digits(name.substr(9, 6))) return false;
  return name.size() == 15 || (name[15] == '-' && all_digits(name.substr(16)));
}

}  // namespace

BackupFolder::BackupFolder(fs::path folder, Use use, const std::optional<SealingKey>& key) : m_folder(std::move(folder)), m_cipher(open_cipher(m_folder, use, key)) {
  const bool writes = use == Use::write;
  m_lock = std::make_unique<FileHandle>(m_folder / "lock", writes ? O_RDWR | O_CREAT : O_RDONLY, 0600);
  if (!m_lock->ok() && writes) throw backup_folder_problem(m_folder / "lock", errno);
  // A medium that nobody can write to has no lock to take.
  if (m_lock->ok() && ::flock(m_lock->descriptor(), (writes ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) throw base::conflict("backup.busy", {{"folder", m_folder.string()}});
  if (!writes) return;
  std::error_code ignored;
  fs::remove_all(m_folder / "incoming", ignored);
  for (const char* part : {"objects", "backups", "incoming"}) make_backup_folder(m_folder / part);
  if (!sync_folder(m_folder)) throw backup_folder_problem(m_folder, errno);
}

fs::path BackupFolder::piece_path(const PieceName& name) const {
  const std::string text = name.text();
  return m_folder / "objects" / text.substr(0, 2) / text;
}

bool BackupFolder::holds(const PieceName& name) const { return m_waiting.contains(name) || ::access(piece_path(name).c_str(), F_OK) == 0; }

std::size_t BackupFolder::put(const PieceName& name, std::string_view bytes, BackupCipher::Packing packing) {
  if (holds(name)) return 0;
  const std::string locked = m_cipher.lock(bytes, piece_binding(name), packing);
  write_backup_file(m_folder / "incoming" / name.text(), locked, false);
  m_waiting.insert(name);
  m_waiting_bytes += locked.size();
  if (m_waiting_bytes >= most_waiting_bytes || m_waiting.size() >= most_waiting) settle();
  return locked.size();
}

std::string BackupFolder::get(const PieceName& name) const {
  const fs::path path = m_waiting.contains(name) ? m_folder / "incoming" / name.text() : piece_path(name);
  const auto locked = read_backup_file(path, largest_file);
  if (!locked) throw base::invalid("backup.piece_missing", {{"file", path.string()}});
  auto bytes = m_cipher.unlock(*locked, piece_binding(name));
  if (!bytes) throw base::invalid("backup.piece_damaged", {{"file", path.string()}});
  return std::move(*bytes);
}

// One syncfs for thousands of pieces instead of one fsync each: first their bytes, then their names.
void BackupFolder::settle() {
  const FileHandle root(m_folder, O_RDONLY | O_DIRECTORY);
  if (!root.ok() || ::syncfs(root.descriptor()) != 0) throw backup_folder_problem(m_folder, errno);
  for (const PieceName& name : m_waiting) {
    const fs::path path = piece_path(name);
    if (::rename((m_folder / "incoming" / name.text()).c_str(), path.c_str()) == 0) continue;
    make_backup_folder(path.parent_path());
    if (::rename((m_folder / "incoming" / name.text()).c_str(), path.c_str()) != 0) throw backup_folder_problem(path, errno);
  }
  if (::syncfs(root.descriptor()) != 0) throw backup_folder_problem(m_folder, errno);
  m_waiting.clear();
  m_waiting_bytes = 0;
}

void BackupFolder::finish(BackupManifest& manifest) {
  settle();
  manifest.name = name_after(manifest.made_at, names());
  const fs::path aside = m_folder / "incoming" / "manifest", path = m_folder / "backups" / (manifest.name + ending);
  write_backup_file(aside, m_cipher.lock(json::write_text(manifest), manifest_binding(manifest.name), BackupCipher::Packing::compress), true);
  if (::rename(aside.c_str(), path.c_str()) != 0 || !sync_folder(path.parent_path())) throw backup_folder_problem(path, errno);
}

std::vector<std::string> BackupFolder::names() const {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(m_folder / "backups", none))
    if (entry.path().extension() == ending && is_backup_name(entry.path().stem().string())) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

BackupManifest BackupFolder::manifest(const std::string& wanted) const {
  const auto all = names();
  if (all.empty()) throw base::invalid("backup.none", {{"folder", m_folder.string()}});
  const std::string& name = wanted.empty() ? all.back() : wanted;
  if (std::find(all.begin(), all.end(), name) == all.end()) throw base::invalid("backup.unknown", {{"name", name}, {"newest", all.back()}});
  const fs::path path = m_folder / "backups" / (name + ending);
  const auto text = m_cipher.unlock(read_backup_file(path, largest_file).value_or(""), manifest_binding(name));
  try {
    if (text) return json::read_stored<BackupManifest>(*text);
  } catch (const base::BrokenPromise&) {  // falls through to the one message
  }
  throw base::invalid("backup.manifest_damaged", {{"file", path.string()}});
}

std::set<PieceName> BackupFolder::named_by(const std::vector<std::string>& kept) const {
  std::set<PieceName> named;
  const auto add = [&](const std::string& text) { if (const auto name = PieceName::parse(text)) named.insert(*name); };
  for (const std::string& name : kept) {
    const BackupManifest manifest = this->manifest(name);
    add(manifest.keys);
    for (const auto* part : {&manifest.database, &manifest.photos})
      for (const std::string& list : part->lists) add(list);
    each_record(*this, manifest.database, [&](const PieceRecord& record) { named.insert(record.id); });
    each_record(*this, manifest.photos, [&](const PieceRecord& record) { named.insert(m_cipher.name_of_photo(record.id.text())); });
  }
  return named;
}

BackupPruning BackupFolder::prune(std::size_t keep) {
  ENSURE(keep > 0);
  auto all = names();
  const std::size_t gone = all.size() > keep ? all.size() - keep : 0;
  const std::set<PieceName> named = named_by({all.begin() + static_cast<std::ptrdiff_t>(gone), all.end()});
  BackupPruning pruning;
  for (std::size_t i = 0; i < gone; ++i)
    if (::unlink((m_folder / "backups" / (all[i] + ending)).c_str()) == 0) ++pruning.backups;
  if (!sync_folder(m_folder / "backups")) throw backup_folder_problem(m_folder / "backups", errno);
  for (const auto& entry : fs::recursive_directory_iterator(m_folder / "objects")) {
    const auto name = PieceName::parse(entry.path().filename().string());
    if (!name || named.contains(*name)) continue;
    std::error_code unknown;
    const auto bytes = entry.file_size(unknown);
    if (::unlink(entry.path().c_str()) != 0) continue;
    ++pruning.pieces;
    if (!unknown) pruning.bytes += static_cast<std::int64_t>(bytes);
  }
  return pruning;
}

}  // namespace gridward::store
