// SPDX-License-Identifier: Apache-2.0
// Sealing: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. A sealed text is nonce (12), cipher text, tag (16). `bound_to` is
// not hidden but must be the same when unsealing, so that a sealed text cannot be moved to another owner.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace gridward::store {

using SealingKey = std::array<unsigned char, 32>;

std::string seal(const SealingKey& key, std::string_view plain, std::string_view bound_to);
/// Nothing if a bit of it, the key or bound_to differs.
std::optional<std::string> unseal(const SealingKey& key, std::string_view sealed, std::string_view bound_to);

}  // namespace gridward::store
