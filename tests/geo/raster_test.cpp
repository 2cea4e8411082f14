// SPDX-License-Identifier: Apache-2.0
#include "geo/s2_build.hpp"

#include "geo/raster.hpp"

#include <gtest/gtest.h>
#include <s2/mutable_s2shape_index.h>
#include <s2/s2lax_polygon_shape.h>

#include <cmath>
#include <random>

#include "geo/s2_shape.hpp"
#include "tiling.hpp"

namespace gridward::geo {
namespace {

using domain::Boundary;
using domain::LngLat;

void add(MutableS2ShapeIndex& index, const Boundary& boundary) { index.Add(shape_of(boundary)); }

struct Share {
  int answered = 0;
  int asked = 0;
};

/// Fails where the picture says something else than S2.
Share compare(const MutableS2ShapeIndex& index, LngLat south_west, LngLat north_east, int points) {
  const Raster raster(index);
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> lng(south_west.lng, north_east.lng), lat(south_west.lat, north_east.lat);
  Share share;
  for (int i = 0; i < points; ++i) {
    const LngLat point{lng(random), lat(random)};
    const std::int32_t seen = raster.at(point);
    if (seen == Raster::ask) {
      ++share.asked;
      continue;
    }
    ++share.answered;
    EXPECT_EQ(seen, first_shape_at(index, point)) << point.lng << ' ' << point.lat;
    if (testing::Test::HasFailure()) break;
  }
  return share;
}

TEST(Raster, never_says_anything_else_than_s2_and_answers_most_points) {
  MutableS2ShapeIndex index;
  for (const auto& [code, boundary] : jittered_tiling(12).grids()) add(index, boundary);
  const Share share = compare(index, {121.015, 32.015}, {121.125, 32.1}, 200'000);
  EXPECT_LT(share.asked, share.answered / 8);
}

TEST(Raster, knows_that_long_edges_bulge_towards_the_pole) {
  // On 20 degrees of a parallel the great circle runs 0.4 degrees further north.
  MutableS2ShapeIndex index;
  add(index, {{{{{100, 30}, {120, 30}, {120, 50}, {100, 50}}, {}}}});
  compare(index, {99, 29}, {121, 51}, 200'000);
  const Raster raster(index);
  EXPECT_NE(raster.at({110, 50.2}), Raster::outside);
  EXPECT_EQ(first_shape_at(index, {110, 50.2}), 0);
  EXPECT_NE(raster.at({110, 30.1}), 0);
  EXPECT_EQ(first_shape_at(index, {110, 30.1}), Raster::outside);
}

TEST(Raster, agrees_on_slanted_needles_overlaps_and_holes) {
  MutableS2ShapeIndex index;
  add(index, {{{{{121.0, 32.0}, {121.1, 32.1}, {121.1, 32.10001}}, {}}}});
  add(index, {{{{{121.0, 32.0}, {121.1, 32.0}, {121.1, 32.1}, {121.0, 32.1}}, {{{121.02, 32.02}, {121.04, 32.02}, {121.03, 32.04}}}}}});
  add(index, {{{{{121.05, 31.99}, {121.12, 32.05}, {121.05, 32.08}}, {}}}});
  compare(index, {120.99, 31.98}, {121.13, 32.11}, 200'000);
}

TEST(Raster, asks_always_where_an_area_crosses_the_180th_meridian_or_reaches_a_pole) {
  for (const Boundary& boundary : {Boundary{{{{{179, 10}, {-179, 10}, {-179, 12}, {179, 12}}, {}}}}, Boundary{{{{{0, 80}, {120, 80}, {-120, 80}}, {}}}}}) {
    MutableS2ShapeIndex index;
    add(index, boundary);
    EXPECT_EQ(Raster(index).at({20, 20}), Raster::ask);
  }
}

TEST(Raster, of_nothing_is_outside_everywhere) { EXPECT_EQ(Raster(MutableS2ShapeIndex()).at({121, 32}), Raster::outside); }

}  // namespace
}  // namespace gridward::geo
