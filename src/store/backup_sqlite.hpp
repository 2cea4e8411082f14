// SPDX-License-Identifier: Apache-2.0
// A copy of a SQLite database as it is at one moment, while others write: made by SQLite's own backup API inside one read transaction. A
// transaction that stays open is why a writer cannot make the copy start again, and WAL is why the copy cannot make a writer wait. The copy
// lies in the house's own folder, on no path (it is unlinked while empty), so that it is gone when the process is, however that ends. It is made first and read
// afterwards, because the log of the database grows as long as the transaction lasts, and a back-up folder may be slow.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "store/file_handle.hpp"

namespace gridward::store {

/// done and total in bytes.
using BackupProgress = std::function<void(std::string_view what, std::int64_t done, std::int64_t total)>;

class SqliteCopy {
 public:
  /// Throws Problem "backup.no_house" (no such file, or none of ours), "backup.scratch_full", or what a database throws.
  SqliteCopy(const std::filesystem::path& database, const std::filesystem::path& scratch_folder, const BackupProgress& progress);

  std::int64_t bytes() const { return m_bytes; }
  std::int64_t last_seq() const { return m_last_seq; }

  /// In order, each of piece_bytes but the last. Pages keep their places from one copy to the next, so most pieces stay the same.
  static constexpr std::size_t piece_bytes = 256u << 10;
  void each_piece(const std::function<void(std::string_view piece)>& take) const;

 private:
  std::unique_ptr<FileHandle> m_file;
  std::int64_t m_bytes = 0;
  std::int64_t m_last_seq = 0;
};

}  // namespace gridward::store
