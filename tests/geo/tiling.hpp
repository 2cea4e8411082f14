// SPDX-License-Identifier: Apache-2.0
// A made-up sub-district: grids that tile a rectangle without gaps, their shared corners moved at random.
#pragma once

#include <cstdio>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "domain/geometry.hpp"

namespace gridward::geo {

struct Tiling {
  int columns = 20;
  int rows = 15;
  domain::LngLat south_west{121.02, 32.02};
  double step = 0.005;                 ///< degrees
  std::vector<domain::LngLat> corners; ///< row by row, (columns + 1) × (rows + 1)

  domain::LngLat corner(int column, int row) const { return corners[static_cast<std::size_t>(row * (columns + 1) + column)]; }

  domain::Ring ring(int column, int row) const {
    return {corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1), corner(column, row)};
  }

  static std::string code(int column, int row) {
    char text[32];
    std::snprintf(text, sizeof text, "320612001%03d%03d", row, column);
    return text;
  }

  std::vector<std::pair<std::string, domain::Boundary>> grids() const {
    std::vector<std::pair<std::string, domain::Boundary>> all;
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) all.emplace_back(code(column, row), domain::Boundary{{{ring(column, row), {}}}});
    }
    return all;
  }
};

/// Corners move by up to a third of a step; those on the rim stay.
inline Tiling jittered_tiling(unsigned seed) {
  Tiling tiling;
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> shift(-tiling.step / 3.0, tiling.step / 3.0);
  for (int row = 0; row <= tiling.rows; ++row) {
    for (int column = 0; column <= tiling.columns; ++column) {
      const bool rim = row == 0 || row == tiling.rows || column == 0 || column == tiling.columns;
      tiling.corners.push_back({tiling.south_west.lng + column * tiling.step + (rim ? 0.0 : shift(random)),
                                tiling.south_west.lat + row * tiling.step + (rim ? 0.0 : shift(random))});
    }
  }
  return tiling;
}

}  // namespace gridward::geo
