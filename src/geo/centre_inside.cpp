// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <optional>

#include "geo/boundary.hpp"
#include "geo/ring.hpp"

namespace gridward::geo {

namespace {

using domain::LngLat;
using domain::Polygon;
using domain::Ring;

/// How many lines across the polygon are tried for the widest stretch.
constexpr std::size_t most_lines = 8;

/// Centre of mass on the flat map of degrees; for a ring without area its first corner.
LngLat centre_of_mass(const Ring& ring) {
  const LngLat origin = ring.front();
  double doubled = 0.0;
  double lng = 0.0;
  double lat = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const LngLat a{ring[i].lng - origin.lng, ring[i].lat - origin.lat};
    const LngLat b{ring[i + 1].lng - origin.lng, ring[i + 1].lat - origin.lat};
    const double cross = a.lng * b.lat - b.lng * a.lat;
    doubled += cross;
    lng += cross * (a.lng + b.lng);
    lat += cross * (a.lat + b.lat);
  }
  if (doubled == 0.0) return origin;
  return {origin.lng + lng / doubled / 3.0, origin.lat + lat / doubled / 3.0};
}

template <typename Visit>
void each_ring(const Polygon& polygon, Visit visit) {
  visit(polygon.outer);
  for (const Ring& hole : polygon.holes) visit(hole);
}

/// Latitudes half way between corners, those with most room first: such a line meets no corner.
std::vector<double> lines_between_corners(const Polygon& polygon) {
  std::vector<double> lats;
  each_ring(polygon, [&](const Ring& ring) {
    for (const LngLat corner : ring) lats.push_back(corner.lat);
  });
  std::sort(lats.begin(), lats.end());
  std::vector<std::pair<double, double>> gaps;
  for (std::size_t i = 1; i < lats.size(); ++i) {
    if (lats[i] > lats[i - 1]) gaps.emplace_back(lats[i] - lats[i - 1], (lats[i] + lats[i - 1]) / 2.0);
  }
  const auto kept = gaps.begin() + static_cast<std::ptrdiff_t>(std::min(most_lines, gaps.size()));
  std::partial_sort(gaps.begin(), kept, gaps.end(), std::greater<>());
  std::vector<double> lines;
  for (auto gap = gaps.begin(); gap != kept; ++gap) lines.push_back(gap->second);
  return lines;
}

/// Where a line of latitude enters and leaves the polygon, from west to east.
std::vector<double> crossings_of(const Polygon& polygon, double lat) {
  std::vector<double> lngs;
  each_ring(polygon, [&](const Ring& ring) {
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++) {
      const LngLat a = ring[previous];
      const LngLat b = ring[i];
      if ((a.lat > lat) != (b.lat > lat)) lngs.push_back(a.lng + (lat - a.lat) / (b.lat - a.lat) * (b.lng - a.lng));
    }
  });
  std::sort(lngs.begin(), lngs.end());
  return lngs;
}

std::optional<LngLat> middle_of_widest_stretch(const Polygon& polygon) {
  std::optional<LngLat> middle;
  double widest = 0.0;
  for (const double lat : lines_between_corners(polygon)) {
    const std::vector<double> lngs = crossings_of(polygon, lat);
    for (std::size_t i = 0; i + 1 < lngs.size(); i += 2) {
      if (lngs[i + 1] - lngs[i] <= widest) continue;
      widest = lngs[i + 1] - lngs[i];
      middle = LngLat{(lngs[i] + lngs[i + 1]) / 2.0, lat};
    }
  }
  return middle;
}

}  // namespace

LngLat centre_inside(const Polygon& raw) {
  Polygon polygon{tidy(raw.outer), {}};
  for (const Ring& hole : raw.holes) polygon.holes.push_back(tidy(hole));
  if (polygon.outer.size() < 3) throw base::invalid("geo.no_area");
  const LngLat centre = centre_of_mass(polygon.outer);
  if (polygon_contains(polygon, centre)) return centre;
  const auto middle = middle_of_widest_stretch(polygon);
  if (!middle || !polygon_contains(polygon, *middle)) throw base::invalid("geo.no_area");
  return *middle;
}

}  // namespace gridward::geo
