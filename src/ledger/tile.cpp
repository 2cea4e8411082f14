// SPDX-License-Identifier: Apache-2.0
#include "ledger/tile.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "ledger/tree.hpp"

namespace gridward::ledger {

namespace {

constexpr std::size_t most_groups = 5;   // 10^15 tiles

bool three_digits(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::uint64_t> parse_number(std::string_view text) {
  const auto groups = base::split(text, '/');
  if (groups.size() > most_groups) return std::nullopt;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool last = i + 1 == groups.size();
    if (!last && !groups[i].starts_with('x')) return std::nullopt;
    const auto digits = last ? groups[i] : groups[i].substr(1);
    if (!three_digits(digits)) return std::nullopt;
    for (const char c : digits) number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

}  // namespace

std::optional<TileName> parse_tile(std::string_view text) {
  TileName tile;
  const auto partial = text.find(".p/");
  if (partial != std::string_view::npos) {
    const auto width = decimal(text.substr(partial + 3));
    if (!width || *width == 0 || *width >= tile_width) return std::nullopt;
    tile.width = static_cast<unsigned>(*width);
    text = text.substr(0, partial);
  }
  const auto number = parse_number(text);
  if (!number) return std::nullopt;
  tile.number = *number;
  const auto canonical = to_text({tile.number, tile_width});
  if (canonical != text) return std::nullopt;   // "x000/007" is another name of "007"
  return tile;
}

std::string to_text(const TileName& tile) {
  std::string text = fmt::format("{:03}", tile.number % 1000);
  for (auto rest = tile.number / 1000; rest > 0; rest /= 1000) text.insert(0, fmt::format("x{:03}/", rest % 1000));
  if (tile.width < tile_width) text += fmt::format(".p/{}", tile.width);
  return text;
}

std::optional<unsigned> parse_level(std::string_view text) {
  const auto level = decimal(text);
  if (!level || *level > 63) return std::nullopt;
  return static_cast<unsigned>(*level);
}

unsigned width_in(std::uint64_t size, unsigned level, std::uint64_t number) {
  if (level * tile_height > 62) return 0;
  const auto hashes = size >> (level * tile_height), first = number * tile_width;
  return hashes <= first ? 0 : static_cast<unsigned>(std::min(hashes - first, tile_width));
}

void add_to_bundle(std::string& bundle, std::string_view entry) {
  ENSURE(entry.size() < 1u << 16);
  bundle += static_cast<char>(entry.size() >> 8);
  bundle += static_cast<char>(entry.size() & 0xff);
  bundle += entry;
}

}  // namespace gridward::ledger
