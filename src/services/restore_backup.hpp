// SPDX-License-Identifier: Apache-2.0
// `gridward restore`: a house out of a folder of back-ups, into nothing. Everything is made beside the target ("<data>.restoring") and gets
// its name at the end; where the database stands elsewhere, it comes last, in one piece, so that at every moment the house is whole or
// none. A target that holds anything is refused.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/backup_folder.hpp"
#include "store/backup_sqlite.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

struct RestoreOrder {
  std::filesystem::path from;
  std::string at;                             ///< name of a back-up; "" = the newest
  std::optional<store::SealingKey> key;
  std::filesystem::path data;
  store::sql::DatabaseAddress database;
  bool leave_out_damaged_photos = false;      ///< false: one damaged photo refuses the whole
  bool durable = true;                        ///< false: a rehearsal need not wait for the disk
};

struct RestoreReport {
  static constexpr std::size_t names_kept = 20;
  store::BackupManifest manifest;
  std::int64_t photos_left_out = 0;
  std::vector<std::string> left_out;          ///< the first of them
};

/// Throws what store/backup_folder.hpp says, and Problem "backup.target_not_empty", "backup.database_not_empty", "backup.engine_differs",
/// "backup.restore_busy", "backup.target_unusable". Afterwards the target is as before.
RestoreReport restore_backup(const RestoreOrder& order, const store::BackupProgress& progress);

}  // namespace gridward::services
