// SPDX-License-Identifier: Apache-2.0
#include "geos_points.hpp"

#ifdef GRIDWARD_GEOS
#include <geos_c.h>

#include <chrono>
#endif

namespace gridward::bench {

#ifdef GRIDWARD_GEOS

namespace {

struct Question {
  GEOSContextHandle_t geos;
  const std::vector<const GEOSPreparedGeometry*>* grids;
  const GEOSGeometry* point;
  bool inside = false;
};

void ask(void* item, void* data) {
  auto& question = *static_cast<Question*>(data);
  const auto index = reinterpret_cast<std::size_t>(item) - 1;
  if (!question.inside && GEOSPreparedIntersects_r(question.geos, (*question.grids)[index], question.point) == 1) question.inside = true;
}

GEOSGeometry* polygon(GEOSContextHandle_t geos, const domain::Ring& ring) {
  auto* sequence = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(ring.size()), 2);
  for (unsigned i = 0; i < ring.size(); ++i) GEOSCoordSeq_setXY_r(geos, sequence, i, ring[i].lng, ring[i].lat);
  return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, sequence), nullptr, 0);
}

}  // namespace

double geos_points_per_s(const std::vector<std::pair<std::string, domain::Boundary>>& grids, const std::vector<domain::LngLat>& points, std::size_t& found) {
  auto* geos = GEOS_init_r();
  auto* tree = GEOSSTRtree_create_r(geos, 10);
  std::vector<GEOSGeometry*> shapes;
  std::vector<const GEOSPreparedGeometry*> prepared;
  for (const auto& grid : grids) {
    shapes.push_back(polygon(geos, grid.second.polygons.front().outer));
    prepared.push_back(GEOSPrepare_r(geos, shapes.back()));
    GEOSSTRtree_insert_r(geos, tree, shapes.back(), reinterpret_cast<void*>(shapes.size()));
  }
  const auto begin = std::chrono::steady_clock::now();
  for (const auto& at : points) {
    auto* point = GEOSGeom_createPointFromXY_r(geos, at.lng, at.lat);
    Question question{geos, &prepared, point};
    GEOSSTRtree_query_r(geos, tree, point, ask, &question);
    found += question.inside ? 1 : 0;
    GEOSGeom_destroy_r(geos, point);
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  for (const auto* one : prepared) GEOSPreparedGeom_destroy_r(geos, one);
  GEOSSTRtree_destroy_r(geos, tree);
  for (auto* shape : shapes) GEOSGeom_destroy_r(geos, shape);
  GEOS_finish_r(geos);
  return static_cast<double>(points.size()) / spent.count();
}

#else

double geos_points_per_s(const std::vector<std::pair<std::string, domain::Boundary>>&, const std::vector<domain::LngLat>&, std::size_t&) { return 0; }

#endif

}  // namespace gridward::bench
