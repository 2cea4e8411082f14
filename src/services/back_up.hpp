// SPDX-License-Identifier: Apache-2.0
// `gridward backup`: a house as it is at one moment, into a folder of back-ups, while others write to it. In it: the database, the photos, the
// keys folder. First the database, then the photos: what a row of that moment shows was stored before the row and is there. The schema
// need not fit this program, because the time for a back-up is before an upgrade. Knows no server and changes nothing in the house.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/backup_folder.hpp"
#include "store/backup_sqlite.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

struct BackUpOrder {
  std::filesystem::path data;
  store::sql::DatabaseAddress database;
  std::filesystem::path to;
  std::optional<store::SealingKey> key;    ///< absent = plain, because the operator said so
};

struct BackUpReport {
  static constexpr std::size_t names_kept = 20;
  store::BackupManifest manifest;
  std::int64_t new_pieces = 0;
  std::int64_t new_bytes = 0;               ///< written to the folder; the rest was there
  std::int64_t new_photos = 0;
  std::int64_t damaged_photos = 0;          ///< their bytes are not what their name says; left out
  std::vector<std::string> damaged;         ///< the first of them
  std::vector<std::string> not_included;    ///< what else lies in the data folder
};

/// Throws what store/backup_folder.hpp, backup_sqlite.hpp and backup_postgres.hpp say, and Problem "backup.inside_data",
/// "backup.unreadable" or "backup.restore_cut_off".
BackUpReport back_up(const BackUpOrder& order, const store::BackupProgress& progress);

/// All but the newest `keep` back-ups go. Throws Problem "backup.manifest_damaged" and the like, and then has removed nothing.
store::BackupPruning prune_backups(const std::filesystem::path& folder, const std::optional<store::SealingKey>& key, std::size_t keep);

/// Where a rehearsal has its scratch inside the data folder; no part of the house.
constexpr const char* rehearsal_folder = "gridward-rehearsal";

/// True for a path at or below a folder.
bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace gridward::services
