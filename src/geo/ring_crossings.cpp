// SPDX-License-Identifier: Apache-2.0
#include "geo/s2_build.hpp"

#include <s2/mutable_s2shape_index.h>
#include <s2/s2edge_crossings.h>
#include <s2/s2latlng.h>
#include <s2/s2lax_polygon_shape.h>
#include <s2/s2predicates.h>
#include <s2/s2shapeutil_visit_crossing_edge_pairs.h>

#include <algorithm>

#include "geo/boundary.hpp"
#include "geo/s2_shape.hpp"

namespace gridward::geo {

namespace {

domain::LngLat degrees_of(const S2Point& point) {
  const S2LatLng at(point);
  return {at.lng().degrees(), at.lat().degrees()};
}

/// One passage of a ring through a corner.
struct Visit {
  S2Point before;
  S2Point corner;
  S2Point after;
  std::size_t ring = 0;
};

/// Corners that are passed more than once are where rings can cross without their edges doing so.
constexpr std::size_t most_visits = 16;

std::vector<Visit> visits_in_order(const S2LaxPolygonShape& shape) {
  std::vector<Visit> visits;
  visits.reserve(static_cast<std::size_t>(shape.num_vertices()));
  for (int ring = 0; ring < shape.num_loops(); ++ring) {
    const int count = shape.num_loop_vertices(ring);
    for (int i = 0; i < count; ++i) {
      visits.push_back({shape.loop_vertex(ring, (i + count - 1) % count), shape.loop_vertex(ring, i),
                        shape.loop_vertex(ring, (i + 1) % count), static_cast<std::size_t>(ring)});
    }
  }
  std::sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) { return a.corner < b.corner; });
  return visits;
}

/// True if the second passage goes from one side of the first to the other. An edge that both share lies on no side.
bool pass_through(const Visit& one, const Visit& other) {
  const auto shared = [&](const S2Point& end) { return end == one.before || end == one.after; };
  if (shared(other.before) || shared(other.after)) return false;
  const auto on_the_left = [&](const S2Point& end) { return s2pred::OrderedCCW(one.after, end, one.before, one.corner); };
  return on_the_left(other.before) != on_the_left(other.after);
}

bool any_pass_through(const std::vector<Visit>& visits, std::size_t begin, std::size_t end) {
  // So many passages through one corner are no survey, and comparing all pairs of them would take for ever.
  if (end - begin > most_visits) return true;
  for (std::size_t one = begin; one < end; ++one) {
    for (std::size_t other = one + 1; other < end; ++other) {
      if (pass_through(visits[one], visits[other])) return true;
    }
  }
  return false;
}

void add_crossings_at_corners(const S2LaxPolygonShape& shape, std::size_t limit, std::vector<RingCrossing>& found) {
  const std::vector<Visit> visits = visits_in_order(shape);
  for (std::size_t begin = 0, end = 0; begin < visits.size() && found.size() < limit; begin = end) {
    while (end < visits.size() && visits[end].corner == visits[begin].corner) ++end;
    if (end - begin > 1 && any_pass_through(visits, begin, end)) {
      found.push_back({degrees_of(visits[begin].corner), visits[begin].ring});
    }
  }
}

}  // namespace

std::vector<RingCrossing> ring_crossings(const domain::Boundary& boundary, std::size_t limit) {
  MutableS2ShapeIndex index;
  auto owned = shape_of(boundary);
  const S2LaxPolygonShape& shape = *owned;
  index.Add(std::move(owned));
  std::vector<RingCrossing> found;
  const auto add = [&](const s2shapeutil::ShapeEdge& a, const s2shapeutil::ShapeEdge& b, bool) {
    const domain::LngLat at = degrees_of(S2::GetIntersection(a.v0(), a.v1(), b.v0(), b.v1()));
    const auto same = [&](const RingCrossing& known) { return domain::distance_m(known.at, at) < 1e-3; };
    // S2 may show one crossing more than once.
    if (std::none_of(found.begin(), found.end(), same)) {
      found.push_back({at, static_cast<std::size_t>(shape.chain_position(a.id().edge_id).chain_id)});
    }
    return found.size() < limit;
  };
  s2shapeutil::VisitCrossingEdgePairs(index, s2shapeutil::CrossingType::INTERIOR, add);
  add_crossings_at_corners(shape, limit, found);
  return found;
}

}  // namespace gridward::geo
