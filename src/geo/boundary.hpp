// SPDX-License-Identifier: Apache-2.0
// Whether a boundary that somebody drew or imported can be used, and what it measures. Tolerant of what tools produce
// and harms nothing: open or closed rings, either direction, doubled corners, spikes, rings that touch in a corner
// which both have. Not meant for areas that cross the 180th meridian or hold a pole.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/geometry.hpp"

namespace gridward::geo {

inline constexpr std::size_t max_boundary_points = 100'000;
inline constexpr std::size_t max_boundary_rings = 1'000;

/// Why the boundary cannot be used; empty when it can. Paths are "polygons[0].outer[17]", "polygons[0].holes[1]" and
/// the like; the first 20 problems at most. Codes:
///   geo.empty, geo.too_many_points, geo.too_many_rings, geo.off_earth, geo.too_few_points, geo.no_area, geo.too_wide,
///   geo.crosses_itself (near which coordinates), geo.hole_outside, geo.holes_overlap, geo.parts_overlap.
std::vector<base::FieldProblem> boundary_problems(const domain::Boundary& boundary);

/// On the sphere of domain::earth_radius_m, within 0.5 % of the ellipsoid; holes taken off.
double area_m2(const domain::Boundary& boundary);

/// A point inside the largest part, where a label may stand: the centre of mass if that lies inside, else the middle of
/// a wide stretch. Throws invalid("geo.no_area") when nothing is enclosed.
domain::LngLat centre_inside(const domain::Boundary& boundary);
domain::LngLat centre_inside(const domain::Polygon& polygon);

/// Where rings cross: a place, and the number of a ring there (outer, its holes, next polygon …). A corner where rings
/// or parts of one ring only touch is none. At most `limit`; rings must have three corners or more after tidy().
struct RingCrossing {
  domain::LngLat at;
  std::size_t ring = 0;
};
std::vector<RingCrossing> ring_crossings(const domain::Boundary& boundary, std::size_t limit);

}  // namespace gridward::geo
