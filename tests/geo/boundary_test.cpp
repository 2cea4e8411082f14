// SPDX-License-Identifier: Apache-2.0
#include "geo/boundary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "geo/ring.hpp"
#include "tongzhou.hpp"

namespace gridward::geo {
namespace {

using domain::Boundary;
using domain::LngLat;
using domain::Polygon;
using domain::Ring;

/// Corners given in thousandths of a degree (about 100 m) from a point in the sub-district.
LngLat at(double x, double y) { return {121.05 + x / 1000.0, 32.05 + y / 1000.0}; }
Ring square(double x, double y, double side) { return {at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y)}; }
Boundary just(Ring ring) { return {{{std::move(ring), {}}}}; }

Ring circle(std::size_t corners, double radius) {
  Ring ring;
  for (std::size_t i = 0; i < corners; ++i) {
    const double angle = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
    ring.push_back(at(radius * std::cos(angle), radius * std::sin(angle)));
  }
  return ring;
}

std::string listed(const Boundary& boundary) {
  std::string all;
  for (const auto& problem : boundary_problems(boundary)) all += (all.empty() ? "" : " ") + problem.path + ":" + problem.code;
  return all;
}

TEST(BoundaryProblems, are_none_for_usable_boundaries) {
  const Ring open{at(0, 0), at(3, 0), at(3, 3)};
  const Ring clockwise{at(0, 0), at(0, 3), at(3, 3), at(3, 0)};
  const Ring doubled{at(0, 0), at(0, 0), at(3, 0), at(3, 3), at(3, 3), at(0, 0)};
  const Ring spike{at(0, 0), at(3, 0), at(3, 3), at(5, 5), at(3, 3), at(0, 3)};
  for (const Ring& ring : {open, clockwise, doubled, spike}) EXPECT_EQ(listed(just(ring)), "");
  EXPECT_EQ(listed({{{square(0, 0, 10), {square(2, 2, 2), square(6, 6, 2)}}, {square(20, 0, 5), {}}}}), "");
  EXPECT_EQ(listed({{{square(0, 0, 10), {square(2, 2, 6)}}, {square(3, 3, 2), {}}}}), "") << "an island in a hole";
  EXPECT_EQ(listed({{{square(0, 0, 5), {}}, {square(5, 5, 5), {}}}}), "") << "parts that meet in a corner";
  EXPECT_EQ(listed({{{square(0, 0, 5), {}}, {square(5, 0, 5), {}}}}), "") << "parts that share an edge";
}

TEST(BoundaryProblems, allow_a_ring_that_touches_itself_without_crossing) {
  EXPECT_EQ(listed(just({at(0, 0), at(2, 2), at(4, 0), at(4, 4), at(2, 2), at(0, 4)})), "") << "two triangles, tip to tip";
  EXPECT_EQ(listed(just({at(0, 0), at(4, 0), at(4, 4), at(0, 4), at(0, 0), at(2, 3), at(3, 2)})), "") << "a hole that hangs on a corner";
}

struct Case {
  const char* name;
  Boundary boundary;
  const char* expected;
};

TEST(BoundaryProblems, name_the_place_and_the_reason) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  const Case cases[] = {
      {"nothing", {}, "polygons:geo.empty"},
      {"no corner", just({}), "polygons[0].outer:geo.too_few_points"},
      {"one line", just({at(0, 0), at(1, 0), at(0, 0)}), "polygons[0].outer:geo.too_few_points"},
      {"not a number", just({at(0, 0), {nan, 32.0}, at(1, 1)}), "polygons[0].outer[1]:geo.off_earth"},
      {"infinite", just({at(0, 0), at(1, 0), {121.0, infinity}}), "polygons[0].outer[2]:geo.off_earth"},
      {"latitude first", just({{32.0, 121.0}, {32.1, 121.0}, {32.1, 121.1}}), "polygons[0].outer[0]:geo.off_earth"},
      {"flat", just({at(0, 0), at(1, 0), at(2, 0)}), "polygons[0].outer:geo.no_area"},
      {"around the earth", just({{-170, 10}, {170, 10}, {170, 20}}), "polygons[0].outer:geo.too_wide"},
      {"an eight", just({at(0, 0), at(2, 2), at(2, 0), at(0, 2)}), "polygons[0].outer:geo.crosses_itself"},
      {"an eight through a corner", just({at(0, 0), at(1, 1), at(2, 2), at(2, 0), at(1, 1), at(0, 2)}), "polygons[0].outer:geo.crosses_itself"},
      {"hole far away", {{{square(0, 0, 5), {square(7, 7, 2)}}}}, "polygons[0].holes[0]:geo.hole_outside"},
      {"hole around", {{{square(2, 2, 2), {square(0, 0, 9)}}}}, "polygons[0].holes[0]:geo.hole_outside"},
      {"hole as large as its area", {{{square(0, 0, 5), {square(0, 0, 5)}}}}, "polygons[0].outer:geo.no_area"},
      {"hole in a hole", {{{square(0, 0, 9), {square(1, 1, 7), square(2, 2, 1)}}}}, "polygons[0].holes[1]:geo.holes_overlap"},
      {"part in a part", {{{square(0, 0, 9), {}}, {square(2, 2, 1), {}}}}, "polygons[1].outer:geo.parts_overlap"},
  };
  for (const Case& given : cases) EXPECT_EQ(listed(given.boundary), given.expected) << given.name;
}

TEST(BoundaryProblems, say_where_a_line_crosses_itself) {
  const auto problems = boundary_problems(just({at(0, 0), at(2, 2), at(2, 0), at(0, 2)}));
  ASSERT_EQ(problems.size(), 1u);
  ASSERT_EQ(problems[0].arguments.size(), 2u);
  EXPECT_EQ(problems[0].arguments[0], (std::pair<std::string, std::string>{"lng", "121.051000"}));
  EXPECT_NEAR(std::stod(problems[0].arguments[1].second), 32.051, 2e-6);
}

TEST(BoundaryProblems, see_rings_that_cross_each_other) {
  EXPECT_NE(listed({{{square(0, 0, 5), {square(3, 3, 5)}}}}).find("geo.crosses_itself"), std::string::npos);
  EXPECT_NE(listed({{{square(0, 0, 5), {}}, {square(3, 3, 5), {}}}}).find("geo.crosses_itself"), std::string::npos);
}

TEST(BoundaryProblems, allow_a_hundred_thousand_points_and_not_one_more) {
  EXPECT_EQ(listed(just(circle(100'000, 50))), "");
  EXPECT_EQ(listed(just(circle(100'001, 50))), "polygons:geo.too_many_points");
}

TEST(BoundaryProblems, allow_a_thousand_rings_and_not_one_more) {
  Boundary many;
  for (int i = 0; i < 1'000; ++i) many.polygons.push_back({square(3.0 * (i % 40), 3.0 * (i / 40), 2), {}});
  EXPECT_EQ(listed(many), "");
  many.polygons.push_back({square(500, 500, 2), {}});
  EXPECT_EQ(listed(many), "polygons:geo.too_many_rings");
}

TEST(BoundaryProblems, stay_few_however_bad_the_input) {
  Boundary bad;
  for (int i = 0; i < 500; ++i) bad.polygons.push_back({{at(0, 0)}, {}});
  EXPECT_EQ(boundary_problems(bad).size(), 20u);
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> place(0.0, 50.0);
  Ring tangle;
  for (int i = 0; i < 5'000; ++i) tangle.push_back(at(place(random), place(random)));
  const auto problems = boundary_problems(just(tangle));
  ASSERT_FALSE(problems.empty());
  EXPECT_LE(problems.size(), 20u);
  Ring flower;  // every other corner is the same one
  for (int i = 0; i < 2'000; ++i) {
    flower.push_back(at(0, 0));
    flower.push_back(circle(4'000, 10)[static_cast<std::size_t>(2 * i)]);
    flower.push_back(circle(4'000, 10)[static_cast<std::size_t>(2 * i + 1)]);
    if (i == 99) break;
  }
  EXPECT_EQ(listed(just(flower)), "polygons[0].outer:geo.crosses_itself");
}

TEST(Area, of_a_small_square_is_its_sides_multiplied) {
  const double height = domain::distance_m(at(0, 0), at(0, 3));
  const double width = domain::distance_m(at(0, 1.5), at(3, 1.5));
  EXPECT_NEAR(area_m2(just(square(0, 0, 3))), width * height, 0.01);
}

TEST(Area, does_not_depend_on_direction_start_or_closing) {
  Ring ring = circle(90, 4);
  const double area = area_m2(just(ring));
  std::rotate(ring.begin(), ring.begin() + 31, ring.end());
  EXPECT_NEAR(area_m2(just(ring)), area, 1e-4);
  std::reverse(ring.begin(), ring.end());
  ring.push_back(ring.front());
  EXPECT_NEAR(area_m2(just(ring)), area, 1e-4);
}

TEST(Area, takes_holes_off_and_adds_parts_up) {
  const double whole = area_m2(just(square(0, 0, 10)));
  const double hole = area_m2(just(square(2, 2, 2)));
  EXPECT_NEAR(area_m2({{{square(0, 0, 10), {square(2, 2, 2)}}}}), whole - hole, 1e-3);
  EXPECT_NEAR(area_m2({{{square(0, 0, 10), {}}, {square(20, 20, 10), {}}}}), whole + area_m2(just(square(20, 20, 10))), 1e-3);
}

TEST(Area, of_an_eighth_of_the_earth_is_right) {
  Ring octant{{0, 0}};
  for (int lng = 0; lng <= 90; lng += 10) octant.push_back({static_cast<double>(lng), 90.0});
  octant.push_back({90, 0});
  EXPECT_NEAR(area_m2(just(octant)) / (4 * std::numbers::pi * domain::earth_radius_m * domain::earth_radius_m), 0.125, 1e-12);
}

TEST(CentreInside, is_the_middle_of_a_square) {
  const LngLat centre = centre_inside(just(square(0, 0, 4)));
  EXPECT_NEAR(centre.lng, at(2, 2).lng, 1e-9);
  EXPECT_NEAR(centre.lat, at(2, 2).lat, 1e-9);
}

TEST(CentreInside, lies_inside_even_where_the_centre_of_mass_does_not) {
  const Ring horseshoe{at(0, 0), at(9, 0), at(9, 9), at(8, 9), at(8, 1), at(1, 1), at(1, 9), at(0, 9)};
  const Polygon ring_road{square(0, 0, 9), {square(1, 1, 7)}};
  for (const Polygon& polygon : {Polygon{horseshoe, {}}, ring_road}) {
    ASSERT_EQ(listed({{polygon}}), "");
    EXPECT_TRUE(polygon_contains(polygon, centre_inside(polygon)));
  }
}

TEST(CentreInside, lies_in_the_largest_part) {
  const Boundary boundary{{{square(0, 0, 1), {}}, {square(10, 10, 5), {}}, {square(20, 0, 2), {}}}};
  EXPECT_TRUE(ring_contains(boundary.polygons[1].outer, centre_inside(boundary)));
}

TEST(CentreInside, lies_inside_random_stars) {
  std::mt19937_64 random(99);
  std::uniform_real_distribution<double> radius(0.3, 10.0);
  for (int i = 0; i < 500; ++i) {
    Ring star = circle(40, 1.0);
    for (LngLat& corner : star) {
      const double scale = radius(random);
      corner = at((corner.lng - 121.05) * 1000.0 * scale, (corner.lat - 32.05) * 1000.0 * scale);
    }
    ASSERT_EQ(listed(just(star)), "");
    ASSERT_TRUE(ring_contains(star, centre_inside(just(star))));
  }
}

TEST(CentreInside, refuses_what_encloses_nothing) {
  for (const Boundary& boundary : {Boundary{}, just({at(0, 0), at(1, 1)}), just({at(0, 0), at(1, 0), at(2, 0)})}) {
    EXPECT_THROW(centre_inside(boundary), base::Problem);
  }
}

TEST(Tidy, leaves_an_open_ring_without_doubles_and_spikes) {
  const Ring wanted{at(0, 0), at(3, 0), at(3, 3)};
  EXPECT_EQ(tidy({at(0, 0), at(3, 0), at(3, 3), at(0, 0)}), wanted);
  EXPECT_EQ(tidy({at(0, 0), at(0, 0), at(3, 0), at(5, 5), at(6, 6), at(5, 5), at(3, 0), at(3, 3), at(0, 0)}), wanted);
  EXPECT_EQ(tidy({at(9, 9), at(0, 0), at(3, 0), at(3, 3), at(0, 0)}), wanted) << "a spike where the ring begins";
  EXPECT_EQ(tidy({at(0, 0), at(3, 0), at(3, 3), at(0, 0), at(9, 9)}), wanted) << "a spike where the ring ends";
  EXPECT_TRUE(tidy({at(0, 0), at(1, 1), at(0, 0), at(1, 1)}).size() < 3);
}

TEST(Boundary, a_real_districts_outline_has_one_knot_and_is_usable_without_it) {
  auto boundary = tongzhou();
  if (!boundary) GTEST_SKIP() << "tongzhou_boundary.geojson is absent: set GRIDWARD_SHARED_DATA to its folder";
  const auto problems = boundary_problems(*boundary);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "geo.crosses_itself");
  EXPECT_EQ(problems[0].arguments[0].second + " " + problems[0].arguments[1].second, "120.896484 32.246094");
  // The file is rounded to 1/1024 degree; there the line turns back over itself within one such step.
  for (const LngLat knot : {LngLat{123797.0 / 1024.0, 33021.0 / 1024.0}, LngLat{123798.0 / 1024.0, 33021.0 / 1024.0}}) {
    EXPECT_GE(std::erase(boundary->polygons[0].outer, knot), 1u);
  }
  EXPECT_EQ(listed(*boundary), "");
  EXPECT_NEAR(area_m2(*boundary) / 1e6, 1'435.0, 2.0);  // by the plain formula at the mean latitude
  EXPECT_TRUE(polygon_contains(boundary->polygons[0], centre_inside(*boundary)));
}

}  // namespace
}  // namespace gridward::geo
