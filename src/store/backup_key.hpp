// SPDX-License-Identifier: Apache-2.0
// The operator's key that locks back-ups: 32 random bytes in one line of text, Crockford's alphabet in groups of four with a checksum at
// the end, so that it can be printed, laid into a safe and typed in again. It is no key of the house and never lies inside a back-up.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "store/sealing.hpp"

namespace gridward::store {

/// Writes a new key, mode 0600. Throws Problem "backup.key_exists" (nothing is ever overwritten) or "backup.key_unwritable".
void create_backup_key(const std::filesystem::path& file);

/// Throws Problem "backup.key_unreadable", "backup.key_permissions" (group or others may read it) or "backup.key_broken" (a letter is wrong).
SealingKey read_backup_key(const std::filesystem::path& file);

/// The line, and back; small letters, blanks and the look-alikes I L O are taken. Throws Problem "backup.key_broken" naming the file.
std::string backup_key_text(const SealingKey& key);
SealingKey parse_backup_key(std::string_view text, const std::filesystem::path& file);

/// Eight hex digits that name a key without telling it.
std::string fingerprint(const SealingKey& key);

/// HMAC-SHA256 (RFC 2104): 32 bytes.
SealingKey keyed_hash(const SealingKey& key, std::string_view bytes);

}  // namespace gridward::store
