// SPDX-License-Identifier: Apache-2.0
// The region tree: province → prefecture → county → sub-district → community or village → grid → micro-grid.
// A region's code starts with its parent's code (domain.md §1.4), so that "everything below" is a range of codes.
#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "domain/geometry.hpp"

namespace gridward::domain {

enum class RegionLevel { province, prefecture, county, subdistrict, community, village, grid, micro_grid };
BOOST_DESCRIBE_ENUM(RegionLevel, province, prefecture, county, subdistrict, community, village, grid, micro_grid)

enum class GridKind { basic, dedicated };
BOOST_DESCRIBE_ENUM(GridKind, basic, dedicated)

/// Digits only, of length 2, 4, 6, 9, 12, 15 (grid) or 17 (micro-grid).
class RegionCode {
 public:
  RegionCode() = default;
  /// Also takes a statistical code padded with zeros ("320612001000" is sub-district 320612001).
  static std::optional<RegionCode> parse(std::string_view text);

  const std::string& text() const { return m_text; }
  bool empty() const { return m_text.empty(); }
  /// The code one level up; empty for a province.
  RegionCode parent() const;
  /// True if other is this region or lies below it.
  bool covers(const RegionCode& other) const;
  /// The first `digits` digits as a code; this code itself when it is shorter.
  RegionCode at_most(std::size_t digits) const;
  auto operator<=>(const RegionCode&) const = default;

 private:
  explicit RegionCode(std::string text) : m_text(std::move(text)) {}
  std::string m_text;
};

/// The level that a code's length and digits say; communities are 001–199, villages 200–399 in their last three digits
/// (others count as communities).
RegionLevel level_of(const RegionCode& code);

struct Region {
  RegionCode code;
  RegionLevel level = RegionLevel::community;
  std::string name;
  RegionCode parent;                ///< empty for a province
  std::optional<GridKind> kind;     ///< grids only
  base::Date valid_from{};
  std::optional<base::Date> valid_to;  ///< last day on which it is valid; never recycled afterwards
  std::optional<Boundary> boundary;    ///< grids and micro-grids have one; others where known
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Region, (), (code, level, name, parent, kind, valid_from, valid_to, boundary, version))

bool valid_on(const Region& region, base::Date day);

}  // namespace gridward::domain
