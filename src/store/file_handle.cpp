// SPDX-License-Identifier: Apache-2.0
#include "store/file_handle.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace gridward::store {

FileHandle::FileHandle(const std::filesystem::path& path, int flags, unsigned mode)
    : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}

FileHandle::~FileHandle() {
  if (ok()) ::close(m_descriptor);
}

bool FileHandle::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool FileHandle::sync() { return ::fsync(m_descriptor) == 0; }

void WriteBehind::reached(std::int64_t bytes) {
  constexpr std::int64_t step = 8 << 20;
  for (; bytes - m_sent >= step; m_sent += step) {
    // Whatever goes wrong here the final sync or read will tell.
    ::sync_file_range(m_descriptor, m_sent, step, SYNC_FILE_RANGE_WRITE);
    if (m_sent >= step) ::sync_file_range(m_descriptor, m_sent - step, step, SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
  }
}

bool sync_folder(const std::filesystem::path& folder) {
  FileHandle handle(folder, O_RDONLY | O_DIRECTORY);
  return handle.ok() && handle.sync();
}

}  // namespace gridward::store
