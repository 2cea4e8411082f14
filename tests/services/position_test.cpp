// SPDX-License-Identifier: Apache-2.0
#include <future>

#include "services/forget_contact.hpp"
#include "services/house_fixture.hpp"
#include "services/share_position.hpp"
#include "services/verify_house.hpp"
#include "store/position_store.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

class Positions : public HouseTest, public testing::WithParamInterface<bool> {
 protected:
  Positions() : HouseTest(GetParam() ? tests::PostgresServer::shared().create_database() : std::string()) {}

  domain::ShareId start(const domain::Caller& caller, std::optional<std::int64_t> hours = {}) {
    const auto share = id<domain::ShareId>();
    start_sharing(context(), caller, share, {hours});
    return share;
  }
  ReceivedPositions send(const domain::Caller& caller, const domain::TrackBatchId& batch, const PositionsInput& input) {
    std::promise<PositionsOutcome> outcome;
    begin_positions(context(), caller, batch, input, [&](PositionsOutcome known) { outcome.set_value(std::move(known)); });
    return outcome.get_future().get()();
  }
  ReceivedPositions send(const domain::Caller& caller, const domain::ShareId& share, double lng = 121.071) { return send(caller, id<domain::TrackBatchId>(), {share, {{clock.now(), lng, 32.061, 9.0}}}); }
  std::size_t seen_by(const domain::Caller& caller) { return members_on_duty(context(), caller, {}).items.size(); }
  void later(std::chrono::minutes time) { clock.set(clock.now() + time); }
};

TEST_P(Positions, are_seen_only_after_the_member_turned_the_switch_on) {
  EXPECT_EQ(problem_of([&] { send(member, id<domain::ShareId>()); }), "position.not_sharing");
  const auto share = start(member);
  EXPECT_EQ(seen_by(command), 0u) << "nothing sent yet";
  send(member, share);
  const auto seen = members_on_duty(context(), command, {}).items;
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_EQ(seen[0].person, member.person);
  EXPECT_NEAR(seen[0].position.lng, 121.071, 1e-6);
  EXPECT_EQ(seen[0].name.find("member.west"), std::string::npos) << "names are masked";
}

TEST_P(Positions, are_for_those_who_lead_in_the_area_and_for_nobody_else) {
  const auto share = start(member);
  send(member, share);
  EXPECT_EQ(seen_by(office), 1u);
  EXPECT_EQ(seen_by(chief), 1u);
  for (const auto* caller : {&member, &far_member, &administrator}) EXPECT_EQ(problem_of([&] { seen_by(*caller); }), "scope.forbidden");
  const auto far_chief = person("chief.far", domain::Role::grid_chief, far_street);
  EXPECT_EQ(seen_by(far_chief), 0u);
  EXPECT_EQ(problem_of([&] { members_on_duty(context(), far_chief, {street, {}}); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { start(command); }), "scope.forbidden") << "who does not go out has nothing to share";
}

TEST_P(Positions, vanish_when_the_switch_is_turned_off_and_when_the_time_is_over) {
  const auto share = start(member, 1);
  send(member, share);
  stop_sharing(context(), member);
  EXPECT_EQ(seen_by(command), 0u);
  EXPECT_EQ(number("SELECT COUNT(*) FROM position_share WHERE lng IS NOT NULL"), 0);
  EXPECT_EQ(problem_of([&] { send(member, share); }), "position.not_sharing");
  EXPECT_FALSE(own_share(context(), member).id.has_value());

  const auto again = start(member, 1);
  EXPECT_EQ(own_share(context(), member).id, again);
  send(member, again);
  later(std::chrono::minutes(60));
  EXPECT_EQ(seen_by(command), 0u);
  EXPECT_EQ(problem_of([&] { send(member, again); }), "position.not_sharing");
}

TEST_P(Positions, that_are_no_longer_fresh_are_not_shown) {
  const auto share = start(member);
  send(member, share);
  later(std::chrono::minutes(9));
  EXPECT_EQ(seen_by(command), 1u);
  later(std::chrono::minutes(2));
  EXPECT_EQ(seen_by(command), 0u);
}

TEST_P(Positions, sent_twice_are_stored_once_and_other_points_under_the_same_id_are_refused) {
  const auto share = start(member);
  const auto batch = id<domain::TrackBatchId>();
  PositionsInput input{share, {{clock.now(), 121.071, 32.061, {}}}};
  EXPECT_FALSE(send(member, batch, input).known_before);
  EXPECT_TRUE(send(member, batch, input).known_before);
  EXPECT_EQ(own_track(context(), member).points.size(), 1u);
  input.points[0].lng = 121.072;
  EXPECT_EQ(problem_of([&] { send(member, batch, input); }), "position.id_taken");
  const auto other = start(chief);
  EXPECT_EQ(problem_of([&] { send(chief, batch, {other, {{clock.now(), 121.071, 32.061, {}}}}); }), "position.id_taken");
}

TEST_P(Positions, sent_too_often_are_told_to_wait) {
  const auto share = start(member);
  send(member, share);
  EXPECT_EQ(problem_of([&] { send(member, share); }), "position.too_often");
  clock.set(clock.now() + std::chrono::seconds(1));
  EXPECT_EQ(problem_of([&] { send(member, share); }), "");
}

TEST_P(Positions, the_newest_point_counts_whatever_the_order_in_which_they_come) {
  const auto share = start(member);
  later(std::chrono::minutes(5));
  send(member, id<domain::TrackBatchId>(), {share, {{clock.now(), 121.073, 32.061, {}}, {{clock.now().us - base::us_per_minute}, 121.071, 32.061, {}}}});
  clock.set(clock.now() + std::chrono::seconds(2));
  send(member, id<domain::TrackBatchId>(), {share, {{{clock.now().us - 3 * base::us_per_minute}, 121.070, 32.061, {}}}});
  EXPECT_NEAR(members_on_duty(context(), command, {}).items.at(0).position.lng, 121.073, 1e-6);
  const auto track = own_track(context(), member).points;
  ASSERT_EQ(track.size(), 3u);
  EXPECT_NEAR(track[0].lng, 121.070, 1e-7);
  EXPECT_NEAR(track[2].lng, 121.073, 1e-7);
}

TEST_P(Positions, the_track_is_its_owner_s_to_see_and_to_delete) {
  const auto share = start(member);
  send(member, share);
  EXPECT_EQ(own_track(context(), member).points.size(), 1u);
  EXPECT_TRUE(own_track(context(), office).points.empty());
  forget_own_track(context(), office);
  EXPECT_EQ(own_track(context(), member).points.size(), 1u);
  forget_own_track(context(), member);
  EXPECT_TRUE(own_track(context(), member).points.empty());
  EXPECT_EQ(seen_by(command), 0u);
}

TEST_P(Positions, all_points_are_deleted_once_the_rule_says_so) {
  const auto share = start(member);
  send(member, share);
  later(std::chrono::hours(23));
  forget_positions(context());
  EXPECT_EQ(number("SELECT COUNT(*) FROM track_batch"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM position_share"), 0) << "the share is long over";
  later(std::chrono::hours(2));
  forget_positions(context());
  EXPECT_EQ(number("SELECT COUNT(*) FROM track_batch"), 0);
}

TEST_P(Positions, leave_no_trace_in_the_log_of_events) {
  const auto events = number("SELECT COUNT(*) FROM event"), tallies = number("SELECT COUNT(*) FROM tally");
  const auto share = start(member);
  send(member, share);
  stop_sharing(context(), member);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event"), events);
  EXPECT_EQ(number("SELECT COUNT(*) FROM tally"), tallies);
}

TEST_P(Positions, the_nearest_member_comes_first_when_asked_for) {
  const auto one = start(member), two = start(chief);
  send(member, one, 121.071);
  send(chief, two, 121.079);
  EXPECT_EQ(members_on_duty(context(), command, {{}, domain::LngLat{121.08, 32.061}}).items.at(0).person, chief.person);
  EXPECT_EQ(members_on_duty(context(), command, {{}, domain::LngLat{121.07, 32.061}}).items.at(0).person, member.person);
}

TEST_P(Positions, desks_hear_of_a_step_and_of_the_end) {
  const auto share = start(member);
  EXPECT_TRUE(movements_since(context(), {clock.now().us - 1}, 10).empty());
  send(member, share);
  auto moved = movements_since(context(), {clock.now().us - 1}, 10);
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_TRUE(moved[0].on_duty);
  later(std::chrono::minutes(1));
  stop_sharing(context(), member);
  moved = movements_since(context(), {clock.now().us - 1}, 10);
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_FALSE(moved[0].on_duty);
  EXPECT_FALSE(moved[0].latest.has_value());
}

TEST_P(Positions, of_who_is_forgotten_are_deleted_at_once) {
  send(member, start(member));
  forget_person(context(), administrator, member.person);
  EXPECT_EQ(number("SELECT COUNT(*) FROM track_batch"), 0);
  EXPECT_EQ(seen_by(command), 0u);
  const auto verdict = verify_house(context());
  EXPECT_TRUE(verdict.clean()) << verdict.differences.front();
}

TEST_P(Positions, of_who_no_longer_works_here_are_shown_no_more) {
  send(member, start(member));
  context().lanes.run([&](store::UnitOfWork& unit) { person_in(unit, context(), "system", west, member.person, {"member.west", false, "离岗", "", {}, 1}, {}); });
  EXPECT_EQ(seen_by(command), 0u);
}

TEST(PackedPoints, come_back_as_they_were) {
  const std::vector<domain::TrackPoint> points = {{{1'764'000'000'123'456}, 121.0712345, 32.0612345, 8.0}, {{-5}, -179.9999999, -89.9999999, std::nullopt}, {{0}, 180, 90, 60'000.0}};
  const auto back = *store::unpack_points(store::pack_points(points));
  ASSERT_EQ(back.size(), points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_EQ(back[i].at, points[i].at);
    EXPECT_NEAR(back[i].lng, points[i].lng, 1e-7);
    EXPECT_NEAR(back[i].lat, points[i].lat, 1e-7);
    EXPECT_EQ(back[i].accuracy_m, points[i].accuracy_m);
  }
  EXPECT_FALSE(store::unpack_points("seventeen bytes..").has_value());
}

INSTANTIATE_TEST_SUITE_P(on, Positions, testing::Values(false, true), [](const auto& one) { return std::string(one.param ? "postgresql" : "sqlite"); });

}  // namespace
}  // namespace gridward::services
