// SPDX-License-Identifier: Apache-2.0
#include "geo/cells.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <random>
#include <string>

#include "base/problem.hpp"

namespace gridward::geo {
namespace {

using domain::LngLat;

bool holds(const std::vector<CellRange>& ranges, LngLat point) {
  const std::int64_t cell = cell_of(point);
  return std::any_of(ranges.begin(), ranges.end(), [&](const CellRange& range) { return range.first <= cell && cell <= range.second; });
}

void expect_ascending_and_apart(const std::vector<CellRange>& ranges) {
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    EXPECT_LE(ranges[i].first, ranges[i].second);
    if (i == 0) continue;
    EXPECT_LT(ranges[i - 1].second, ranges[i].first);
  }
}

std::string code_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::Problem& problem) {
    return problem.code();
  }
  return "nothing thrown";
}

TEST(Cell, is_a_leaf_and_points_two_metres_apart_have_their_own) {
  const std::int64_t cell = cell_of({121.07, 32.06});
  EXPECT_EQ(cell & 1, 1);  // leaf ids are odd
  EXPECT_NE(cell, cell_of({121.07002, 32.06}));
  EXPECT_EQ(cell, cell_of({121.07, 32.06}));
}

TEST(Cell, of_a_well_known_point_has_the_published_number) {
  // The centre of the cube's first face: 0 E, 0 N is the first leaf of the upper half of face 0.
  EXPECT_EQ(cell_of({0.0, 0.0}), 0x1000000000000001);
}

TEST(Cell, refuses_what_is_not_on_earth) {
  EXPECT_EQ(code_of([] { cell_of({181.0, 0.0}); }), "geo.off_earth");
  EXPECT_EQ(code_of([] { cell_of({std::numeric_limits<double>::quiet_NaN(), 0.0}); }), "geo.off_earth");
}

TEST(CellRanges, of_a_circle_hold_every_point_in_it) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  for (const double radius_m : {0.0, 1.0, 250.0, 4'000.0, 40'000.0}) {
    const LngLat centre{121.0 + unit(random) * 0.2, 32.0 + unit(random) * 0.2};
    const auto ranges = cell_ranges(Circle{centre, radius_m});
    ASSERT_LE(ranges.size(), 16u);
    expect_ascending_and_apart(ranges);
    for (int i = 0; i < 2'000; ++i) {
      const double distance = radius_m * std::sqrt(unit(random)) / domain::earth_radius_m * 180.0 / std::numbers::pi;
      const double direction = unit(random) * 2.0 * std::numbers::pi;
      const LngLat point{centre.lng + distance * std::cos(direction) / std::cos(centre.lat * std::numbers::pi / 180.0),
                         centre.lat + distance * std::sin(direction)};
      if (domain::distance_m(centre, point) > radius_m) continue;
      ASSERT_TRUE(holds(ranges, point)) << radius_m << " m, " << point.lng << ' ' << point.lat;
    }
  }
}

TEST(CellRanges, of_a_circle_do_not_hold_what_lies_far_away) {
  const LngLat centre{121.07, 32.06};
  const auto ranges = cell_ranges(Circle{centre, 500.0});
  std::mt19937_64 random(8);
  std::uniform_real_distribution<double> around(-0.2, 0.2);
  int held = 0;
  int asked = 0;
  for (int i = 0; i < 20'000; ++i) {
    const LngLat point{centre.lng + around(random), centre.lat + around(random)};
    if (domain::distance_m(centre, point) < 1'000.0) continue;
    ++asked;
    held += holds(ranges, point) ? 1 : 0;
  }
  EXPECT_LT(held, asked / 1000);
}

TEST(CellRanges, of_a_box_hold_its_corners_edges_and_inside) {
  const Box box{{121.03, 32.01}, {121.11, 32.09}};
  const auto ranges = cell_ranges(box);
  expect_ascending_and_apart(ranges);
  for (int i = 0; i <= 40; ++i) {
    for (int j = 0; j <= 40; ++j) {
      const LngLat point{std::min(121.03 + 0.08 * i / 40, 121.11), std::min(32.01 + 0.08 * j / 40, 32.09)};
      ASSERT_TRUE(holds(ranges, point)) << point.lng << ' ' << point.lat;
    }
  }
  EXPECT_FALSE(holds(ranges, {121.25, 32.05}));
}

TEST(CellRanges, never_are_more_than_asked_for_and_more_fit_closer) {
  const Circle circle{{121.07, 32.06}, 3'000.0};
  const auto covered = [](const std::vector<CellRange>& ranges) {
    double sum = 0;
    for (const auto& [first, last] : ranges) sum += static_cast<double>(last - first);
    return sum;
  };
  double before = std::numeric_limits<double>::infinity();
  for (const std::size_t limit : {1u, 4u, 16u, 64u}) {
    const auto ranges = cell_ranges(circle, limit);
    EXPECT_LE(ranges.size(), limit);
    EXPECT_LE(covered(ranges), before);
    before = covered(ranges);
  }
}

TEST(CellRanges, work_where_signed_numbers_turn_over) {
  // The whole earth: faces 4 and 5 have negative numbers.
  const auto ranges = cell_ranges(Box{{-180.0, -90.0}, {180.0, 90.0}});
  for (const LngLat point : {LngLat{121.0, 32.0}, LngLat{-90.0, 0.0}, LngLat{0.0, -89.0}, LngLat{0.0, 89.0}}) EXPECT_TRUE(holds(ranges, point));
  EXPECT_TRUE(holds(cell_ranges(Circle{{-90.0, 0.0}, 100.0}), {-90.0, 0.0005}));
}

TEST(CellRanges, refuse_areas_that_are_none) {
  EXPECT_EQ(code_of([] { cell_ranges(Circle{{121.0, 32.0}, -1.0}); }), "geo.bad_radius");
  EXPECT_EQ(code_of([] { cell_ranges(Circle{{121.0, 32.0}, std::numeric_limits<double>::quiet_NaN()}); }), "geo.bad_radius");
  EXPECT_EQ(code_of([] { cell_ranges(Circle{{121.0, 92.0}, 5.0}); }), "geo.off_earth");
  EXPECT_EQ(code_of([] { cell_ranges(Box{{121.0, 32.0}, {122.0, 31.0}}); }), "geo.bad_box");
}

}  // namespace
}  // namespace gridward::geo
