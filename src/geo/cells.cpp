// SPDX-License-Identifier: Apache-2.0
#include "geo/cells.hpp"

#include "geo/s2_build.hpp"

#include <s2/s2cap.h>
#include <s2/s2cell_id.h>
#include <s2/s2cell_union.h>
#include <s2/s2latlng.h>
#include <s2/s2latlng_rect.h>
#include <s2/s2region_coverer.h>

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"

namespace gridward::geo {

namespace {

S2LatLng checked(domain::LngLat point) {
  if (!domain::on_earth(point)) throw base::invalid("geo.off_earth");
  return S2LatLng::FromDegrees(point.lat, point.lng);
}

/// How far the end of one range is from the beginning of the next; 2 when no leaf cell lies between (leaf ids are odd).
std::uint64_t gap(const CellRange& one, const CellRange& next) {
  return static_cast<std::uint64_t>(next.first) - static_cast<std::uint64_t>(one.second);
}

void join_across_smallest_gap(std::vector<CellRange>& ranges) {
  std::size_t smallest = 1;
  for (std::size_t i = 2; i < ranges.size(); ++i) {
    if (gap(ranges[i - 1], ranges[i]) < gap(ranges[smallest - 1], ranges[smallest])) smallest = i;
  }
  ranges[smallest - 1].second = ranges[smallest].second;
  ranges.erase(ranges.begin() + static_cast<std::ptrdiff_t>(smallest));
}

std::vector<CellRange> ranges_of(const S2Region& region, std::size_t max_ranges) {
  ENSURE(max_ranges >= 1 && max_ranges <= 1000);
  S2RegionCoverer::Options options;
  // Neighbouring cells often join into one range, so that four times as many cells still make few ranges.
  options.set_max_cells(static_cast<int>(max_ranges * 4));
  std::vector<CellRange> ranges;
  for (const S2CellId cell : S2RegionCoverer(options).GetCovering(region)) {
    ranges.emplace_back(static_cast<std::int64_t>(cell.range_min().id()), static_cast<std::int64_t>(cell.range_max().id()));
  }
  // As signed numbers the last two faces of the cube stand before the first; no cell lies on two faces.
  std::sort(ranges.begin(), ranges.end());
  std::vector<CellRange> joined;
  for (const CellRange& range : ranges) {
    if (!joined.empty() && gap(joined.back(), range) <= 2) {
      joined.back().second = range.second;
    } else {
      joined.push_back(range);
    }
  }
  while (joined.size() > max_ranges) join_across_smallest_gap(joined);
  return joined;
}

}  // namespace

std::int64_t cell_of(domain::LngLat point) { return static_cast<std::int64_t>(S2CellId(checked(point)).id()); }

domain::LngLat centre_of(std::int64_t cell) {
  const S2LatLng at = S2CellId(static_cast<std::uint64_t>(cell)).ToLatLng();
  return {at.lng().degrees(), at.lat().degrees()};
}

std::vector<CellRange> cell_ranges(const Box& box, std::size_t max_ranges) {
  const S2LatLng low = checked(box.south_west);
  const S2LatLng high = checked(box.north_east);
  if (box.south_west.lat > box.north_east.lat) throw base::invalid("geo.bad_box");
  // A hair wider than asked, so that a point on the box's own edge is never lost to rounding.
  return ranges_of(S2LatLngRect(low, high).Expanded(S2LatLng::FromDegrees(1e-9, 1e-9)), max_ranges);
}

std::vector<CellRange> cell_ranges(const Circle& circle, std::size_t max_ranges) {
  const S2LatLng centre = checked(circle.centre);
  if (!(circle.radius_m >= 0.0 && circle.radius_m <= 20'020'000.0)) throw base::invalid("geo.bad_radius");
  const S1Angle radius = S1Angle::Radians((circle.radius_m + 0.001) / domain::earth_radius_m);
  return ranges_of(S2Cap(centre.ToPoint(), radius), max_ranges);
}

}  // namespace gridward::geo
