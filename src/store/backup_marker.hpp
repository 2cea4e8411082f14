// SPDX-License-Identifier: Apache-2.0
// gridward-backup.json, the one file of a folder of back-ups that is never sealed: which format, which salt, which key. It makes a folder one
// of back-ups, and is all that a stranger may read there.
#pragma once

#include <filesystem>
#include <optional>

#include "store/backup_object.hpp"

namespace gridward::store {

/// Makes the folder one of back-ups unless it is. Throws Problem "backup.folder_foreign" (it holds other things) or what
/// store/backup_files.hpp says.
void mark_backup_folder(const std::filesystem::path& folder, const std::optional<SealingKey>& key);

/// Throws Problem "backup.folder_none" (no marker), "backup.folder_newer" (of a format unknown here), "backup.manifest_damaged",
/// "backup.key_differs", "backup.key_missing" or "backup.key_superfluous" (a plain folder).
BackupCipher cipher_of_backup_folder(const std::filesystem::path& folder, const std::optional<SealingKey>& key);

}  // namespace gridward::store
