// SPDX-License-Identifier: Apache-2.0
#include "geo/grid_index.hpp"

#include "geo/s2_build.hpp"

#include <s2/mutable_s2shape_index.h>
#include <s2/s2latlng_rect.h>
#include <s2/s2lax_polygon_shape.h>
#include <s2/s2wrapped_shape.h>

#include <algorithm>

#include "base/problem.hpp"
#include "geo/raster.hpp"
#include "geo/s2_shape.hpp"

namespace gridward::geo {

namespace {

using Grid = std::pair<std::string, domain::Boundary>;

bool usable(const domain::Boundary& boundary) {
  const auto ring_usable = [](const domain::Ring& ring) { return std::all_of(ring.begin(), ring.end(), domain::on_earth); };
  return std::all_of(boundary.polygons.begin(), boundary.polygons.end(), [&](const domain::Polygon& polygon) {
    return ring_usable(polygon.outer) && std::all_of(polygon.holes.begin(), polygon.holes.end(), ring_usable);
  });
}

}  // namespace

/// Shape ids are places in `codes`, which ascend: the lowest id is the lowest code.
struct GridIndex::Inside {
  explicit Inside(const std::vector<Grid>& grids);

  std::unique_ptr<MutableS2ShapeIndex> alone(int id) const {
    auto index = std::make_unique<MutableS2ShapeIndex>();
    index->Add(std::make_unique<S2WrappedShape>(shapes.shape(id)));
    return index;
  }

  std::vector<std::string> codes;
  std::vector<S2LatLngRect> bounds;
  MutableS2ShapeIndex shapes;
  std::optional<Raster> raster;
};

GridIndex::Inside::Inside(const std::vector<Grid>& grids) {
  std::vector<const Grid*> sorted;
  for (const Grid& grid : grids) sorted.push_back(&grid);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Grid* a, const Grid* b) { return a->first < b->first; });
  for (const Grid* grid : sorted) {
    if (!usable(grid->second)) throw base::invalid("geo.boundary_unusable", {{"region", grid->first}});
    auto shape = shape_of(grid->second);
    codes.push_back(grid->first);
    bounds.push_back(bound_of(*shape));
    shapes.Add(std::move(shape));
  }
  // Otherwise the first reader would build it while the others wait.
  shapes.ForceBuild();
  raster.emplace(shapes);
}

GridIndex::GridIndex(const std::vector<Grid>& grids) : m_inside(std::make_unique<Inside>(grids)) {}
GridIndex::~GridIndex() = default;
GridIndex::GridIndex(GridIndex&&) noexcept = default;
GridIndex& GridIndex::operator=(GridIndex&&) noexcept = default;

std::optional<std::string_view> GridIndex::grid_at(domain::LngLat point) const {
  std::int32_t shape = m_inside->raster->at(point);
  if (shape == Raster::ask) shape = domain::on_earth(point) ? first_shape_at(m_inside->shapes, point) : Raster::outside;
  if (shape == Raster::outside) return std::nullopt;
  return m_inside->codes[static_cast<std::size_t>(shape)];
}

std::vector<Overlap> GridIndex::overlaps(double min_area_m2) const {
  std::vector<std::unique_ptr<MutableS2ShapeIndex>> alone(size());
  const auto index_of = [&](std::size_t id) -> const MutableS2ShapeIndex& {
    if (!alone[id]) alone[id] = m_inside->alone(static_cast<int>(id));
    return *alone[id];
  };
  std::vector<Overlap> found;
  for (std::size_t first = 0; first < size(); ++first) {
    for (std::size_t second = first + 1; second < size(); ++second) {
      if (!m_inside->bounds[first].Intersects(m_inside->bounds[second])) continue;
      const double area = shared_area_m2(index_of(first), index_of(second));
      if (area > min_area_m2) found.push_back({m_inside->codes[first], m_inside->codes[second], area});
    }
    alone[first].reset();
  }
  return found;
}

std::vector<std::string> GridIndex::crossing(const domain::Boundary& boundary, double min_area_m2) const {
  if (!usable(boundary)) throw base::invalid("geo.off_earth");
  auto shape = shape_of(boundary);
  const S2LatLngRect bound = bound_of(*shape);
  MutableS2ShapeIndex index;
  index.Add(std::move(shape));
  std::vector<std::string> found;
  for (std::size_t id = 0; id < size(); ++id) {
    if (!m_inside->bounds[id].Intersects(bound)) continue;
    if (shared_area_m2(*m_inside->alone(static_cast<int>(id)), index) > min_area_m2) found.push_back(m_inside->codes[id]);
  }
  return found;
}

std::size_t GridIndex::size() const { return m_inside->codes.size(); }

}  // namespace gridward::geo
