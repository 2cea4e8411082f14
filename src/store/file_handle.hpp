// SPDX-License-Identifier: Apache-2.0
// FileHandle: a file descriptor that closes itself, and the few calls that make a file durable.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace gridward::store {

class FileHandle {
 public:
  /// As open(2); check ok().
  FileHandle(const std::filesystem::path& path, int flags, unsigned mode = 0);
  ~FileHandle();
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;

  bool ok() const { return m_descriptor >= 0; }
  int descriptor() const { return m_descriptor; }
  /// False on the first error; errno says which.
  bool write(std::string_view bytes);
  bool sync();

 private:
  int m_descriptor;
};

/// For a long file that need not be durable at once: sends it to the disk while it is written and lets the writer go no faster than that. Else
/// gigabytes wait in memory, and everybody else's sync on that disk has to wait behind them.
class WriteBehind {
 public:
  explicit WriteBehind(int descriptor) : m_descriptor(descriptor) {}
  /// So much has been written from the beginning on.
  void reached(std::int64_t bytes);

 private:
  int m_descriptor;
  std::int64_t m_sent = 0;
};

/// Makes the names in a folder durable.
bool sync_folder(const std::filesystem::path& folder);

}  // namespace gridward::store
