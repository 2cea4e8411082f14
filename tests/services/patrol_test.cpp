// SPDX-License-Identifier: Apache-2.0
#include "services/patrols.hpp"

#include <algorithm>

#include "services/house_fixture.hpp"
#include "services/patrol_routes.hpp"
#include "services/verify_house.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

class Patrols : public HouseTest {
 protected:
  const domain::PatrolRules rules{{{"trunk_road", "主干道", "Trunk road", 3, {}}, {"crowded_place", "人员密集区", "Crowded place", 1, {}}, {"garbage_point", "垃圾堆放点", "Garbage point", 2, {}}}};
  explicit Patrols(const std::string& database = {}) : HouseTest(database) {}

  domain::PatrolStop stop(const std::string& kind, const std::string& name) { return {id<domain::PatrolStopId>(), kind, name, "通道和用火", domain::LngLat{121.0725, 32.0625}, std::nullopt, std::nullopt}; }
  PatrolRouteInput round(const domain::RegionCode& region) { return {"集市一圈", region, {stop("crowded_place", "集市"), stop("garbage_point", "垃圾房"), stop("trunk_road", "金沙路")}, std::nullopt, 0}; }
  PatrolRouteView only(const domain::Caller& caller) {
    const auto list = list_patrol_routes(context(), rules, caller, {});
    EXPECT_EQ(list.items.size(), 1u);
    return list.items.at(0);
  }
  domain::Patrol walk(const PatrolRouteView& route, std::size_t stops) {
    domain::Patrol patrol{route.id, route.version, {clock.now().us - base::us_per_hour}, clock.now(), {}, {}};
    for (std::size_t i = 0; i < stops; ++i) patrol.seen.push_back({route.stops[i].id, {clock.now().us - 60 * base::us_per_second}});
    return patrol;
  }
  PatrolRouteView made(const PatrolRouteInput& input) { return save_patrol_route(context(), rules, chief, id<domain::PatrolRouteId>(), input); }
  static std::string due(const PatrolRouteView& route) {
    std::string names;
    for (const auto& one : route.stops)
      if (one.due) names += one.name + " ";
    return names;
  }
  void a_day_passes() { clock.set({clock.now().us + base::us_per_day}); }
};

TEST_F(Patrols, a_stop_is_due_until_it_is_seen_and_again_after_its_kinds_interval) {
  const auto route = made(round(community));
  EXPECT_EQ(due(route), "集市 垃圾房 金沙路 ");
  EXPECT_FALSE(submit_patrol(context(), member, id<domain::PatrolId>(), walk(route, 3)).again);
  EXPECT_EQ(due(only(member)), "");
  a_day_passes();
  EXPECT_EQ(due(only(chief)), "集市 ");
  a_day_passes();
  EXPECT_EQ(due(only(chief)), "集市 垃圾房 ");
  a_day_passes();
  EXPECT_EQ(only(chief).due, 3);
}

TEST_F(Patrols, nothing_says_who_walked_but_to_who_walked) {
  const auto route = made(round(community));
  submit_patrol(context(), member, id<domain::PatrolId>(), walk(route, 2));
  EXPECT_EQ(own_patrols(context(), member, {}, 50).items.size(), 1u);
  for (const auto& other : {chief, office, administrator}) EXPECT_TRUE(own_patrols(context(), other, {}, 50).items.empty());
  EXPECT_EQ(number("SELECT COUNT(*) FROM tally WHERE measure LIKE '%patrol%'"), 0);
}

TEST_F(Patrols, sent_twice_it_is_there_once_and_other_content_under_the_same_id_is_refused) {
  const auto route = made(round(community));
  const auto sent = id<domain::PatrolId>();
  const auto patrol = walk(route, 2);
  submit_patrol(context(), member, sent, patrol);
  a_day_passes();
  const auto again = submit_patrol(context(), member, sent, patrol);
  EXPECT_TRUE(again.again);
  EXPECT_EQ(again.patrol.seen.size(), 2u);
  EXPECT_EQ(problem_of([&] { submit_patrol(context(), member, sent, walk(route, 1)); }), "patrol.id_taken");
  EXPECT_EQ(problem_of([&] { submit_patrol(context(), chief, sent, patrol); }), "patrol.id_taken");
  EXPECT_EQ(number("SELECT COUNT(*) FROM patrol"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE kind = 'patrol.ended'"), 1);
}

TEST_F(Patrols, a_route_that_was_changed_or_ended_meanwhile_refuses_nothing) {
  const auto route = made(round(community));
  auto patrol = walk(route, 3);
  PatrolRouteInput less = round(community);
  less.stops = {{route.stops[0].id, "crowded_place", "集市东门", "", domain::LngLat{121.0725, 32.0625}, std::nullopt, std::nullopt}};
  less.active = false;
  less.version = 1;
  save_patrol_route(context(), rules, chief, route.id, less);
  const auto kept = submit_patrol(context(), member, id<domain::PatrolId>(), patrol).patrol;
  ASSERT_EQ(kept.seen.size(), 3u);
  EXPECT_TRUE(kept.seen[0].known);
  EXPECT_EQ(kept.seen[0].name, "集市东门");
  EXPECT_FALSE(kept.seen[1].known);
  EXPECT_TRUE(list_patrol_routes(context(), rules, chief, {}).items.empty());
  const auto ended = list_patrol_routes(context(), rules, chief, {std::nullopt, true, {}, 50}).items.at(0);
  EXPECT_EQ(due(ended), "");
  EXPECT_FALSE(ended.active);
}

TEST_F(Patrols, an_older_look_never_hides_a_newer_one) {
  const auto route = made(round(community));
  const auto early = walk(route, 3);
  a_day_passes();
  submit_patrol(context(), chief, id<domain::PatrolId>(), walk(route, 1));
  submit_patrol(context(), member, id<domain::PatrolId>(), early);
  EXPECT_EQ(due(only(member)), "");
  EXPECT_EQ(verify_house(context()).difference_count, 0);
}

TEST_F(Patrols, a_clock_that_is_ahead_or_a_week_behind_counts_as_of_the_arrival) {
  const auto route = made(round(community));
  auto patrol = walk(route, 2);
  patrol.seen[0].at.us += 90 * base::us_per_day;
  patrol.seen[1].at.us -= 90 * base::us_per_day;
  submit_patrol(context(), member, id<domain::PatrolId>(), patrol);
  const auto seen = only(member);
  EXPECT_EQ(seen.stops[0].last_seen, clock.now());
  EXPECT_EQ(seen.stops[1].last_seen, clock.now());
}

TEST_F(Patrols, a_visit_to_a_stops_place_counts_as_seen) {
  const auto place = restaurant(west);
  auto input = round(community);
  input.stops[0].place = place;
  made(input);
  auto content = visit(place, {});
  content.started_at = content.finished_at = clock.now();
  submit_inspection(context(), member, id<domain::InspectionId>(), content);
  EXPECT_EQ(due(only(member)), "垃圾房 金沙路 ");
}

TEST_F(Patrols, a_hazard_on_the_way_is_known_by_its_id_before_and_after_it_comes) {
  const auto route = made(round(community));
  auto patrol = walk(route, 1);
  patrol.hazards = {id<domain::HazardId>()};
  EXPECT_FALSE(submit_patrol(context(), member, id<domain::PatrolId>(), patrol).patrol.hazards.at(0).arrived);
  HazardReport report;
  report.source = domain::HazardSource::patrol;
  report.region = west;
  report.description = "井盖缺失";
  report.found_at = clock.now();
  report_hazard(context(), member, patrol.hazards[0], report);
  EXPECT_TRUE(own_patrols(context(), member, {}, 50).items.at(0).hazards.at(0).arrived);
}

TEST_F(Patrols, a_route_is_for_those_above_and_below_it_and_unknown_to_others) {
  const auto route = made(round(community));
  EXPECT_EQ(only(member).id, route.id);
  EXPECT_EQ(only(office).id, route.id);
  EXPECT_TRUE(list_patrol_routes(context(), rules, far_member, {}).items.empty());
  const auto beside = person("beside.one", domain::Role::grid_member, other_community);
  EXPECT_TRUE(list_patrol_routes(context(), rules, beside, {}).items.empty());
  for (const auto& other : {far_member, beside}) EXPECT_EQ(problem_of([&] { submit_patrol(context(), other, id<domain::PatrolId>(), walk(route, 1)); }), "patrol_route.not_found");
  EXPECT_EQ(problem_of([&] { submit_patrol(context(), command, id<domain::PatrolId>(), walk(route, 1)); }), "scope.forbidden");
  PatrolRouteQuery query;
  query.within = west;
  EXPECT_TRUE(list_patrol_routes(context(), rules, office, query).items.empty());
}

TEST_F(Patrols, who_edits_places_there_edits_routes_and_nobody_overwrites_a_newer_one) {
  const auto route = made(round(community));
  auto input = round(community);
  EXPECT_EQ(problem_of([&] { save_patrol_route(context(), rules, chief, route.id, input); }), "patrol_route.moved_on");
  EXPECT_EQ(problem_of([&] { save_patrol_route(context(), rules, member, id<domain::PatrolRouteId>(), input); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { save_patrol_route(context(), rules, administrator, id<domain::PatrolRouteId>(), input); }), "scope.forbidden");
  input.region = code("320612001001777");
  EXPECT_EQ(problem_of([&] { save_patrol_route(context(), rules, chief, id<domain::PatrolRouteId>(), input); }), "region.not_found");
  input = round(west);
  EXPECT_EQ(save_patrol_route(context(), rules, member, id<domain::PatrolRouteId>(), input).version, 1);
  input.stops[1].place = id<domain::PlaceId>();
  EXPECT_EQ(problem_of([&] { save_patrol_route(context(), rules, member, id<domain::PatrolRouteId>(), input); }), "request.invalid stops[1].place=patrol.place_unknown");
}

TEST_F(Patrols, routes_and_own_patrols_come_page_by_page) {
  std::vector<domain::PatrolRouteId> routes;
  for (int i = 0; i < 5; ++i) routes.push_back(made(round(community)).id);
  PatrolRouteQuery query;
  query.limit = 2;
  std::vector<domain::PatrolRouteId> seen;
  do {
    const auto page = list_patrol_routes(context(), rules, chief, query);
    for (const auto& one : page.items) seen.push_back(one.id);
    query.cursor = page.next.value_or("");
  } while (!query.cursor.empty());
  std::sort(routes.begin(), routes.end());   // ids made within one millisecond
  EXPECT_EQ(seen, routes);
  const auto route = list_patrol_routes(context(), rules, chief, {}).items.at(0);
  for (int i = 0; i < 3; ++i) submit_patrol(context(), member, id<domain::PatrolId>(), walk(route, 1));
  const auto first = own_patrols(context(), member, {}, 2);
  ASSERT_EQ(first.items.size(), 2u);
  EXPECT_EQ(own_patrols(context(), member, *first.next, 2).items.size(), 1u);
}

TEST_F(Patrols, verify_holds_routes_patrols_and_looks_against_the_log) {
  const auto route = made(round(community));
  submit_patrol(context(), member, id<domain::PatrolId>(), walk(route, 2));
  const auto verdict = verify_house(context());
  EXPECT_EQ(verdict.difference_count, 0);
  plant("UPDATE patrol_stop SET seen_at = seen_at + 1 WHERE stop = '" + route.stops[0].id.text() + "'");
  EXPECT_EQ(verify_house(context()).difference_count, 1);
  plant("UPDATE patrol_route SET active = 0");
  EXPECT_EQ(verify_house(context()).difference_count, 2);
  plant("UPDATE patrol SET body = replace(body, '\"route_version\":1', '\"route_version\":2')");
  EXPECT_GE(verify_house(context()).difference_count, 3);
}

class PostgresPatrols : public Patrols {
 protected:
  PostgresPatrols() : Patrols(tests::PostgresServer::shared().create_database()) {}
};

TEST_F(PostgresPatrols, the_same_on_postgresql) {
  const auto route = made(round(community));
  const auto sent = id<domain::PatrolId>();
  const auto patrol = walk(route, 3);
  submit_patrol(context(), member, sent, patrol);
  EXPECT_TRUE(submit_patrol(context(), member, sent, patrol).again);
  a_day_passes();
  submit_patrol(context(), chief, id<domain::PatrolId>(), walk(route, 1));
  EXPECT_EQ(due(only(member)), "");
  auto input = round(community);
  input.version = 1;
  EXPECT_EQ(save_patrol_route(context(), rules, chief, route.id, input).version, 2);
  EXPECT_EQ(verify_house(context()).difference_count, 0);
}

}  // namespace
}  // namespace gridward::services
