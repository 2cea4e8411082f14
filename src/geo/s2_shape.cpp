// SPDX-License-Identifier: Apache-2.0
#include "geo/s2_shape.hpp"

#include "geo/s2_build.hpp"

#include <s2/mutable_s2shape_index.h>
#include <s2/s2boolean_operation.h>
#include <s2/s2builderutil_s2polygon_layer.h>
#include <s2/s2latlng.h>
#include <s2/s2latlng_rect.h>
#include <s2/s2latlng_rect_bounder.h>
#include <s2/s2lax_polygon_shape.h>
#include <s2/s2loop.h>
#include <s2/s2polygon.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/ring.hpp"

namespace gridward::geo {

namespace {

using domain::LngLat;
using domain::Ring;
using Loop = std::vector<S2Point>;

void add_ring(std::vector<Loop>& loops, const Ring& raw, bool counter_clockwise) {
  Ring ring = tidy(raw);
  if (ring.size() < 3) return;
  if ((signed_area_m2(ring) > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  Loop& loop = loops.emplace_back();
  loop.reserve(ring.size());
  for (const LngLat corner : ring) loop.push_back(S2LatLng::FromDegrees(corner.lat, corner.lng).ToPoint());
}

double area_m2(const S2Loop& loop) {
  Ring ring;
  ring.reserve(static_cast<std::size_t>(loop.num_vertices()));
  for (int i = 0; i < loop.num_vertices(); ++i) {
    const S2LatLng corner(loop.vertex(i));
    ring.push_back({corner.lng().degrees(), corner.lat().degrees()});
  }
  return std::abs(signed_area_m2(ring));
}

}  // namespace

std::unique_ptr<S2LaxPolygonShape> shape_of(const domain::Boundary& boundary) {
  std::vector<Loop> loops;
  for (const domain::Polygon& polygon : boundary.polygons) {
    add_ring(loops, polygon.outer, true);
    for (const Ring& hole : polygon.holes) add_ring(loops, hole, false);
  }
  return std::make_unique<S2LaxPolygonShape>(loops);
}

S2LatLngRect bound_of(const S2Shape& shape) {
  S2LatLngRect bound = S2LatLngRect::Empty();
  for (int i = 0; i < shape.num_edges(); ++i) {
    const S2Shape::Edge edge = shape.edge(i);
    S2LatLngRectBounder edge_bound;
    edge_bound.AddPoint(edge.v0);
    edge_bound.AddPoint(edge.v1);
    bound = bound.Union(edge_bound.GetBound());
  }
  return bound;
}

double shared_area_m2(const MutableS2ShapeIndex& one, const MutableS2ShapeIndex& other) {
  S2Polygon shared;
  shared.set_s2debug_override(S2Debug::DISABLE);
  S2BooleanOperation intersection(S2BooleanOperation::OpType::INTERSECTION,
                                  std::make_unique<s2builderutil::S2PolygonLayer>(&shared));
  S2Error error;
  if (!intersection.Build(one, other, &error)) return 0.0;
  // S2's own areas are good to a quarter of a square metre each; on the flat map slivers add up exactly.
  double area = 0.0;
  for (int i = 0; i < shared.num_loops(); ++i) area += shared.loop(i)->sign() * area_m2(*shared.loop(i));
  return area;
}

}  // namespace gridward::geo
