// SPDX-License-Identifier: Apache-2.0
#include "geo/raster.hpp"

#include "geo/s2_build.hpp"

#include <s2/mutable_s2shape_index.h>
#include <s2/s2contains_point_query.h>
#include <s2/s2edge_distances.h>
#include <s2/s2latlng.h>
#include <s2/s2latlng_rect.h>
#include <s2/s2latlng_rect_bounder.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/s2_shape.hpp"

namespace gridward::geo {

namespace {

constexpr double degrees = 180.0 / std::numbers::pi;
/// A tenth of a millimetre: far more than any rounding on the way, far less than a rectangle.
constexpr double margin_degrees = 1e-9;

S2LatLngRect bound_of_all(const MutableS2ShapeIndex& index) {
  S2LatLngRect bound = S2LatLngRect::Empty();
  for (int id = 0; id < index.num_shape_ids(); ++id) bound = bound.Union(bound_of(*index.shape(id)));
  return bound;
}

}  // namespace

std::int32_t first_shape_at(const MutableS2ShapeIndex& index, domain::LngLat point) {
  const S2Point at = S2LatLng::FromDegrees(point.lat, point.lng).ToPoint();
  // A point on a shared corner or edge belongs to exactly one side: S2's semi-open model.
  S2ContainsPointQuery<MutableS2ShapeIndex> query(&index, S2VertexModel::SEMI_OPEN);
  MutableS2ShapeIndex::Iterator& cell = *query.mutable_iter();
  if (!cell.Locate(at)) return Raster::outside;
  const S2ShapeIndexCell& content = cell.cell();
  for (int i = 0; i < content.num_clipped(); ++i) {  // in the order of shape ids
    if (query.ShapeContains(cell.id(), content.clipped(i), at)) return content.clipped(i).shape_id();
  }
  return Raster::outside;
}

Raster::Raster(const MutableS2ShapeIndex& index) {
  const S2LatLngRect bound = bound_of_all(index);
  if (bound.is_empty()) return;
  if (bound.lng().is_inverted() || bound.lng().is_full() || std::abs(bound.lat_lo().degrees()) > 89.0 ||
      std::abs(bound.lat_hi().degrees()) > 89.0) {
    m_beyond = ask;
    return;
  }
  m_west = bound.lng_lo().degrees() - 2 * margin_degrees;
  m_south = bound.lat_lo().degrees() - 2 * margin_degrees;
  choose_size(bound.lng_hi().degrees() + 2 * margin_degrees - m_west, bound.lat_hi().degrees() + 2 * margin_degrees - m_south,
              index.num_shape_ids());
  mark_edges(index);
  fill(index);
}

void Raster::choose_size(double width, double height, int shapes) {
  const double cells = std::clamp(2000.0 * shapes, 4096.0, 1e6);
  m_columns = static_cast<int>(std::clamp(std::sqrt(cells * width / height), 1.0, 4096.0));
  m_rows = static_cast<int>(std::clamp(cells / m_columns, 1.0, 4096.0));
  m_columns_per_degree = m_columns / width;
  m_rows_per_degree = m_rows / height;
  m_cells.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), outside);
}

void Raster::mark_edges(const MutableS2ShapeIndex& index) {
  const double step = 1.0 / std::max(m_columns_per_degree, m_rows_per_degree) / degrees;
  for (int id = 0; id < index.num_shape_ids(); ++id) {
    const S2Shape& shape = *index.shape(id);
    for (int i = 0; i < shape.num_edges(); ++i) {
      const S2Shape::Edge edge = shape.edge(i);
      // In pieces of about a rectangle's size, because the box around a long slanted edge would mark a whole field.
      const int pieces = 1 + static_cast<int>(std::min(8192.0, S1Angle(edge.v0, edge.v1).radians() / step));
      S2Point from = edge.v0;
      for (int piece = 1; piece <= pieces; ++piece) {
        const S2Point to = piece == pieces ? edge.v1 : S2::Interpolate(edge.v0, edge.v1, static_cast<double>(piece) / pieces);
        S2LatLngRectBounder bounder;
        bounder.AddPoint(from);
        bounder.AddPoint(to);
        const S2LatLngRect bound = bounder.GetBound();
        mark(bound.lng_lo().degrees(), bound.lng_hi().degrees(), bound.lat_lo().degrees(), bound.lat_hi().degrees());
        from = to;
      }
    }
  }
}

void Raster::mark(double west, double east, double south, double north) {
  const auto index_of = [](double offset, double per_degree, int count) {
    return std::clamp(static_cast<int>(offset * per_degree), 0, count - 1);
  };
  const int first_column = index_of(west - margin_degrees - m_west, m_columns_per_degree, m_columns);
  const int last_column = index_of(east + margin_degrees - m_west, m_columns_per_degree, m_columns);
  const int last_row = index_of(north + margin_degrees - m_south, m_rows_per_degree, m_rows);
  for (int row = index_of(south - margin_degrees - m_south, m_rows_per_degree, m_rows); row <= last_row; ++row) {
    const auto begin = m_cells.begin() + static_cast<std::ptrdiff_t>(row) * m_columns;
    std::fill(begin + first_column, begin + last_column + 1, ask);
  }
}

void Raster::fill(const MutableS2ShapeIndex& index) {
  for (int row = 0; row < m_rows; ++row) {
    const auto begin = m_cells.begin() + static_cast<std::ptrdiff_t>(row) * m_columns;
    bool known = false;
    std::int32_t shape = outside;
    for (int column = 0; column < m_columns; ++column) {
      if (begin[column] == ask) {
        known = false;
        continue;
      }
      // No edge passes between two untouched neighbours: they have the same answer.
      if (!known) {
        shape = first_shape_at(index, {m_west + (column + 0.5) / m_columns_per_degree, m_south + (row + 0.5) / m_rows_per_degree});
        known = true;
      }
      begin[column] = shape;
    }
  }
}

}  // namespace gridward::geo
