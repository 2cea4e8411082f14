// SPDX-License-Identifier: Apache-2.0
#include "store/backup_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/file_handle.hpp"

namespace gridward::store {

namespace fs = std::filesystem;

base::Problem backup_folder_problem(const fs::path& path, int error) {
  if (error == ENOSPC || error == EDQUOT) return base::invalid("backup.folder_full", {{"file", path.string()}});
  if (error == EROFS) return base::invalid("backup.folder_read_only", {{"file", path.string()}});
  return base::invalid("backup.folder_unusable", {{"file", path.string()}, {"why", std::strerror(error)}});
}

std::optional<std::string> read_backup_file(const fs::path& path, std::size_t limit) {
  const FileHandle file(path, O_RDONLY);
  if (!file.ok()) return std::nullopt;
  const off_t size = ::lseek(file.descriptor(), 0, SEEK_END);
  if (size < 0 || static_cast<std::size_t>(size) > limit) return std::string();
  std::string bytes(static_cast<std::size_t>(size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t count = ::pread(file.descriptor(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::string();
    at += static_cast<std::size_t>(count);
  }
  return bytes;
}

void write_backup_file(const fs::path& path, std::string_view bytes, bool durable) {
  FileHandle file(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (!file.ok() || !file.write(bytes) || (durable && !file.sync())) throw backup_folder_problem(path, errno);
  if (!durable) ::sync_file_range(file.descriptor(), 0, 0, SYNC_FILE_RANGE_WRITE);   // begun now, there is less to wait for later
}

void make_backup_folder(const fs::path& path) {
  std::error_code error;
  const bool made = fs::create_directories(path, error);
  if (error) throw backup_folder_problem(path, error.value());
  if (made) fs::permissions(path, fs::perms::owner_all, error);
  if (::access(path.c_str(), W_OK | X_OK) != 0) throw backup_folder_problem(path, errno);
}

}  // namespace gridward::store
