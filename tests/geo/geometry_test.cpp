// SPDX-License-Identifier: Apache-2.0
#include "domain/geometry.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numbers>

namespace gridward::domain {
namespace {

TEST(Distance, one_degree_of_a_meridian_is_the_mean_circumference_by_360) {
  EXPECT_NEAR(distance_m({121.0, 32.0}, {121.0, 33.0}), std::numbers::pi * earth_radius_m / 180.0, 1e-6);
}

TEST(Distance, parallels_shrink_towards_the_pole) {
  EXPECT_NEAR(distance_m({0.0, 60.0}, {0.001, 60.0}), distance_m({0.0, 0.0}, {0.001, 0.0}) / 2.0, 1e-4);
}

TEST(Distance, a_metre_is_still_a_metre) { EXPECT_NEAR(distance_m({121.07, 32.06}, {121.07, 32.06 + 1.0 / 111195.08}), 1.0, 1e-6); }

TEST(Distance, antipodes_are_half_a_circumference_apart) {
  EXPECT_NEAR(distance_m({10.0, 20.0}, {-170.0, -20.0}), std::numbers::pi * earth_radius_m, 1.0);
}

TEST(Distance, takes_the_short_way_over_the_180th_meridian) { EXPECT_LT(distance_m({179.999, 0.0}, {-179.999, 0.0}), 223.0); }

TEST(Position, is_on_earth_within_180_and_90_degrees_only) {
  EXPECT_TRUE(on_earth({180.0, -90.0}));
  EXPECT_FALSE(on_earth({180.1, 0.0}));
  EXPECT_FALSE(on_earth({0.0, 90.1}));
  EXPECT_FALSE(on_earth({std::numeric_limits<double>::quiet_NaN(), 0.0}));
  EXPECT_FALSE(on_earth({0.0, std::numeric_limits<double>::infinity()}));
}

}  // namespace
}  // namespace gridward::domain
