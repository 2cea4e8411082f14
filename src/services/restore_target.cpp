// SPDX-License-Identifier: Apache-2.0
#include "services/restore_target.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace gridward::services {

namespace fs = std::filesystem;

namespace {

constexpr const char* unfinished = "restore-unfinished";

fs::path aside_of(const fs::path& data) { return data.string() + ".restoring"; }

bool holds_something(const fs::path& folder) {
  std::error_code none;
  const fs::directory_iterator entries(folder, none);
  return !none && entries != fs::directory_iterator();
}

void clear(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder))
    if (fs::remove_all(entry.path(), error); error) throw RestoreTarget::unusable(entry.path(), error.value());
}

}  // namespace

void require_whole_house(const fs::path& data) {
  const fs::path whole = without_slash(data);
  if (RestoreTarget::waited_for(whole) || (!holds_something(whole) && holds_something(aside_of(whole)))) throw base::conflict("backup.restore_cut_off", {{"folder", data.string()}});
}

fs::path without_slash(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

base::Problem RestoreTarget::unusable(const fs::path& path, int error) {
  if (error == ENOSPC || error == EDQUOT) return base::invalid("backup.target_full", {{"file", path.string()}});
  if (error == EROFS) return base::invalid("backup.target_read_only", {{"file", path.string()}});
  return base::invalid("backup.target_unusable", {{"file", path.string()}, {"why", std::generic_category().message(error)}});
}

void RestoreTarget::write_file(const fs::path& path, std::string_view bytes, unsigned mode) {
  store::FileHandle file(path, O_WRONLY | O_CREAT | O_EXCL, mode);
  if (!file.ok() || !file.write(bytes)) throw unusable(path, errno);
}

void RestoreTarget::rename_durably(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0 || !store::sync_folder(to.parent_path())) throw unusable(to, errno);
}

std::optional<std::string> RestoreTarget::waited_for(const fs::path& data) {
  std::ifstream mark(data / unfinished);
  std::string name;
  if (!mark) return std::nullopt;
  std::getline(mark, name);
  return name;
}

RestoreTarget::RestoreTarget(const fs::path& data) : m_data(data), m_path(aside_of(data)) {
  std::error_code error;
  if (fs::create_directories(m_path.parent_path(), error); error) throw unusable(m_path.parent_path(), error.value());
  if (::mkdir(m_path.c_str(), 0700) != 0 && errno != EEXIST) throw unusable(m_path, errno);
  m_lock = std::make_unique<store::FileHandle>(m_path, O_RDONLY | O_DIRECTORY);
  if (!m_lock->ok()) throw unusable(m_path, errno);
  if (::flock(m_lock->descriptor(), LOCK_EX | LOCK_NB) != 0) throw base::conflict("backup.restore_busy", {{"folder", m_path.string()}});
  m_aside = true;
  clear(m_path);
  if (!waited_for(m_data)) return;
  const store::FileHandle other(m_data, O_RDONLY | O_DIRECTORY);   // whoever restores into it holds its lock still
  if (!other.ok() || ::flock(other.descriptor(), LOCK_EX | LOCK_NB) != 0) throw base::conflict("backup.restore_busy", {{"folder", m_data.string()}});
  // In one step, so that a folder without its mark is never half taken away.
  if (::rename(m_data.c_str(), (m_path / "stale").c_str()) != 0) throw unusable(m_data, errno);
  clear(m_path);
}

// What did not become whole goes; never by taking a data folder apart, which a kill could leave looking like another's.
RestoreTarget::~RestoreTarget() {
  if (m_complete) return;
  if (!m_aside && ::rename(m_data.c_str(), m_path.c_str()) != 0) return;
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

void RestoreTarget::become_data(const std::string& waiting_for, bool durable) {
  if (!waiting_for.empty()) write_file(m_path / unfinished, waiting_for, 0600);
  if (durable && ::syncfs(m_lock->descriptor()) != 0) throw unusable(m_path, errno);
  rename_durably(m_path, m_data);
  m_aside = false;
  m_complete = waiting_for.empty();
}

void RestoreTarget::remove_mark(const fs::path& data) {
  if (::unlink((data / unfinished).c_str()) != 0 && errno != ENOENT) throw unusable(data / unfinished, errno);
}

void RestoreTarget::complete() {
  remove_mark(m_data);
  m_complete = true;
}

}  // namespace gridward::services
