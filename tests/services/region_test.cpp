// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "services/find_regions.hpp"
#include "services/house_fixture.hpp"
#include "services/record_step.hpp"
#include "services/save_region.hpp"

namespace gridward::services {
namespace {

class Regions : public HouseTest {
 protected:
  std::string refusal(const domain::Region& wanted) {
    return problem_of([&] { save_region(context(), administrator, wanted); });
  }
};

TEST_F(Regions, a_new_grid_is_found_by_its_points_at_once) {
  auto grid = region("320612001002001", "西一网格");
  grid.boundary = box(121.080, 32.060, 0.005, 0.005);
  EXPECT_EQ(save_region(context(), administrator, grid).version, 1);
  const auto found = whereabouts(context(), office, {121.082, 32.062}, domain::Datum::wgs84);
  ASSERT_TRUE(found.region.has_value());
  EXPECT_EQ(found.region->name, "西一网格");
}

TEST_F(Regions, a_grid_that_takes_ground_from_another_is_refused_by_name_and_area) {
  auto grid = region("320612001002001", "西一网格");
  grid.boundary = box(121.079, 32.060, 0.006, 0.005);
  try {
    save_region(context(), administrator, grid);
    FAIL() << "the overlap was let pass";
  } catch (const base::Problem& problem) {
    ASSERT_EQ(problem.fields().size(), 1u);
    EXPECT_EQ(problem.fields()[0].code, "region.overlaps");
    EXPECT_EQ(problem.fields()[0].arguments[0].second, east.text());
    EXPECT_EQ(problem.fields()[0].arguments[1].second, "东二网格");
    EXPECT_NEAR(std::stod(problem.fields()[0].arguments[2].second), 94.2 * 556.0, 1500) << "0.001 by 0.005 degrees";
  }
  EXPECT_EQ(number("SELECT COUNT(*) FROM region WHERE code = '320612001002001'"), 0);
}

TEST_F(Regions, a_grid_may_take_the_ground_of_one_that_has_ended) {
  auto old = show_region(context(), administrator, east);
  old.valid_to = date("2026-11-22");
  save_region(context(), administrator, old);
  auto grid = region("320612001001003", "东三网格");
  grid.valid_from = date("2026-11-23");
  grid.boundary = box(121.075, 32.060, 0.005, 0.005);
  EXPECT_EQ(refusal(grid), "");
  EXPECT_EQ(whereabouts(context(), office, {121.077, 32.062}, domain::Datum::wgs84).region->name, "东三网格");
}

TEST_F(Regions, what_does_not_fit_its_code_is_refused) {
  auto wrong = region("320612001001003", " ");
  wrong.level = domain::RegionLevel::community;
  wrong.parent = other_community;
  wrong.valid_to = date("2025-12-31");
  EXPECT_EQ(refusal(wrong),
            "request.invalid level=region.level_wrong parent=region.parent_wrong name=region.name_needed valid_to=region.ends_before_start");
  EXPECT_EQ(refusal(region("320612001009001", "无社区网格")), "request.invalid parent=region.parent_unknown");
  auto community_of_a_kind = region("320612001003", "南社区");
  community_of_a_kind.kind = domain::GridKind::dedicated;
  EXPECT_EQ(refusal(community_of_a_kind), "request.invalid kind=region.kind_grids_only");
  auto bow_tie = region("320612001001003", "东三网格");
  bow_tie.boundary = domain::Boundary{{{{{121.09, 32.06}, {121.10, 32.07}, {121.10, 32.06}, {121.09, 32.07}, {121.09, 32.06}}, {}}}};
  EXPECT_NE(refusal(bow_tie).find("geo.crosses_itself"), std::string::npos);
}

TEST_F(Regions, whoever_saw_an_older_version_does_not_overwrite_the_newer) {
  auto grid = show_region(context(), administrator, west);
  grid.name = "东一网格（新）";
  EXPECT_EQ(save_region(context(), administrator, grid).version, 2);
  EXPECT_EQ(refusal(grid), "region.moved_on");
  EXPECT_EQ(show_region(context(), administrator, west).name, "东一网格（新）");
}

TEST_F(Regions, the_list_goes_on_where_the_page_before_ended) {
  std::vector<std::string> names;
  RegionQuery query;
  query.within = street;
  query.limit = 2;
  for (;;) {
    const auto page = list_regions(context(), office, query);
    for (const auto& item : page.items) names.push_back(item.name);
    if (!page.next) break;
    query.cursor = *page.next;
  }
  EXPECT_EQ(names, (std::vector<std::string>{"丁街道", "东社区", "东一网格", "东二网格", "西社区"}));
}

TEST_F(Regions, a_point_is_answered_with_its_path_and_the_people_of_the_grid) {
  const auto found = whereabouts(context(), office, {121.072, 32.062}, domain::Datum::wgs84);
  ASSERT_EQ(found.path.size(), 3u);
  EXPECT_EQ(found.path.front().name, "丁街道");
  EXPECT_EQ(found.path.back().name, "东一网格");
  ASSERT_EQ(found.people.size(), 2u) << "the member and the chief, not the office";
  EXPECT_EQ(found.people[0].person, member.person);
  EXPECT_EQ(found.people[0].phone, "138****5678");
  EXPECT_EQ(found.people[1].person, chief.person);
}

TEST_F(Regions, a_point_in_a_foreign_grid_is_nowhere) {
  const auto found = whereabouts(context(), member, {121.172, 32.062}, domain::Datum::wgs84);
  EXPECT_FALSE(found.region.has_value());
  EXPECT_TRUE(found.people.empty());
  EXPECT_EQ(problem_of([&] { whereabouts(context(), member, {200, 32}, domain::Datum::wgs84); }), "request.invalid lng=region.point");
}

TEST_F(Regions, a_point_of_another_datum_is_moved_first) {
  // About 465 m lie between the two datums here: more than a third of the grid's width.
  EXPECT_TRUE(whereabouts(context(), office, {121.0703, 32.0603}, domain::Datum::wgs84).region.has_value());
  EXPECT_FALSE(whereabouts(context(), office, {121.0703, 32.0603}, domain::Datum::gcj02).region.has_value());
}

TEST_F(Regions, the_map_carries_the_counts_of_open_hazards) {
  HazardReport report;
  report.region = west;
  report.description = "煤气味";
  report.result_class = domain::ResultClass::IM;
  report.found_at = clock.now();
  report_hazard(context(), member, id<domain::HazardId>(), report);
  const auto map = boost::json::parse(boundaries_geojson(context(), office, street, domain::RegionLevel::grid)).as_object();
  const auto& features = map.at("features").as_array();
  ASSERT_EQ(features.size(), 2u);
  const auto& properties = features[0].at("properties").as_object();
  EXPECT_EQ(properties.at("code").as_string(), "320612001001001");
  EXPECT_EQ(properties.at("open").as_int64(), 1);
  EXPECT_EQ(properties.at("imminent").as_int64(), 1);
  EXPECT_EQ(features[1].at("properties").at("open").as_int64(), 0);
  const auto& ring = features[0].at("geometry").at("coordinates").as_array()[0].as_array()[0].as_array();
  EXPECT_EQ(ring.size(), 5u);
  EXPECT_EQ(ring.front(), ring.back());
}

}  // namespace
}  // namespace gridward::services
