// SPDX-License-Identifier: Apache-2.0
// Invented but well-formed ground for the demo: grids that tile an area around a centre, with common borders and no overlap,
// gathered into communities of neighbours.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/geometry.hpp"

namespace gridward::services::demo {

struct Tile {
  int community = 0;           ///< index, 0 … communities-1
  domain::Boundary boundary;
};

struct Tiling {
  std::vector<Tile> tiles;                      ///< community by community
  std::vector<domain::Boundary> communities;    ///< outlines
  domain::Boundary whole;
};

/// `tiles` cells on a 12-wide lattice around the centre; the same seed gives the same ground.
Tiling make_tiling(domain::LngLat centre, int communities, int tiles, std::uint64_t seed);

}  // namespace gridward::services::demo
