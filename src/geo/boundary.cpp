// SPDX-License-Identifier: Apache-2.0
#include "geo/boundary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "geo/ring.hpp"

namespace gridward::geo {

namespace {

using base::FieldProblem;
using domain::Boundary;
using domain::LngLat;
using domain::Polygon;
using domain::Ring;

constexpr std::size_t most_problems = 20;
constexpr std::size_t most_crossings = 5;
/// Below the size of a hand, an area is a line that rounding has opened.
constexpr double least_area_m2 = 0.01;

std::string outer_path(std::size_t polygon) { return fmt::format("polygons[{}].outer", polygon); }
std::string hole_path(std::size_t polygon, std::size_t hole) { return fmt::format("polygons[{}].holes[{}]", polygon, hole); }

struct NamedRing {
  std::string path;
  const Ring* ring;
};

std::vector<NamedRing> rings_of(const Boundary& boundary) {
  std::vector<NamedRing> rings;
  for (std::size_t p = 0; p < boundary.polygons.size(); ++p) {
    const Polygon& polygon = boundary.polygons[p];
    rings.push_back({outer_path(p), &polygon.outer});
    for (std::size_t h = 0; h < polygon.holes.size(); ++h) rings.push_back({hole_path(p, h), &polygon.holes[h]});
  }
  return rings;
}

std::optional<FieldProblem> size_problem(const Boundary& boundary) {
  if (boundary.polygons.empty()) return FieldProblem{"polygons", "geo.empty", {}};
  std::size_t rings = 0;
  std::size_t points = 0;
  for (const Polygon& polygon : boundary.polygons) {
    rings += 1 + polygon.holes.size();
    points += polygon.outer.size();
    for (const Ring& hole : polygon.holes) points += hole.size();
  }
  const auto too_many = [](const char* code, std::size_t count, std::size_t limit) {
    return FieldProblem{"polygons", code, {{"count", std::to_string(count)}, {"limit", std::to_string(limit)}}};
  };
  if (points > max_boundary_points) return too_many("geo.too_many_points", points, max_boundary_points);
  if (rings > max_boundary_rings) return too_many("geo.too_many_rings", rings, max_boundary_rings);
  return std::nullopt;
}

std::optional<FieldProblem> ring_problem(const NamedRing& named) {
  const Ring& ring = *named.ring;
  const auto astray = std::find_if_not(ring.begin(), ring.end(), domain::on_earth);
  if (astray != ring.end()) {
    return FieldProblem{fmt::format("{}[{}]", named.path, astray - ring.begin()), "geo.off_earth", {}};
  }
  const Ring corners = tidy(ring);
  if (corners.size() < 3) return FieldProblem{named.path, "geo.too_few_points", {{"count", std::to_string(corners.size())}}};
  const auto [west, east] = std::minmax_element(corners.begin(), corners.end(), [](LngLat a, LngLat b) { return a.lng < b.lng; });
  if (east->lng - west->lng >= 180.0) return FieldProblem{named.path, "geo.too_wide", {}};
  return std::nullopt;
}

std::vector<FieldProblem> crossing_problems(const Boundary& boundary, const std::vector<NamedRing>& rings) {
  std::vector<FieldProblem> problems;
  for (const RingCrossing& crossing : ring_crossings(boundary, most_crossings)) {
    problems.push_back({rings[crossing.ring].path, "geo.crosses_itself",
                        {{"lng", fmt::format("{:.6f}", crossing.at.lng)}, {"lat", fmt::format("{:.6f}", crossing.at.lat)}}});
  }
  return problems;
}

double area_m2(const Polygon& polygon) {
  double area = std::abs(signed_area_m2(tidy(polygon.outer)));
  for (const Ring& hole : polygon.holes) area -= std::abs(signed_area_m2(tidy(hole)));
  return area;
}

std::vector<FieldProblem> area_problems(const std::vector<NamedRing>& rings) {
  std::vector<FieldProblem> problems;
  for (const NamedRing& named : rings) {
    if (std::abs(signed_area_m2(tidy(*named.ring))) < least_area_m2) problems.push_back({named.path, "geo.no_area", {}});
  }
  return problems;
}

/// Rings that do not cross lie wholly inside or wholly outside each other, so that one inner point of each decides.
void add_hole_problems(const Polygon& polygon, std::size_t number, std::vector<FieldProblem>& problems) {
  std::vector<LngLat> centres;
  for (const Ring& hole : polygon.holes) centres.push_back(centre_inside(Polygon{hole, {}}));
  for (std::size_t h = 0; h < centres.size(); ++h) {
    if (!ring_contains(polygon.outer, centres[h])) problems.push_back({hole_path(number, h), "geo.hole_outside", {}});
    for (std::size_t other = 0; other < centres.size(); ++other) {
      if (other == h || !ring_contains(polygon.holes[other], centres[h])) continue;
      problems.push_back({hole_path(number, h), "geo.holes_overlap", {{"other", hole_path(number, other)}}});
      break;
    }
    if (problems.size() >= most_problems) return;
  }
}

void add_part_problems(const Boundary& boundary, std::vector<FieldProblem>& problems) {
  if (boundary.polygons.size() < 2) return;
  std::vector<LngLat> centres;
  for (const Polygon& polygon : boundary.polygons) centres.push_back(centre_inside(polygon));
  for (std::size_t p = 0; p < centres.size() && problems.size() < most_problems; ++p) {
    for (std::size_t other = 0; other < centres.size(); ++other) {
      if (other == p || !polygon_contains(boundary.polygons[other], centres[p])) continue;
      problems.push_back({outer_path(p), "geo.parts_overlap", {{"other", outer_path(other)}}});
      break;
    }
  }
}

std::vector<FieldProblem> nesting_problems(const Boundary& boundary) {
  std::vector<FieldProblem> problems;
  for (std::size_t p = 0; p < boundary.polygons.size() && problems.size() < most_problems; ++p) {
    add_hole_problems(boundary.polygons[p], p, problems);
    if (problems.empty() && area_m2(boundary.polygons[p]) < least_area_m2) problems.push_back({outer_path(p), "geo.no_area", {}});
  }
  // Parts without ground, eaten up by their holes, would have no centre.
  if (problems.empty()) add_part_problems(boundary, problems);
  return problems;
}

}  // namespace

std::vector<FieldProblem> boundary_problems(const Boundary& boundary) {
  if (auto problem = size_problem(boundary)) return {*problem};
  const std::vector<NamedRing> rings = rings_of(boundary);
  std::vector<FieldProblem> problems;
  for (const NamedRing& named : rings) {
    if (problems.size() == most_problems) break;
    if (auto problem = ring_problem(named)) problems.push_back(std::move(*problem));
  }
  // Each step trusts what the one before has proved. Crossings come before areas: an eight has none, and says why.
  if (problems.empty()) problems = crossing_problems(boundary, rings);
  if (problems.empty()) problems = area_problems(rings);
  if (problems.empty()) problems = nesting_problems(boundary);
  if (problems.size() > most_problems) problems.resize(most_problems);
  return problems;
}

double area_m2(const Boundary& boundary) {
  double area = 0.0;
  for (const Polygon& polygon : boundary.polygons) area += area_m2(polygon);
  return area;
}

domain::LngLat centre_inside(const Boundary& boundary) {
  const auto largest = std::max_element(boundary.polygons.begin(), boundary.polygons.end(),
                                        [](const Polygon& a, const Polygon& b) { return area_m2(a) < area_m2(b); });
  if (largest == boundary.polygons.end()) throw base::invalid("geo.no_area");
  return centre_inside(*largest);
}

}  // namespace gridward::geo
