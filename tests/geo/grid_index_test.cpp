// SPDX-License-Identifier: Apache-2.0
#include "geo/grid_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <random>
#include <thread>

#include "base/problem.hpp"
#include "geo/boundary.hpp"
#include "geo/ring.hpp"
#include "tiling.hpp"
#include "tongzhou.hpp"

namespace gridward::geo {
namespace {

using domain::Boundary;
using domain::LngLat;
using domain::Polygon;
using domain::Ring;

LngLat at(double x, double y) { return {121.05 + x / 1000.0, 32.05 + y / 1000.0}; }
Ring square(double x, double y, double side) { return {at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side)}; }
Boundary just(Ring ring) { return {{{std::move(ring), {}}}}; }

/// The test's own judge: crossings of a ray to the east, counted over all edges.
bool judged_inside(const Ring& ring, LngLat point) {
  int crossings = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LngLat a = ring[i];
    const LngLat b = ring[(i + 1) % ring.size()];
    const LngLat low = a.lat < b.lat ? a : b;
    const LngLat high = a.lat < b.lat ? b : a;
    if (point.lat < low.lat || point.lat >= high.lat) continue;
    const double side = (high.lng - low.lng) * (point.lat - low.lat) - (point.lng - low.lng) * (high.lat - low.lat);
    if (side > 0) ++crossings;
  }
  return crossings % 2 == 1;
}

/// Metres to the nearest edge, on the flat map: near an edge straight lines and great circles may differ.
double distance_to_edge_m(const Ring& ring, LngLat point) {
  double nearest = std::numeric_limits<double>::infinity();
  const double shrink = std::cos(point.lat * 3.14159265358979 / 180.0);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LngLat a = ring[i];
    const LngLat b = ring[(i + 1) % ring.size()];
    const double dx = (b.lng - a.lng) * shrink, dy = b.lat - a.lat;
    const double px = (point.lng - a.lng) * shrink, py = point.lat - a.lat;
    const double length = dx * dx + dy * dy;
    const double t = length == 0 ? 0 : std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
    nearest = std::min(nearest, std::hypot(px - t * dx, py - t * dy) * 111'195.0);
  }
  return nearest;
}

TEST(GridAt, agrees_with_a_simple_judge_on_random_points) {
  const Tiling tiling = jittered_tiling(1);
  const GridIndex index(tiling.grids());
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> lng(121.01, 121.13), lat(32.01, 32.105);
  int judged = 0;
  for (int i = 0; i < 30'000; ++i) {
    const LngLat point{lng(random), lat(random)};
    std::string expected;
    bool near_an_edge = false;
    for (int row = 0; row < tiling.rows; ++row) {
      for (int column = 0; column < tiling.columns; ++column) {
        const Ring ring = tiling.ring(column, row);
        if (std::abs(ring[0].lng - point.lng) > 0.02 || std::abs(ring[0].lat - point.lat) > 0.02) continue;
        near_an_edge = near_an_edge || distance_to_edge_m(ring, point) < 0.05;
        if (judged_inside(ring, point)) expected = Tiling::code(column, row);
      }
    }
    if (near_an_edge) continue;
    ++judged;
    ASSERT_EQ(index.grid_at(point).value_or(""), expected) << point.lng << ' ' << point.lat;
  }
  EXPECT_GT(judged, 29'000);
}

TEST(GridAt, gives_points_on_shared_lines_and_corners_to_exactly_one_grid) {
  const Tiling tiling = jittered_tiling(3);
  const auto grids = tiling.grids();
  std::vector<GridIndex> alone;
  for (const auto& grid : grids) alone.emplace_back(std::vector{grid});
  const GridIndex together(grids);
  const auto owners = [&](LngLat point) {
    std::vector<std::string> found;
    for (const GridIndex& one : alone) {
      if (const auto code = one.grid_at(point)) found.emplace_back(*code);
    }
    return found;
  };
  std::mt19937_64 random(4);
  std::uniform_real_distribution<double> part(0.0, 1.0);
  for (int row = 1; row < tiling.rows; ++row) {
    for (int column = 1; column < tiling.columns; ++column) {
      const LngLat a = tiling.corner(column, row);
      const LngLat b = tiling.corner(column, row + 1);
      const double t = part(random);
      for (const LngLat point : {a, LngLat{a.lng + t * (b.lng - a.lng), a.lat + t * (b.lat - a.lat)}}) {
        const auto found = owners(point);
        ASSERT_EQ(found.size(), 1u) << point.lng << ' ' << point.lat;
        ASSERT_EQ(together.grid_at(point), found[0]);
      }
    }
  }
}

TEST(GridAt, gives_the_same_answer_whatever_order_and_direction_the_grids_came_in) {
  const Tiling tiling = jittered_tiling(5);
  auto grids = tiling.grids();
  const GridIndex straight(grids);
  std::mt19937_64 random(6);
  std::shuffle(grids.begin(), grids.end(), random);
  for (auto& [code, boundary] : grids) std::reverse(boundary.polygons[0].outer.begin(), boundary.polygons[0].outer.end());
  const GridIndex turned(grids);
  std::uniform_real_distribution<double> lng(121.01, 121.13), lat(32.01, 32.105);
  for (int i = 0; i < 20'000; ++i) {
    const LngLat point{lng(random), lat(random)};
    ASSERT_EQ(straight.grid_at(point), turned.grid_at(point));
  }
  for (const LngLat corner : tiling.corners) ASSERT_EQ(straight.grid_at(corner), turned.grid_at(corner));
}

TEST(GridAt, knows_holes_islands_and_parts) {
  const Boundary market{{{square(0, 0, 10), {square(2, 2, 6)}}, {square(4, 4, 2), {}}, {square(20, 0, 3), {}}}};
  const GridIndex index({{"A", market}, {"B", just(square(30, 0, 3))}});
  EXPECT_EQ(index.grid_at(at(1, 1)), "A");
  EXPECT_EQ(index.grid_at(at(3, 3)), std::nullopt);
  EXPECT_EQ(index.grid_at(at(5, 5)), "A");
  EXPECT_EQ(index.grid_at(at(21, 1)), "A");
  EXPECT_EQ(index.grid_at(at(31, 1)), "B");
  EXPECT_EQ(index.grid_at(at(15, 1)), std::nullopt);
}

TEST(GridAt, knows_a_grid_inside_anothers_hole) {
  const GridIndex index({{"around", {{{square(0, 0, 9), {square(3, 3, 3)}}}}}, {"inner", just(square(3, 3, 3))}});
  EXPECT_EQ(index.grid_at(at(4, 4)), "inner");
  EXPECT_EQ(index.grid_at(at(1, 1)), "around");
  EXPECT_TRUE(index.overlaps().empty());
}

TEST(GridAt, gives_shared_ground_to_the_lowest_code) {
  const GridIndex index({{"2", just(square(0, 0, 4))}, {"1", just(square(2, 2, 4))}});
  EXPECT_EQ(index.grid_at(at(3, 3)), "1");
  EXPECT_EQ(index.grid_at(at(1, 1)), "2");
}

TEST(GridAt, finds_nothing_without_grids_or_for_what_is_not_on_earth) {
  EXPECT_EQ(GridIndex({}).grid_at(at(0, 0)), std::nullopt);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const GridIndex near({{"A", just(square(0, 0, 4))}});
  const GridIndex polar({{"P", just({{0, 85}, {120, 85}, {-120, 85}})}});
  for (const GridIndex* index : {&near, &polar}) {
    for (const LngLat point : {LngLat{nan, 32.0}, LngLat{121.0, nan}, LngLat{1e300, 32.0}, LngLat{121.0, -1e300}}) {
      EXPECT_EQ(index->grid_at(point), std::nullopt);
    }
  }
}

TEST(GridAt, passes_over_a_grid_whose_boundary_encloses_nothing) {
  const GridIndex index({{"A", {}}, {"B", just({at(0, 0), at(1, 1)})}, {"C", just(square(0, 0, 4))}});
  EXPECT_EQ(index.size(), 3u);
  EXPECT_EQ(index.grid_at(at(1, 2)), "C");
}

TEST(GridIndex, refuses_coordinates_that_are_not_on_earth_and_names_the_region) {
  try {
    GridIndex({{"320612001001", just({at(0, 0), {std::numeric_limits<double>::infinity(), 32.0}, at(1, 1)})}});
    FAIL() << "accepted";
  } catch (const base::Problem& problem) {
    EXPECT_EQ(problem.code(), "geo.boundary_unusable");
    EXPECT_EQ(problem.arguments().at(0).second, "320612001001");
  }
}

TEST(GridIndex, serves_many_readers_at_once) {
  const Tiling tiling = jittered_tiling(7);
  const GridIndex index(tiling.grids());
  std::atomic<int> wrong{0};
  std::vector<std::thread> readers;
  for (unsigned reader = 0; reader < 4; ++reader) {
    readers.emplace_back([&, reader] {
      std::mt19937_64 random(reader);
      std::uniform_int_distribution<int> column(0, tiling.columns - 1), row(0, tiling.rows - 1);
      for (int i = 0; i < 20'000; ++i) {
        const int c = column(random), r = row(random);
        LngLat middle{};
        for (int k = 0; k < 4; ++k) {
          middle.lng += tiling.ring(c, r)[static_cast<std::size_t>(k)].lng / 4;
          middle.lat += tiling.ring(c, r)[static_cast<std::size_t>(k)].lat / 4;
        }
        const LngLat corner = tiling.corner(c, r);
        const LngLat near_corner{corner.lng + (middle.lng - corner.lng) * 0.002, corner.lat + (middle.lat - corner.lat) * 0.002};
        if (index.grid_at(near_corner) != Tiling::code(c, r)) ++wrong;
      }
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Overlaps, are_none_in_a_tiling) { EXPECT_TRUE(GridIndex(jittered_tiling(8).grids()).overlaps().empty()); }

TEST(Overlaps, name_the_pair_and_the_area) {
  const GridIndex index({{"C", just(square(50, 0, 4))}, {"B", just(square(0, 0, 4))}, {"A", just(square(3, 1, 4))}});
  const auto found = index.overlaps();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].first, "A");
  EXPECT_EQ(found[0].second, "B");
  const double expected = area_m2(just({at(3, 1), at(4, 1), at(4, 4), at(3, 4)}));
  EXPECT_NEAR(found[0].area_m2, expected, expected * 1e-4);
}

TEST(Overlaps, see_a_grid_that_lies_in_another_and_the_same_area_twice) {
  const GridIndex nested({{"A", just(square(0, 0, 9))}, {"B", just(square(3, 3, 2))}});
  ASSERT_EQ(nested.overlaps().size(), 1u);
  EXPECT_NEAR(nested.overlaps()[0].area_m2, area_m2(just(square(3, 3, 2))), 1.0);
  const GridIndex twice({{"A", just(square(0, 0, 9))}, {"B", just(square(0, 0, 9))}});
  ASSERT_EQ(twice.overlaps().size(), 1u);
  EXPECT_NEAR(twice.overlaps()[0].area_m2, area_m2(just(square(0, 0, 9))), 1.0);
}

TEST(Overlaps, respect_the_tolerance) {
  // About 371 m of shared edge, the neighbour two millimetres, then one centimetre too far to the west.
  const auto with_gap = [](double metres) {
    const double x = 4.0 - metres / 94.3;
    return GridIndex({{"A", just(square(0, 0, 4))}, {"B", just({at(x, 0), at(8, 0), at(8, 4), at(x, 4)})}});
  };
  EXPECT_TRUE(with_gap(0.002).overlaps().empty());
  ASSERT_EQ(with_gap(0.01).overlaps().size(), 1u);
  EXPECT_NEAR(with_gap(0.01).overlaps()[0].area_m2, 4.45, 0.1);
  EXPECT_TRUE(with_gap(0.01).overlaps(10.0).empty());
}

TEST(Crossing, names_the_grids_that_share_ground_with_an_area) {
  const GridIndex index({{"B", just(square(4, 0, 4))}, {"A", just(square(0, 0, 4))}, {"C", just(square(8, 0, 4))}, {"D", just(square(0, 8, 4))}});
  EXPECT_EQ(index.crossing(just(square(1, 1, 1))), (std::vector<std::string>{"A"})) << "inside a grid";
  EXPECT_EQ(index.crossing(just(square(3, 1, 2))), (std::vector<std::string>{"A", "B"})) << "over a line";
  EXPECT_EQ(index.crossing(just({at(-1, -1), at(20, -1), at(20, 5), at(-1, 5)})), (std::vector<std::string>{"A", "B", "C"})) << "around grids";
  EXPECT_EQ(index.crossing(just(square(4, 4, 4))), std::vector<std::string>{}) << "touching only";
  EXPECT_THROW(index.crossing(just({at(0, 0), {500, 0}, at(1, 1)})), base::Problem);
}

TEST(GridIndex, a_real_district_agrees_with_a_simple_judge) {
  const auto boundary = tongzhou();
  if (!boundary) GTEST_SKIP() << "tongzhou_boundary.geojson is absent: set GRIDWARD_SHARED_DATA to its folder";
  const Boundary town = just(square(0, 0, 40));
  const GridIndex index({{"320612", *boundary}, {"900000", town}});
  const Ring ring = boundary->polygons[0].outer;
  std::mt19937_64 random(9);
  std::uniform_real_distribution<double> lng(120.6, 121.5), lat(31.8, 32.3);
  int inside = 0, judged = 0;
  for (int i = 0; i < 4'000; ++i) {
    const LngLat point{lng(random), lat(random)};
    // An edge of ten kilometres bulges by a metre and a half.
    if (distance_to_edge_m(ring, point) < 5.0 || judged_inside(town.polygons[0].outer, point)) continue;
    ++judged;
    inside += judged_inside(ring, point) ? 1 : 0;
    ASSERT_EQ(index.grid_at(point).has_value(), judged_inside(ring, point)) << point.lng << ' ' << point.lat;
  }
  EXPECT_GT(inside, judged / 4);
  ASSERT_EQ(index.overlaps().size(), 1u);
  EXPECT_NEAR(index.overlaps()[0].area_m2, area_m2(town), 100.0);
}

}  // namespace
}  // namespace gridward::geo
