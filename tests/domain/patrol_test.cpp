// SPDX-License-Identifier: Apache-2.0
#include "domain/patrol.hpp"

#include <gtest/gtest.h>

namespace gridward::domain {
namespace {

RegionCode code(std::string_view text) { return *RegionCode::parse(text); }
PatrolStopId stop_id(int number) { return PatrolStopId(base::derived_ulid(1, "stop" + std::to_string(number))); }

const PatrolRules rules{{{"trunk_road", "主干道", "Trunk road", 3, {}}}};

PatrolStop stop(int number) { return {stop_id(number), "trunk_road", "第一段", "井盖", LngLat{121.07, 32.06}, LngLat{121.08, 32.06}, std::nullopt}; }

PatrolRoute route(std::vector<PatrolStop> stops) { return {{}, "金沙路", code("320612001001"), std::move(stops), true, 1}; }

std::string codes(const std::vector<base::FieldProblem>& problems) {
  std::string text;
  for (const auto& one : problems) text += one.path + "=" + one.code + " ";
  return text;
}

TEST(PatrolRoute, with_a_name_and_stops_that_are_somewhere_is_taken) { EXPECT_EQ(codes(route_problems(route({stop(1), stop(2)}), rules)), ""); }

TEST(PatrolRoute, without_a_name_or_stops_is_refused) {
  auto empty = route({});
  empty.name = " ";
  EXPECT_EQ(codes(route_problems(empty, rules)), "name=patrol.needed stops=patrol.stops_needed ");
}

TEST(PatrolRoute, has_sixty_stops_at_most) {
  std::vector<PatrolStop> stops;
  for (int i = 0; i < 60; ++i) stops.push_back(stop(i));
  EXPECT_EQ(codes(route_problems(route(stops), rules)), "");
  stops.push_back(stop(60));
  EXPECT_EQ(codes(route_problems(route(stops), rules)), "stops=patrol.too_many ");
}

TEST(PatrolRoute, every_fault_of_a_stop_is_said_at_once_with_its_place) {
  auto bad = stop(1);
  bad.kind = "river";
  bad.at.reset();
  bad.name = "";
  EXPECT_EQ(codes(route_problems(route({stop(1), bad}), rules)), "stops[1].name=patrol.needed stops[1].kind=patrol.kind_unknown stops[1].at=patrol.where_needed stops[1].to=patrol.one_end stops[1].id=patrol.stop_twice ");
  bad = stop(2);
  bad.to = LngLat{181, 0};
  EXPECT_EQ(codes(route_problems(route({bad}), rules)), "stops[0].to=geo.off_earth ");
}

TEST(PatrolRoute, a_place_says_where_a_stop_is) {
  auto one = stop(1);
  one.at.reset();
  one.to.reset();
  one.place = PlaceId(base::derived_ulid(1, "place"));
  EXPECT_EQ(codes(route_problems(route({one}), rules)), "");
}

TEST(PatrolRoute, concerns_those_above_and_those_below_its_region_and_nobody_beside) {
  EXPECT_TRUE(concerns(code("320612001001"), {code("320612001")}));
  EXPECT_TRUE(concerns(code("320612001001"), {code("320612001001002")}));
  EXPECT_FALSE(concerns(code("320612001001"), {code("320612001002"), code("320612001002001")}));
}

TEST(Stop, is_to_be_seen_again_so_many_calendar_days_later_whatever_the_hour) {
  const auto late = *base::parse_instant("2026-11-23T23:59:00+08:00"), early = *base::parse_instant("2026-11-23T00:01:00+08:00");
  EXPECT_EQ(see_again_on(late, 1), *base::parse_date("2026-11-24"));
  EXPECT_EQ(see_again_on(early, 1), *base::parse_date("2026-11-24"));
}

TEST(Patrol, is_refused_only_for_what_no_walk_can_be) {
  const base::Instant now{1'700'000'000'000'000};
  Patrol patrol{PatrolRouteId(base::derived_ulid(1, "route")), 1, now, now, {{stop_id(1), now}, {stop_id(2), {0}}}, {}};
  EXPECT_EQ(codes(patrol_problems(patrol)), "");
  patrol.seen.push_back({stop_id(1), now});
  patrol.ended_at.us -= 1;
  patrol.route_version = 0;
  const HazardId hazard(base::derived_ulid(1, "hazard"));
  patrol.hazards = {hazard, hazard};
  EXPECT_EQ(codes(patrol_problems(patrol)), "route_version=patrol.version_needed ended_at=patrol.ended_before_started seen[2]=patrol.twice hazards[1]=patrol.twice ");
  patrol = {patrol.route, 1, now, now, {}, {}};
  for (int i = 0; i <= 60; ++i) patrol.seen.push_back({stop_id(i), now});
  EXPECT_EQ(codes(patrol_problems(patrol)), "seen=patrol.too_many ");
}

TEST(PatrolTrack, is_not_allowed_unless_a_house_says_so) { EXPECT_FALSE(PatrolRules().track.allowed); }

TEST(PatrolTrack, has_two_points_at_least_and_no_more_than_the_rules_allow) {
  const PatrolTrackRules three{true, 7, 3};
  PatrolTrack track{{{121.07, 32.06}}};
  EXPECT_EQ(codes(track_problems(track, three)), "points=patrol_track.points ");
  track.points.push_back({121.08, 32.06});
  EXPECT_EQ(codes(track_problems(track, three)), "");
  track.points.push_back({181, 32.06});
  EXPECT_EQ(codes(track_problems(track, three)), "points[2]=geo.off_earth ");
  track.points.push_back({121.08, 32.06});
  EXPECT_EQ(codes(track_problems(track, three)), "points=patrol_track.points ");
}

TEST(PatrolTrack, ends_so_many_days_after_its_patrol_came) { EXPECT_EQ(track_ends({5}, {true, 2, 3}).us, 2 * base::us_per_day + 5); }

}  // namespace
}  // namespace gridward::domain
