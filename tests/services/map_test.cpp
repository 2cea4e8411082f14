// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"
#include "services/view_map.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

/// Places in the two grids of the community and one far away, with hazards.
class MapView : public HouseTest, public testing::WithParamInterface<bool> {
 protected:
  MapView() : HouseTest(GetParam() ? tests::PostgresServer::shared().create_database() : std::string()) {}

  PlaceInput input(double lng, double lat, const std::string& type = "restaurant") {
    PlaceInput made;
    made.name = "面馆";
    made.type = type;
    made.position = domain::Position{{lng, lat}, {}, domain::Datum::wgs84, {}};
    return made;
  }
  domain::PlaceId add(const PlaceInput& made) {
    const auto place = id<domain::PlaceId>();
    context().lanes.run([&](store::UnitOfWork& unit) { place_in(unit, context(), "system", place, made, std::nullopt); });
    return place;
  }
  void crowd(int count) {
    for (int i = 0; i < count; ++i) add(input(121.0701 + 0.0098 * (i % 20) / 20, 32.0601 + 0.0048 * (i / 20) / (count / 20 + 1)));
  }
  domain::HazardId hazard_at(const domain::PlaceId& place, const domain::Caller& caller) {
    HazardReport report;
    report.place = place;
    report.description = "通道堆物";
    report.found_at = clock.now();
    const auto hazard = id<domain::HazardId>();
    report_hazard(context(), caller, hazard, report);
    return hazard;
  }
  MapQuery view(double zoom = 14) {
    MapQuery query;
    query.window = {{121.0, 32.0}, {121.3, 32.1}, zoom};
    return query;
  }
};

TEST_P(MapView, few_places_are_each_shown_and_named) {
  add(input(121.071, 32.061));
  add(input(121.078, 32.064, "hotel"));
  add(input(121.172, 32.062));
  const auto seen = view_places(context(), office, view(17));
  EXPECT_EQ(seen.total, 2);
  ASSERT_EQ(seen.spots.size(), 2u);
  for (const auto& spot : seen.spots) {
    EXPECT_EQ(spot.count, 1);
    ASSERT_EQ(spot.items.size(), 1u);
    EXPECT_EQ(spot.items[0].name, "面馆");
    EXPECT_NEAR(spot.at.lat, 32.0625, 0.003);
  }
  auto hotels = view(17);
  hotels.type = "hotel";
  EXPECT_EQ(view_places(context(), office, hotels).total, 1);
}

TEST_P(MapView, many_places_are_gathered_and_none_is_lost) {
  crowd(400);
  for (double zoom = 0; zoom <= 24; zoom += 1) {
    auto query = view(zoom);
    query.window = {{121.06, 32.05}, {121.09, 32.07}, zoom};
    const auto seen = view_places(context(), office, query);
    EXPECT_EQ(seen.total, 400) << zoom;
    EXPECT_LE(seen.spots.size(), 500u);
    EXPECT_TRUE(std::all_of(seen.spots.begin(), seen.spots.end(), [](const auto& spot) { return spot.count > 1 || spot.items.size() == 1; })) << zoom;
  }
}

TEST_P(MapView, everybody_sees_the_own_area_and_no_more) {
  crowd(40);
  add(input(121.172, 32.062));
  EXPECT_EQ(view_places(context(), office, view(8)).total, 40);
  EXPECT_EQ(view_places(context(), far_member, view(8)).total, 1);
  const auto west_only = view_places(context(), member, view(8)).total;
  EXPECT_GT(west_only, 0);
  EXPECT_LT(west_only, 40);
  auto elsewhere = view(8);
  elsewhere.within = far_street;
  EXPECT_EQ(problem_of([&] { view_places(context(), member, elsewhere); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { view_hazards(context(), member, elsewhere); }), "region.not_found");
}

TEST_P(MapView, open_hazards_stand_where_their_place_is_until_they_are_closed) {
  const auto noodles = add(input(121.071, 32.061));
  const auto hazard = hazard_at(noodles, member);
  hazard_at(restaurant(west), member);   // a place without a position
  auto seen = view_hazards(context(), office, view(17));
  EXPECT_EQ(seen.total, 1);
  EXPECT_EQ(seen.nowhere, 1);
  ASSERT_EQ(seen.spots.size(), 1u);
  EXPECT_EQ(seen.spots[0].items.at(0).id, hazard);
  EXPECT_EQ(seen.spots[0].items.at(0).place_name, "面馆");
  EXPECT_NEAR(seen.spots[0].at.lng, 121.071, 1e-6);
  EXPECT_EQ(view_hazards(context(), far_member, view(17)).total, 0);
  auto grave = view(17);
  grave.level = domain::HazardLevel::imminent;
  EXPECT_EQ(view_hazards(context(), office, grave).total, 0);

  auto moved = input(121.078, 32.064);
  moved.version = 1;
  save_place(context(), office, noodles, moved);
  EXPECT_NEAR(view_hazards(context(), office, view(17)).spots.at(0).at.lng, 121.078, 1e-6);

  record_step(context(), member, hazard, id<domain::StepId>(), act(domain::StepKind::done));
  record_step(context(), chief, hazard, id<domain::StepId>(), act(domain::StepKind::recheck_passed));
  EXPECT_EQ(view_hazards(context(), office, view(17)).total, 0);
  const auto verdict = verify_house(context());
  EXPECT_TRUE(verdict.clean()) << verdict.differences.front();
}

TEST_P(MapView, overdue_hazards_are_counted_and_can_be_asked_for_alone) {
  const auto noodles = add(input(121.071, 32.061));
  hazard_at(noodles, member);
  clock.set(clock.now() + std::chrono::hours(24 * 30));
  hazard_at(noodles, member);
  const auto seen = view_hazards(context(), office, view(18));
  ASSERT_EQ(seen.spots.size(), 1u);
  EXPECT_EQ(seen.spots[0].count, 2);
  EXPECT_EQ(seen.spots[0].overdue, 1);
  EXPECT_EQ(seen.spots[0].items.size(), 2u) << "what stands on one spot is told by name";
  auto late = view(18);
  late.overdue = true;
  EXPECT_EQ(view_hazards(context(), office, late).total, 1);
}

TEST_P(MapView, a_place_that_moves_or_closes_takes_its_count_along) {
  const auto noodles = add(input(121.071, 32.061));
  auto moved = input(121.078, 32.064);
  moved.version = 1;
  moved.risk = domain::RiskLevel::very_high;
  save_place(context(), office, noodles, moved);
  auto seen = view_places(context(), office, view(10));
  ASSERT_EQ(seen.total, 1);
  EXPECT_EQ(seen.spots[0].risk, domain::RiskLevel::very_high);
  moved.version = 2;
  moved.active = false;
  save_place(context(), office, noodles, moved);
  EXPECT_EQ(view_places(context(), office, view(10)).total, 0);
  const auto verdict = verify_house(context());
  EXPECT_TRUE(verdict.clean()) << verdict.differences.front();
}

TEST_P(MapView, a_planted_change_of_the_map_is_found) {
  hazard_at(add(input(121.071, 32.061)), member);
  std::int64_t before = 0;
  for (const auto* sql : {"UPDATE map_cell SET very_high = 1 WHERE level = 13", "UPDATE hazard SET cell = NULL", "UPDATE place SET lng = lng + 1"}) {
    plant(sql);
    const auto verdict = verify_house(context());
    EXPECT_GT(verdict.difference_count, before) << sql;
    before = verdict.difference_count;
  }
}

TEST_P(MapView, a_window_that_is_none_is_refused) {
  const auto refused = [&](domain::MapWindow window) {
    MapQuery query;
    query.window = window;
    return problem_of([&] { view_places(context(), office, query); });
  };
  EXPECT_EQ(refused({{121, 32}, {120, 33}, 10}), "request.invalid bbox=map.window");
  EXPECT_EQ(refused({{121, 32}, {122, 32}, 10}), "request.invalid bbox=map.window");
  EXPECT_EQ(refused({{-181, 32}, {122, 33}, 10}), "request.invalid bbox=map.window");
  EXPECT_EQ(refused({{121, 32}, {122, 33}, 25}), "request.invalid zoom=map.zoom");
  EXPECT_EQ(refused({{-180, -90}, {180, 90}, 24}), "");
  auto unknown = view();
  unknown.type = "spaceport";
  EXPECT_EQ(problem_of([&] { view_places(context(), office, unknown); }), "request.invalid type=place.type_unknown");
}

INSTANTIATE_TEST_SUITE_P(on, MapView, testing::Values(false, true), [](const auto& one) { return std::string(one.param ? "postgresql" : "sqlite"); });

}  // namespace
}  // namespace gridward::services
