// SPDX-License-Identifier: Apache-2.0
#include "geo/datum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridward::geo {

namespace {

using domain::Datum;
using domain::LngLat;

constexpr double pi = std::numbers::pi;

bool inside_the_box(LngLat point) {
  return point.lng >= 72.004 && point.lng <= 137.8347 && point.lat >= 0.8293 && point.lat <= 55.8271;
}

/// Two waves of one angle, as both axes of GCJ-02 add them up: each is a sine with its amplitude and its frequency.
double waves(double angle, double first, double first_frequency, double second, double second_frequency) {
  return (first * std::sin(angle * first_frequency) + second * std::sin(angle * second_frequency)) * 2.0 / 3.0;
}

/// The shift of GCJ-02 at a WGS-84 point, degrees. It is given in metres around (105 E, 35 N) and laid on the
/// Krasovsky ellipsoid.
LngLat gcj02_shift(LngLat point) {
  constexpr double semi_major_m = 6378245.0;
  constexpr double eccentricity_squared = 0.00669342162296594323;
  const double x = point.lng - 105.0;
  const double y = point.lat - 35.0;
  const double root = std::sqrt(std::abs(x));
  const double both = 0.1 * x * y + waves(x * pi, 20.0, 6.0, 20.0, 2.0);
  const double north_m = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.2 * root + both +
                         waves(y * pi, 20.0, 1.0, 40.0, 1.0 / 3.0) + waves(y * pi, 160.0, 1.0 / 12.0, 320.0, 1.0 / 30.0);
  const double east_m = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * root + both +
                        waves(x * pi, 20.0, 1.0, 40.0, 1.0 / 3.0) + waves(x * pi, 150.0, 1.0 / 12.0, 300.0, 1.0 / 30.0);
  const double lat = point.lat * pi / 180.0;
  const double flattening = 1.0 - eccentricity_squared * std::sin(lat) * std::sin(lat);
  const double meridian_m = semi_major_m * (1.0 - eccentricity_squared) / (flattening * std::sqrt(flattening));
  const double parallel_m = semi_major_m / std::sqrt(flattening) * std::cos(lat);
  return {east_m / parallel_m * 180.0 / pi, north_m / meridian_m * 180.0 / pi};
}

LngLat gcj02_from_wgs84(LngLat point) {
  const LngLat shift = gcj02_shift(point);
  return {point.lng + shift.lng, point.lat + shift.lat};
}

LngLat bd09_from_gcj02(LngLat point) {
  constexpr double frequency = pi * 3000.0 / 180.0;
  const double radius = std::hypot(point.lng, point.lat) + 2e-5 * std::sin(point.lat * frequency);
  const double angle = std::atan2(point.lat, point.lng) + 3e-6 * std::cos(point.lng * frequency);
  return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

LngLat bd09_from_wgs84(LngLat point) { return bd09_from_gcj02(gcj02_from_wgs84(point)); }

/// The point that `forward` moves to `target`. The shifts change slowly (under a hundredth from point to point), so that
/// each round gains two digits; ten are plenty, and bound the work.
LngLat inverse(LngLat (*forward)(LngLat), LngLat target) {
  LngLat guess = target;
  for (int round = 0; round < 10; ++round) {
    const LngLat reached = forward(guess);
    const LngLat miss{target.lng - reached.lng, target.lat - reached.lat};
    guess = {guess.lng + miss.lng, guess.lat + miss.lat};
    if (std::max(std::abs(miss.lng), std::abs(miss.lat)) < 1e-12) break;
  }
  return guess;
}

}  // namespace

LngLat to_wgs84(LngLat point, Datum datum) {
  if (!inside_the_box(point)) return point;
  switch (datum) {
    case Datum::wgs84:
    case Datum::cgcs2000: return point;
    case Datum::gcj02: return inverse(gcj02_from_wgs84, point);
    case Datum::bd09: return inverse(bd09_from_wgs84, point);
  }
  return point;
}

LngLat from_wgs84(LngLat point, Datum datum) {
  if (!inside_the_box(point)) return point;
  switch (datum) {
    case Datum::wgs84:
    case Datum::cgcs2000: return point;
    case Datum::gcj02: return gcj02_from_wgs84(point);
    case Datum::bd09: return bd09_from_wgs84(point);
  }
  return point;
}

}  // namespace gridward::geo
