// SPDX-License-Identifier: Apache-2.0
// Which grid a point belongs to: an immutable picture of all grids' boundaries in memory. Any number of threads may
// read it; a change of a boundary builds a new one beside it (about 0.1 s for 300 grids).
// Most points are answered from a raster, those near an edge by S2: see Raster for why both give the same answer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/geometry.hpp"
#include "geo/cells.hpp"

namespace gridward::geo {

/// Two regions that share ground; first < second.
struct Overlap {
  std::string first;
  std::string second;
  double area_m2 = 0;
};

class GridIndex {
 public:
  /// Neighbours that were drawn to the same line give this much by rounding and by edges split at different corners.
  static constexpr double tolerance_m2 = 1.0;

  /// Region codes with their boundaries, in any order; each boundary has passed boundary_problems.
  /// Throws invalid("geo.boundary_unusable", region) for coordinates that are not on earth.
  explicit GridIndex(const std::vector<std::pair<std::string, domain::Boundary>>& grids);
  ~GridIndex();
  GridIndex(GridIndex&&) noexcept;
  GridIndex& operator=(GridIndex&&) noexcept;

  /// The grid's code, valid as long as this index. On the line or corner of neighbours that share their corners a point
  /// belongs to exactly one of them; where grids overlap, to the lowest code; nowhere for a point that is not on earth.
  std::optional<std::string_view> grid_at(domain::LngLat point) const;

  /// Pairs that overlap by more than min_area_m2, ascending by codes. Looks at every pair whose boxes meet: for the
  /// desk, not for every request.
  std::vector<Overlap> overlaps(double min_area_m2 = tolerance_m2) const;

  /// Codes, ascending, of the grids that share more than min_area_m2 with the boundary (which has passed
  /// boundary_problems): it crosses, holds or lies in them.
  std::vector<std::string> crossing(const domain::Boundary& boundary, double min_area_m2 = tolerance_m2) const;

  std::size_t size() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

}  // namespace gridward::geo
