// SPDX-License-Identifier: Apache-2.0
#include "domain/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridward::domain {

bool on_earth(LngLat point) {
  return std::isfinite(point.lng) && std::isfinite(point.lat) && std::abs(point.lng) <= 180.0 && std::abs(point.lat) <= 90.0;
}

double distance_m(LngLat from, LngLat to) {
  constexpr double radians = std::numbers::pi / 180.0;
  const double half_lat = std::sin((to.lat - from.lat) * radians / 2.0);
  const double half_lng = std::sin((to.lng - from.lng) * radians / 2.0);
  const double haversine =
      half_lat * half_lat + std::cos(from.lat * radians) * std::cos(to.lat * radians) * half_lng * half_lng;
  // Rounding can push antipodes a hair above one, where asin has no value.
  return 2.0 * earth_radius_m * std::asin(std::sqrt(std::min(1.0, haversine)));
}

}  // namespace gridward::domain
