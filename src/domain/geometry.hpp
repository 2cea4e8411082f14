// SPDX-License-Identifier: Apache-2.0
// Points and areas on the map, as plain values. Longitude and latitude are degrees, WGS-84/CGCS2000 unless a Datum says
// otherwise (the two differ by less than a phone can measure). What may be done with areas stands in geo/.
#pragma once

#include <boost/describe.hpp>
#include <vector>

namespace gridward::domain {

struct LngLat {
  double lng = 0;
  double lat = 0;
  friend bool operator==(const LngLat&, const LngLat&) = default;
};
BOOST_DESCRIBE_STRUCT(LngLat, (), (lng, lat))

/// The corners of an outline. The last may repeat the first; direction does not matter.
using Ring = std::vector<LngLat>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  friend bool operator==(const Polygon&, const Polygon&) = default;
};
BOOST_DESCRIBE_STRUCT(Polygon, (), (outer, holes))

/// The area of a region: one polygon, or several that do not overlap.
struct Boundary {
  std::vector<Polygon> polygons;
  friend bool operator==(const Boundary&, const Boundary&) = default;
};
BOOST_DESCRIBE_STRUCT(Boundary, (), (polygons))

/// What a pair of degrees was measured against: raw browsers and Tianditu give wgs84 or cgcs2000, WeChat, AMap and
/// Tencent gcj02, Baidu bd09 (domain.md §7.4). geo/datum.hpp converts.
enum class Datum { wgs84, cgcs2000, gcj02, bd09 };
BOOST_DESCRIBE_ENUM(Datum, wgs84, cgcs2000, gcj02, bd09)

/// Mean radius of the earth (IUGG R1).
inline constexpr double earth_radius_m = 6371008.8;

/// True if both are finite, and within ±180 and ±90 degrees.
bool on_earth(LngLat point);

/// Along the great circle on a sphere (haversine); within 0.6 % of the ellipsoid.
double distance_m(LngLat from, LngLat to);

}  // namespace gridward::domain
