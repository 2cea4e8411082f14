// SPDX-License-Identifier: Apache-2.0
// Names and contents of tiles, by C2SP tlog-tiles: "<L>/<N>[.p/<W>]" behind tile/, entry bundles as "entries/<N>[.p/<W>]", N in groups
// of three digits (1234067 is x001/x234/067).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/hashing.hpp"

namespace gridward::ledger {

struct TileName {
  std::uint64_t number = 0;
  unsigned width = 256;         ///< below 256: a partial tile
};

/// Strict: one name for one tile. `text` is "<N>[.p/<W>]".
std::optional<TileName> parse_tile(std::string_view text);
std::string to_text(const TileName& tile);
/// 0…63 without leading zeros.
std::optional<unsigned> parse_level(std::string_view text);

/// How wide the tile is in a tree of that size; 0 = not there.
unsigned width_in(std::uint64_t size, unsigned level, std::uint64_t number);

/// Adds an entry to a bundle: its length as two bytes, the higher first, and its bytes. Precondition: shorter than 65,536 bytes.
void add_to_bundle(std::string& bundle, std::string_view entry);

}  // namespace gridward::ledger
