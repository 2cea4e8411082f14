// SPDX-License-Identifier: Apache-2.0
#include "geo/ring.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridward::geo {

using domain::LngLat;
using domain::Polygon;
using domain::Ring;

Ring tidy(const Ring& ring) {
  Ring kept;
  kept.reserve(ring.size());
  const auto add = [&kept](LngLat corner) {
    kept.push_back(corner);
    while (kept.size() >= 2) {
      const std::size_t last = kept.size() - 1;
      if (kept[last] == kept[last - 1]) {
        kept.pop_back();
      } else if (last >= 2 && kept[last] == kept[last - 2]) {
        kept.resize(last - 1);
      } else {
        break;
      }
    }
  };
  std::for_each(ring.begin(), ring.end(), add);
  // The same again where the end meets the beginning.
  std::size_t first = 0;
  while (kept.size() - first >= 2) {
    const std::size_t last = kept.size() - 1;
    if (kept[last] == kept[first]) {
      kept.pop_back();
    } else if (last - first >= 2 && kept[last] == kept[first + 1]) {
      ++first;
    } else if (last - first >= 2 && kept[last - 1] == kept[first]) {
      kept.pop_back();
    } else {
      break;
    }
  }
  kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(first));
  return kept;
}

double signed_area_m2(const Ring& ring) {
  if (ring.size() < 3) return 0.0;
  constexpr double radians = std::numbers::pi / 180.0;
  // Lambert's cylindrical map keeps areas: east is longitude, north is sin(latitude), here measured from the first
  // corner by a difference formula, because subtracting two nearly equal sines would lose the small areas.
  const LngLat origin = ring.front();
  const auto east = [&](LngLat corner) { return (corner.lng - origin.lng) * radians; };
  const auto north = [&](LngLat corner) {
    return 2.0 * std::cos((corner.lat + origin.lat) / 2.0 * radians) * std::sin((corner.lat - origin.lat) / 2.0 * radians);
  };
  double doubled = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    doubled += east(ring[i]) * north(ring[i + 1]) - east(ring[i + 1]) * north(ring[i]);
  }
  return doubled / 2.0 * domain::earth_radius_m * domain::earth_radius_m;
}

bool ring_contains(const Ring& ring, LngLat point) {
  bool inside = false;
  for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++) {
    const LngLat a = ring[previous];
    const LngLat b = ring[i];
    if ((a.lat > point.lat) == (b.lat > point.lat)) continue;
    if (point.lng < a.lng + (point.lat - a.lat) / (b.lat - a.lat) * (b.lng - a.lng)) inside = !inside;
  }
  return inside;
}

bool polygon_contains(const Polygon& polygon, LngLat point) {
  return ring_contains(polygon.outer, point) &&
         std::none_of(polygon.holes.begin(), polygon.holes.end(), [&](const Ring& hole) { return ring_contains(hole, point); });
}

}  // namespace gridward::geo
