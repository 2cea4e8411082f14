// SPDX-License-Identifier: Apache-2.0
// The quick answer before S2: a picture of the area in small rectangles of degrees, each of which lies wholly in one
// shape, wholly outside all, or is touched by an edge. Only in the last case must S2 be asked; the picture never
// changes an answer, because an edge marks everything within a margin of its great circle.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/geometry.hpp"

class MutableS2ShapeIndex;

namespace gridward::geo {

/// The lowest id of the shapes that contain the point, or -1. Safe for many readers of a built index.
std::int32_t first_shape_at(const MutableS2ShapeIndex& index, domain::LngLat point);

class Raster {
 public:
  static constexpr std::int32_t outside = -1;
  static constexpr std::int32_t ask = -2;

  /// Up to a million rectangles (4 MB), 2,000 a shape. An index that goes around the earth or touches a pole gets none: ask always.
  explicit Raster(const MutableS2ShapeIndex& index);

  /// first_shape_at, or `ask`. A point that is not finite is outside, except where there is no picture.
  std::int32_t at(domain::LngLat point) const {
    const double column = (point.lng - m_west) * m_columns_per_degree;
    const double row = (point.lat - m_south) * m_rows_per_degree;
    if (!(column >= 0 && column < m_columns && row >= 0 && row < m_rows)) return m_beyond;
    return m_cells[static_cast<std::size_t>(static_cast<int>(row) * m_columns + static_cast<int>(column))];
  }

 private:
  void choose_size(double width, double height, int shapes);
  void mark_edges(const MutableS2ShapeIndex& index);
  void mark(double west, double east, double south, double north);
  void fill(const MutableS2ShapeIndex& index);

  double m_west = 0;
  double m_south = 0;
  double m_columns_per_degree = 0;
  double m_rows_per_degree = 0;
  int m_columns = 0;
  int m_rows = 0;
  std::int32_t m_beyond = outside;
  std::vector<std::int32_t> m_cells;
};

}  // namespace gridward::geo
