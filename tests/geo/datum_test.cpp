// SPDX-License-Identifier: Apache-2.0
#include "geo/datum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace gridward::geo {
namespace {

using domain::Datum;
using domain::LngLat;

// domain.md §7.4; given to six places.
constexpr LngLat wgs84{120.620000, 31.320000};
constexpr LngLat gcj02{120.624179, 31.317830};
constexpr LngLat bd09{120.630648, 31.323939};
constexpr double half_of_the_sixth_place = 0.6e-6;

void expect_near(LngLat actual, LngLat expected, double degrees) {
  EXPECT_NEAR(actual.lng, expected.lng, degrees);
  EXPECT_NEAR(actual.lat, expected.lat, degrees);
}

TEST(Datum, the_reference_vector_converts_from_wgs84) {
  expect_near(from_wgs84(wgs84, Datum::gcj02), gcj02, half_of_the_sixth_place);
  expect_near(from_wgs84(wgs84, Datum::bd09), bd09, half_of_the_sixth_place);
}

TEST(Datum, the_reference_vector_converts_to_wgs84) {
  expect_near(to_wgs84(gcj02, Datum::gcj02), wgs84, 1.2e-6);
  expect_near(to_wgs84(bd09, Datum::bd09), wgs84, 1.2e-6);
}

TEST(Datum, the_reference_shift_is_397_metres_east_and_242_south) {
  const LngLat shifted = from_wgs84(wgs84, Datum::gcj02);
  EXPECT_NEAR(domain::distance_m(wgs84, {shifted.lng, wgs84.lat}), 397.0, 1.5);
  EXPECT_NEAR(domain::distance_m(wgs84, {wgs84.lng, shifted.lat}), 242.0, 1.5);
}

TEST(Datum, going_there_and_back_returns_within_a_tenth_of_a_millimetre) {
  std::mt19937_64 random(20260711);
  std::uniform_real_distribution<double> lng(72.03, 137.80);
  std::uniform_real_distribution<double> lat(0.86, 55.80);
  for (int i = 0; i < 20'000; ++i) {
    const LngLat point{lng(random), lat(random)};
    for (const Datum datum : {Datum::gcj02, Datum::bd09}) {
      const LngLat back = to_wgs84(from_wgs84(point, datum), datum);
      ASSERT_NEAR(back.lng, point.lng, 1e-9) << point.lng << ' ' << point.lat;
      ASSERT_NEAR(back.lat, point.lat, 1e-9) << point.lng << ' ' << point.lat;
    }
  }
}

TEST(Datum, the_inverse_holds_where_the_polynomial_has_its_kink) {
  for (const double lng : {105.0, 105.0 - 1e-12, 105.0 + 1e-9}) {
    const LngLat point{lng, 35.0};
    expect_near(to_wgs84(from_wgs84(point, Datum::gcj02), Datum::gcj02), point, 1e-7);
  }
}

TEST(Datum, points_outside_the_box_stay_where_they_are) {
  for (const LngLat point : {LngLat{72.0, 30.0}, LngLat{137.84, 30.0}, LngLat{100.0, 0.8}, LngLat{100.0, 55.83}, LngLat{-73.97, 40.78}}) {
    for (const Datum datum : {Datum::wgs84, Datum::cgcs2000, Datum::gcj02, Datum::bd09}) {
      EXPECT_EQ(from_wgs84(point, datum), point);
      EXPECT_EQ(to_wgs84(point, datum), point);
    }
  }
}

TEST(Datum, cgcs2000_is_taken_as_wgs84) {
  EXPECT_EQ(to_wgs84(wgs84, Datum::cgcs2000), wgs84);
  EXPECT_EQ(from_wgs84(wgs84, Datum::cgcs2000), wgs84);
}

TEST(Datum, what_is_not_a_number_comes_back_as_it_is) {
  const LngLat back = to_wgs84({std::numeric_limits<double>::quiet_NaN(), 32.0}, Datum::gcj02);
  EXPECT_TRUE(std::isnan(back.lng));
  EXPECT_EQ(back.lat, 32.0);
}

}  // namespace
}  // namespace gridward::geo
