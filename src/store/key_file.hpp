// SPDX-License-Identifier: Apache-2.0
// A key of 32 random bytes in a file that only its owner may read.
#pragma once

#include <filesystem>

#include "store/sealing.hpp"

namespace gridward::store {

/// Creates file (0600) and folder (0700) when absent. Throws Problem "vault.key_permissions" if group or others may read or write the file,
/// "vault.key_broken" if it cannot be read or is not 32 bytes.
SealingKey read_or_create_key(const std::filesystem::path& file);

}  // namespace gridward::store
