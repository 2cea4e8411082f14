// SPDX-License-Identifier: Apache-2.0
#include "domain/map_clusters.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>

namespace gridward::domain {
namespace {

MapCluster one(double lng, double lat, std::int64_t count = 1, std::int64_t worst = 0) { return {{lng, lat}, count, worst, worst > 0 ? count : 0, 7, {}}; }

std::int64_t sum(const std::vector<MapCluster>& clusters) {
  std::int64_t total = 0;
  for (const auto& cluster : clusters) total += cluster.count;
  return total;
}

std::vector<MapCluster> scattered(std::size_t count) {
  std::mt19937_64 dice(4711);
  std::uniform_real_distribution<double> lng(120.5, 121.9), lat(31.7, 32.7);
  std::vector<MapCluster> clusters;
  for (std::size_t i = 0; i < count; ++i) clusters.push_back({{lng(dice), lat(dice)}, static_cast<std::int64_t>(1 + i % 9), static_cast<std::int64_t>(i % 4), 0, static_cast<std::int64_t>(i), {i}});
  return clusters;
}

TEST(MapCells, a_cell_lies_in_every_coarser_one_above_it) {
  const std::int64_t leaf = 0x35b5'a3c1'9d4e'7f21;
  EXPECT_EQ(cell_above(leaf, 30), leaf);
  for (const int level : {9, 11, 13, 15, 20}) {
    const auto above = cell_above(leaf, level);
    EXPECT_EQ(above & -above, cell_bit(level));
    EXPECT_LT(std::llabs(above - leaf), cell_bit(level));
    EXPECT_EQ(cell_above(above, level - 1), cell_above(leaf, level - 1));
  }
}

TEST(MapCells, cells_of_the_faces_whose_ids_are_negative_behave_alike) {
  const auto leaf = static_cast<std::int64_t>(0xb123'4567'89ab'cdefULL);
  EXPECT_EQ(cell_above(cell_above(leaf, 15), 9), cell_above(leaf, 9));
  EXPECT_LT(cell_above(leaf, 9), 0);
}

TEST(ClusterLevel, follows_the_zoom_of_a_screen) {
  const auto screen = [](double zoom) {
    const double wide = 1440 * 360 / (512 * std::exp2(zoom)), high = wide * 0.53;
    return MapWindow{{121 - wide / 2, 32 - high / 2}, {121 + wide / 2, 32 + high / 2}, zoom};
  };
  EXPECT_EQ(cluster_level(screen(8)), 9);
  EXPECT_EQ(cluster_level(screen(13.9)), 14);
  EXPECT_EQ(cluster_level(screen(19)), 20);
}

TEST(ClusterLevel, a_wide_window_that_claims_to_be_near_gets_coarse_cells_all_the_same) {
  EXPECT_LE(cluster_level({{-179, -80}, {179, 80}, 22}), 3);
  EXPECT_LE(cluster_level({{120, 31}, {122, 33}, 22}), 11);
}

TEST(JoinClose, loses_nothing_and_keeps_the_worst) {
  const auto before = scattered(2000);
  for (const double zoom : {5.0, 9.0, 12.0, 18.0}) {
    const auto after = join_close(before, zoom, 500);
    EXPECT_EQ(sum(after), sum(before)) << zoom;
    EXPECT_LE(after.size(), 500u) << zoom;
    std::vector<std::size_t> members;
    for (const auto& cluster : after) members.insert(members.end(), cluster.members.begin(), cluster.members.end());
    std::sort(members.begin(), members.end());
    EXPECT_EQ(members.size(), before.size());
    EXPECT_EQ(std::unique(members.begin(), members.end()), members.end());
  }
}

TEST(JoinClose, does_not_depend_on_the_order_given) {
  auto given = scattered(600);
  const auto first = join_close(given, 10, 500);
  std::shuffle(given.begin(), given.end(), std::mt19937_64(3));
  const auto second = join_close(given, 10, 500);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].count, second[i].count);
}

TEST(JoinClose, what_stands_apart_on_the_screen_stays_apart_and_remembers_its_cell) {
  const auto far = join_close({one(121.0, 32.0), one(121.2, 32.0, 5, 2)}, 12, 500);
  ASSERT_EQ(far.size(), 2u);
  EXPECT_EQ(far[0].count, 5);
  EXPECT_EQ(far[0].cell, 7);
  const auto near = join_close({one(121.0, 32.0), one(121.2, 32.0, 5, 2)}, 6, 500);
  ASSERT_EQ(near.size(), 1u);
  EXPECT_EQ(near[0].count, 6);
  EXPECT_EQ(near[0].worst, 2);
  EXPECT_EQ(near[0].overdue, 5);
  EXPECT_EQ(near[0].cell, 0);
  EXPECT_NEAR(near[0].at.lng, 121.0 + 0.2 * 5 / 6, 1e-9);
}

TEST(JoinClose, near_the_ground_only_what_stands_on_one_spot_is_joined) {
  const double metre = 1 / 94'000.0;
  EXPECT_EQ(join_close({one(121, 32), one(121 + 20 * metre, 32)}, 17, 500).size(), 2u);
  EXPECT_EQ(join_close({one(121, 32), one(121, 32)}, 19, 500).size(), 1u);
}

TEST(MicroDegrees, round_to_the_nearest_on_both_sides_of_zero) {
  EXPECT_EQ(micro_degrees(121.0712346), 121'071'235);
  EXPECT_EQ(micro_degrees(-0.0000004), 0);
  EXPECT_EQ(micro_degrees(-0.0000006), -1);
}

}  // namespace
}  // namespace gridward::domain
