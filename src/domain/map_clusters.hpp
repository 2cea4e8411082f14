// SPDX-License-Identifier: Apache-2.0
// Points of a map gathered into clusters: which S2 cells fit a zoom, the arithmetic of their ids (an id is 64 bits; its lowest set
// bit says the level), and the joining of what would overlap on the screen. Knows nothing of databases or projections but
// the screen's (web Mercator, 512 points a tile).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "domain/geometry.hpp"

namespace gridward::domain {

/// A level of table map_cell, and how many digits of a region's code it keeps: the finer the cell, the finer the region.
struct MapLevel {
  int level;
  std::size_t digits;
};
inline constexpr std::array<MapLevel, 4> map_levels = {{{9, 6}, {11, 9}, {13, 12}, {15, 17}}};
inline constexpr int finest_map_level = map_levels.back().level;

/// The bit that marks a cell's level, 0 (a sixth of the earth) to 30 (a centimetre).
constexpr std::int64_t cell_bit(int level) { return std::int64_t{1} << (2 * (30 - level)); }
/// The cell of that level around a smaller one.
constexpr std::int64_t cell_above(std::int64_t cell, int level) { return (cell & -cell_bit(level)) | cell_bit(level); }

/// What a screen shows.
struct MapWindow {
  LngLat south_west;
  LngLat north_east;   ///< east of the other; no window crosses the 180th meridian
  double zoom = 0;     ///< 0 … 24
};

/// Cells of some 70 points on the screen, and never more than about a thousand in the window whatever its zoom claims. 2 … 20.
int cluster_level(const MapWindow& window);

/// Millionths of a degree, as the map's sums count them.
std::int64_t micro_degrees(double degrees);

struct MapCluster {
  LngLat at;                           ///< middle of its points
  std::int64_t count = 0;
  std::int64_t worst = 0;              ///< rank, higher is worse
  std::int64_t overdue = 0;
  std::int64_t cell = 0;               ///< where it was counted; 0 once joined from several
  std::vector<std::size_t> members;    ///< places in the caller's own list; may be empty
};

/// Joins what would overlap on a screen of that zoom, the larger swallowing the smaller, until at most `limit` are left. The order is
/// from large to small and does not depend on the order given.
std::vector<MapCluster> join_close(std::vector<MapCluster> clusters, double zoom, std::size_t limit);

}  // namespace gridward::domain
