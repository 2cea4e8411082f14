// SPDX-License-Identifier: Apache-2.0
// The two hash suites of the ledger and how RFC 6962 (2.1) hashes a tree with them: leaves behind the byte 0x00, nodes behind 0x01, so
// that a leaf can never pass for a node. SHA-256 goes with Ed25519, SM3 (GB/T 32905) with SM2; both make 32 bytes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gridward::ledger {

enum class Suite { sha256, sm3 };
constexpr std::array<Suite, 2> suites{Suite::sha256, Suite::sm3};

using Hash = std::array<unsigned char, 32>;

Hash digest(Suite suite, std::string_view bytes);
Hash leaf_hash(Suite suite, std::string_view entry);
Hash node_hash(Suite suite, const Hash& left, const Hash& right);
/// Of a tree without leaves: the digest of nothing.
Hash empty_root(Suite suite);

std::string_view bytes_of(const Hash& hash);
/// Nothing unless there are 32 bytes.
std::optional<Hash> hash_from(std::string_view bytes);

/// RFC 4648, section 4, padded. Reading is strict: nothing for what writing would not have made.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);
/// Decimal without sign and leading zeros, below 2^63; nothing otherwise.
std::optional<std::uint64_t> decimal(std::string_view text);

}  // namespace gridward::ledger
