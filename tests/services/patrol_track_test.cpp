// SPDX-License-Identifier: Apache-2.0
#include "services/patrol_tracks.hpp"

#include "services/forget_contact.hpp"
#include "services/house_fixture.hpp"
#include "services/patrol_routes.hpp"
#include "services/patrols.hpp"
#include "services/verify_house.hpp"
#include "store/patrol_track_store.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

class PatrolTracks : public HouseTest, public testing::WithParamInterface<bool> {
 protected:
  const domain::PatrolRules rules{{{"crowded_place", "人员密集区", "Crowded place", 1, {}}}, {true, 7, 600}};
  const domain::PatrolTrack line{{{121.0725, 32.0625}, {121.0731, 32.0625}, {121.0731, 32.0632}}};
  PatrolTracks() : HouseTest(GetParam() ? tests::PostgresServer::shared().create_database() : std::string()) {}

  domain::PatrolId walked(const domain::Caller& caller) {
    const PatrolRouteInput round{"集市一圈", community, {{id<domain::PatrolStopId>(), "crowded_place", "集市", "通道", domain::LngLat{121.0725, 32.0625}, std::nullopt, std::nullopt}}, std::nullopt, 0};
    const auto route = save_patrol_route(context(), rules, chief, id<domain::PatrolRouteId>(), round);
    const auto patrol = id<domain::PatrolId>();
    submit_patrol(context(), caller, patrol, {route.id, route.version, clock.now(), clock.now(), {{route.stops[0].id, clock.now()}}, {}});
    return patrol;
  }
  KeptPatrolTrack keep(const domain::Caller& caller, const domain::PatrolId& patrol) { return keep_patrol_track(context(), rules.track, caller, patrol, line); }
  std::size_t points(const domain::Caller& caller, const domain::PatrolId& patrol) { return own_patrol_track(context(), rules.track, caller, patrol).points.size(); }
  bool listed() { return own_patrols(context(), member, {}, 1).items.at(0).track; }
  void days_pass(std::int64_t days) { clock.set({clock.now().us + days * base::us_per_day}); }
};

TEST_P(PatrolTracks, are_read_by_their_owner_and_are_not_there_for_anybody_else) {
  const auto patrol = walked(member);
  EXPECT_FALSE(listed());
  EXPECT_FALSE(keep(member, patrol).again);
  EXPECT_EQ(points(member, patrol), 3u);
  EXPECT_TRUE(listed());
  for (const auto& other : {chief, office, command, administrator, far_member}) {
    EXPECT_EQ(problem_of([&] { points(other, patrol); }), "patrol_track.not_found");
    EXPECT_EQ(problem_of([&] { forget_own_patrol_track(context(), other, patrol); }), "patrol_track.not_found");
    EXPECT_EQ(problem_of([&] { keep(other, patrol); }), "patrol.not_found");
  }
  EXPECT_EQ(points(member, patrol), 3u);
}

TEST_P(PatrolTracks, are_refused_where_the_rules_do_not_allow_them_and_the_patrol_stays) {
  const auto patrol = walked(member);
  EXPECT_EQ(problem_of([&] { keep_patrol_track(context(), {}, member, patrol, line); }), "patrol_track.not_allowed");
  EXPECT_EQ(problem_of([&] { keep_patrol_track(context(), rules.track, member, patrol, {}); }), "request.invalid points=patrol_track.points");
  EXPECT_EQ(problem_of([&] { keep(member, id<domain::PatrolId>()); }), "patrol.not_found");
  EXPECT_EQ(own_patrols(context(), member, {}, 5).items.size(), 1u);
  EXPECT_EQ(number("SELECT COUNT(*) FROM patrol_track"), 0);
}

TEST_P(PatrolTracks, sent_twice_are_there_once_and_another_one_changes_nothing) {
  const auto patrol = walked(member);
  keep(member, patrol);
  EXPECT_TRUE(keep(member, patrol).again);
  EXPECT_EQ(problem_of([&] { keep_patrol_track(context(), rules.track, member, patrol, {{{121, 32}, {121, 33}}}); }), "patrol_track.other");
  EXPECT_EQ(points(member, patrol), 3u);
}

TEST_P(PatrolTracks, are_gone_at_once_when_their_owner_deletes_them_and_a_late_sending_does_not_bring_them_back) {
  const auto patrol = walked(member);
  keep(member, patrol);
  forget_own_patrol_track(context(), member, patrol);
  forget_own_patrol_track(context(), member, patrol);
  EXPECT_EQ(problem_of([&] { points(member, patrol); }), "patrol_track.not_found");
  EXPECT_FALSE(listed());
  EXPECT_EQ(number("SELECT COUNT(*) FROM patrol_track WHERE body <> '' OR digest <> ''"), 0);
  EXPECT_TRUE(keep(member, patrol).again) << "the phone gets its answer";
  EXPECT_EQ(problem_of([&] { points(member, patrol); }), "patrol_track.not_found");
}

TEST_P(PatrolTracks, are_deleted_after_the_days_of_the_rules_and_not_taken_after_that) {
  const auto patrol = walked(member), late = walked(member);
  keep(member, patrol);
  days_pass(6);
  forget_patrol_tracks(context(), rules.track);
  EXPECT_EQ(points(member, patrol), 3u);
  days_pass(1);
  EXPECT_EQ(problem_of([&] { points(member, patrol); }), "patrol_track.not_found") << "whether the job has come by or not";
  clock.set({clock.now().us + 1});
  forget_patrol_tracks(context(), {false, 7, 600});
  EXPECT_EQ(number("SELECT COUNT(*) FROM patrol_track"), 0);
  EXPECT_EQ(problem_of([&] { keep(member, late); }), "patrol_track.too_late");
  EXPECT_EQ(own_patrols(context(), member, {}, 5).items.size(), 2u);
}

TEST_P(PatrolTracks, go_with_the_person_who_is_forgotten) {
  const auto other = person("one.more", domain::Role::grid_member, west);
  const auto patrol = walked(member), others = walked(other);
  keep(member, patrol);
  keep(other, others);
  forget_person(context(), administrator, other.person);
  EXPECT_EQ(number("SELECT COUNT(*) FROM patrol_track"), 1);
  EXPECT_EQ(points(member, patrol), 3u);
}

TEST_P(PatrolTracks, are_no_part_of_the_record) {
  const auto patrol = walked(member);
  const auto events = number("SELECT COUNT(*) FROM event"), tallies = number("SELECT COUNT(*) FROM tally");
  keep(member, patrol);
  plant("UPDATE patrol_track SET body = '{}'");
  EXPECT_EQ(verify_house(context()).difference_count, 0);
  forget_own_patrol_track(context(), member, patrol);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event"), events);
  EXPECT_EQ(number("SELECT COUNT(*) FROM tally"), tallies);
  EXPECT_EQ(verify_house(context()).difference_count, 0);
}

INSTANTIATE_TEST_SUITE_P(OnEach, PatrolTracks, testing::Bool(), [](const auto& engine) { return engine.param ? "postgresql" : "sqlite"; });

}  // namespace
}  // namespace gridward::services
