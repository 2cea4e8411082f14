// SPDX-License-Identifier: Apache-2.0
// Places on one number line: an S2 cell id is an ordinary indexed integer, so that both databases find what is near by
// ranges of it, with no spatial extension. The ranges cover a little more than was asked; the caller drops the rest
// by distance or by coordinates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "domain/geometry.hpp"

namespace gridward::geo {

/// The level-30 S2 cell (about 1 cm) of a point, its 64 bits read as a signed integer as SQL knows them.
/// Throws invalid("geo.off_earth").
std::int64_t cell_of(domain::LngLat point);

/// The middle of a cell of any level.
domain::LngLat centre_of(std::int64_t cell);

/// Both corners belong to the box; west is east of east when it crosses the 180th meridian.
struct Box {
  domain::LngLat south_west;
  domain::LngLat north_east;
};

struct Circle {
  domain::LngLat centre;
  double radius_m = 0;
};

/// First and last, both inclusive.
using CellRange = std::pair<std::int64_t, std::int64_t>;

/// At most max_ranges (1 to 1000) ascending ranges without overlap that hold cell_of every point of the area. More ranges fit closer.
/// Throw invalid("geo.off_earth"), invalid("geo.bad_radius") or invalid("geo.bad_box") (south above north).
std::vector<CellRange> cell_ranges(const Box& box, std::size_t max_ranges = 16);
std::vector<CellRange> cell_ranges(const Circle& circle, std::size_t max_ranges = 16);

}  // namespace gridward::geo
