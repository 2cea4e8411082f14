// SPDX-License-Identifier: Apache-2.0
#include "geo/sheets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/problem.hpp"
#include "geo/sheet_clip.hpp"

namespace gridward::geo {
namespace {

using domain::BaseArea;
using domain::BaseLine;
using domain::LngLat;
using domain::Ring;

domain::Boundary box(double west, double south, double east, double north) { return {{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}}}; }

std::set<std::int64_t> under(const domain::Boundary& boundary) {
  std::set<std::int64_t> sheets;
  add_sheets(sheets, boundary);
  return sheets;
}

SheetCutter cutter(const domain::Boundary& area = box(121.001, 32.001, 121.029, 32.019)) {
  return SheetCutter(under(area), [](LngLat) { return true; });
}

/// Square units of a sheet's areas of a kind, holes taken off.
double size_of(const domain::BaseSheet& sheet) {
  double all = 0;
  for (const auto& area : sheet.areas) {
    bool outer = true;
    for (std::size_t at = 2; at < area.size();) {
      const auto corners = static_cast<std::size_t>(area[at++]);
      double twice = 0;
      std::vector<std::pair<double, double>> ring;
      double x = 0, y = 0;
      for (std::size_t i = 0; i < corners; ++i, at += 2) ring.emplace_back(x += static_cast<double>(area[at]), y += static_cast<double>(area[at + 1]));
      for (std::size_t i = 0; i < corners; ++i) twice += ring[i].first * ring[(i + 1) % corners].second - ring[(i + 1) % corners].first * ring[i].second;
      all += (outer ? 1 : -1) * std::abs(twice) / 2;
      outer = false;
    }
  }
  return all;
}

TEST(Sheets, a_key_names_one_square_of_a_hundredth_of_a_degree) {
  const auto key = sheet_of({121.0712, 32.0655});
  EXPECT_NEAR(corner_of(key).lng, 121.07, 1e-9);
  EXPECT_NEAR(corner_of(key).lat, 32.06, 1e-9);
  EXPECT_NE(key, sheet_of({121.0612, 32.0655}));
  EXPECT_NEAR(corner_of(sheet_of({-0.001, -0.001})).lng, -0.01, 1e-9);
}

TEST(Sheets, those_under_a_boundary_reach_a_little_beyond_it) {
  const auto sheets = under(box(121.0, 32.0, 121.005, 32.005));
  EXPECT_EQ(sheets.size(), 4u);   // the margin crosses the west and the south side
  EXPECT_TRUE(sheets.contains(sheet_of({120.999, 31.999})));
}

TEST(Sheets, a_boundary_around_half_the_earth_is_refused) {
  EXPECT_THROW(under(box(-90, -45, 90, 45)), base::Problem);
}

TEST(Sheets, a_line_is_cut_where_it_leaves_and_nothing_of_it_is_lost) {
  auto cut = cutter();
  cut.add_line(BaseLine::street, "路", {{121.0005, 32.0051}, {121.0295, 32.0051}});
  const auto sheets = cut.finish();
  ASSERT_EQ(sheets.size(), 3u);
  std::int64_t length = 0;
  for (const auto& sheet : sheets)
    for (const auto& line : sheet.lines) length += line[4];
  EXPECT_EQ(length, std::llround(0.029 * units_a_degree));
}

TEST(Sheets, a_line_that_leaves_and_comes_back_is_two) {
  auto cut = cutter(box(121.004, 32.004, 121.006, 32.006));
  cut.add_line(BaseLine::street, "", {{121.002, 32.002}, {121.002, 32.02}, {121.008, 32.02}, {121.008, 32.002}});
  const auto sheets = cut.finish();
  ASSERT_EQ(sheets.size(), 1u);
  EXPECT_EQ(sheets.front().lines.size(), 2u);
}

TEST(Sheets, water_keeps_its_size_and_its_island) {
  auto cut = cutter();
  cut.add_area(BaseArea::water, "湖", {{{121.002, 32.002}, {121.008, 32.002}, {121.008, 32.008}, {121.002, 32.008}}, {{{121.004, 32.004}, {121.006, 32.004}, {121.006, 32.006}, {121.004, 32.006}}}});
  const auto sheets = cut.finish();
  ASSERT_EQ(sheets.size(), 1u);
  EXPECT_NEAR(size_of(sheets.front()), 1200.0 * 1200 - 400.0 * 400, 10);
}

TEST(Sheets, water_around_all_sheets_fills_each_of_them) {
  auto cut = cutter();
  cut.add_area(BaseArea::water, "", box(120, 31, 122, 33).polygons.front());
  const auto sheets = cut.finish();
  EXPECT_EQ(sheets.size(), under(box(121.001, 32.001, 121.029, 32.019)).size());
  for (const auto& sheet : sheets) EXPECT_NEAR(size_of(sheet), 2016.0 * 2016, 1);
}

TEST(Sheets, a_house_is_never_cut_and_where_there_are_too_many_the_largest_stay) {
  auto cut = cutter();
  for (std::size_t i = 0; i < most_buildings_a_sheet + 10; ++i) {
    const double size = i < 10 ? 0.00008 : 0.0002, west = 121.0097;   // over the sheet's east side
    cut.add_area(BaseArea::building, "", box(west, 32.005, west + size * 2, 32.005 + size).polygons.front());
  }
  const auto sheets = cut.finish();
  ASSERT_EQ(sheets.size(), 1u);
  EXPECT_EQ(sheets.front().areas.size(), most_buildings_a_sheet);
  EXPECT_GT(size_of(sheets.front()) / static_cast<double>(most_buildings_a_sheet), 3000);
}

TEST(Sheets, whatever_a_foreign_map_holds_makes_at_most_a_smaller_map) {
  auto cut = cutter();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  cut.add_line(BaseLine::street, "", {});
  cut.add_line(BaseLine::street, "", {{121.005, 32.005}});
  cut.add_line(BaseLine::street, "", {{121.005, 32.005}, {121.005, 32.005}});
  cut.add_line(BaseLine::street, "", {{121.005, 32.005}, {nan, 32.006}});
  cut.add_line(BaseLine::street, "", {{121.005, 32.005}, {999, 32.006}});
  cut.add_area(BaseArea::water, "", {{}, {}});
  cut.add_area(BaseArea::water, "", {{{121.005, 32.005}, {121.006, 32.005}, {121.005, 32.005}}, {{}}});
  cut.add_point(domain::BasePoint::town, "", {121.005, 32.005});
  cut.add_point(domain::BasePoint::town, "村", {nan, nan});
  EXPECT_TRUE(cut.finish().empty());
}

TEST(Sheets, simplifying_moves_no_line_by_more_than_its_tolerance) {
  Ring line;
  for (int i = 0; i <= 500; ++i) line.push_back({i * 1.0, 40 * std::sin(i / 30.0)});
  const auto kept = simplified(line, 2);
  EXPECT_LT(kept.size(), line.size() / 4);
  EXPECT_EQ(kept.front(), line.front());
  EXPECT_EQ(kept.back(), line.back());
  for (const auto& point : line) {
    double nearest = 1e9;
    for (std::size_t i = 1; i < kept.size(); ++i) {
      const double dx = kept[i].lng - kept[i - 1].lng, dy = kept[i].lat - kept[i - 1].lat;
      const double share = std::clamp(((point.lng - kept[i - 1].lng) * dx + (point.lat - kept[i - 1].lat) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
      nearest = std::min(nearest, std::hypot(point.lng - kept[i - 1].lng - share * (kept[i].lng - kept[i - 1].lng), point.lat - kept[i - 1].lat - share * (kept[i].lat - kept[i - 1].lat)));
    }
    EXPECT_LE(nearest, 2.0001);
  }
}

TEST(Sheets, a_ring_around_a_square_becomes_the_square) {
  const auto ring = clip_ring({{-5, -5}, {15, -5}, {15, 15}, {-5, 15}}, {0, 0, 10, 10});
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) twice += ring[i].lng * ring[(i + 1) % ring.size()].lat - ring[(i + 1) % ring.size()].lng * ring[i].lat;
  EXPECT_NEAR(std::abs(twice) / 2, 100, 1e-9);
  EXPECT_TRUE(clip_ring({{20, 20}, {30, 20}, {30, 30}}, {0, 0, 10, 10}).empty());
}

}  // namespace
}  // namespace gridward::geo
