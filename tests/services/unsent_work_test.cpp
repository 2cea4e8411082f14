// SPDX-License-Identifier: Apache-2.0
#include "services/unsent_work.hpp"

#include "services/forget_contact.hpp"
#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"
#include "store/event_log.hpp"

namespace gridward::services {
namespace {

class UnsentWorkOf : public HouseTest {
 protected:
  void pass(std::int64_t minutes) { clock.set({clock.now().us + minutes * base::us_per_minute}); }
  HazardReport report() {
    HazardReport made;
    made.region = west;
    made.description = "楼道堆物";
    made.found_at = clock.now();
    return made;
  }
  void send(const domain::Caller& caller, std::int64_t number, std::int64_t made) { report_hazard(context(), caller, id<domain::HazardId>(), report(), entry(number, made)); }
  std::optional<domain::DeviceEntry> entry(std::int64_t number, std::int64_t made) const { return domain::DeviceEntry{phone, number, made}; }
  DeviceView hear(std::int64_t made, std::vector<std::int64_t> withdrawn = {}, std::optional<std::int64_t> oldest_s = {}) { return hear_device(context(), member, phone, {made, std::move(withdrawn), oldest_s}).view; }
  std::int64_t unsent(const domain::Caller& caller, const UnsentQuery& query = {}) {
    std::int64_t count = 0;
    for (const auto& work : list_unsent(context(), caller, query).items) count += work.unsent;
    return count;
  }

  const domain::DeviceId phone = id<domain::DeviceId>();
};

TEST_F(UnsentWorkOf, a_gap_in_what_arrived_shows_who_holds_work_and_since_when) {
  send(member, 1, 1);
  EXPECT_TRUE(list_unsent(context(), chief, {}).items.empty());
  pass(5);
  send(member, 4, 6);
  const auto list = list_unsent(context(), chief, {});
  ASSERT_EQ(list.items.size(), 1u);
  EXPECT_EQ(list.items[0].person, member.person);
  EXPECT_FALSE(list.items[0].name.empty());
  EXPECT_EQ(list.items[0].unsent, 4) << "2, 3, 5 and 6";
  EXPECT_EQ(list.items[0].since, clock.now());
  EXPECT_EQ(list.items[0].devices.at(0).heard_at, clock.now());
}

TEST_F(UnsentWorkOf, it_goes_to_zero_as_the_entries_come_in_whatever_order) {
  hear(3, {}, 900);
  EXPECT_EQ(list_unsent(context(), chief, {}).items.at(0).since.us, clock.now().us - 900 * base::us_per_second) << "made a quarter of an hour ago";
  for (const std::int64_t number : {3, 1, 2}) send(member, number, 3);
  EXPECT_EQ(unsent(chief), 0);
}

TEST_F(UnsentWorkOf, the_number_of_a_visit_of_a_hazard_and_of_a_step_arrives_with_it_and_again_when_it_is_sent_again) {
  const auto visit_id = id<domain::InspectionId>();
  const auto content = visit(restaurant(west), {});
  submit_inspection(context(), member, visit_id, content, entry(1, 3));
  EXPECT_TRUE(submit_inspection(context(), member, visit_id, content, entry(1, 3)).known_before);
  const auto hazard = id<domain::HazardId>();
  const auto seen = report();
  report_hazard(context(), member, hazard, seen, entry(2, 3));
  EXPECT_TRUE(report_hazard(context(), member, hazard, seen, entry(2, 3)).known_before);
  const auto step = id<domain::StepId>();
  record_step(context(), member, hazard, step, act(domain::StepKind::noted, "店主不在"), entry(3, 3));
  EXPECT_TRUE(record_step(context(), member, hazard, step, act(domain::StepKind::noted, "店主不在"), entry(3, 3)).known_before);
  EXPECT_EQ(unsent(chief), 0);
  EXPECT_EQ(hear(3).missing.size(), 0u);
}

TEST_F(UnsentWorkOf, what_was_sent_by_an_app_that_gives_no_numbers_arrives_late_under_its_number) {
  const auto hazard = id<domain::HazardId>();
  const auto seen = report();
  report_hazard(context(), member, hazard, seen);
  hear(1);
  EXPECT_EQ(unsent(chief), 1);
  EXPECT_TRUE(report_hazard(context(), member, hazard, seen, entry(1, 1)).known_before);
  EXPECT_EQ(unsent(chief), 0);
}

TEST_F(UnsentWorkOf, a_refused_entry_stays_missing_until_its_owner_withdraws_it) {
  auto wrong = report();
  wrong.description = " ";
  EXPECT_NE(problem_of([&] { report_hazard(context(), member, id<domain::HazardId>(), wrong, entry(1, 1)); }), "");
  EXPECT_EQ(unsent(chief), 0) << "a refused submission leaves nothing behind";
  EXPECT_EQ(hear(2).missing.size(), 1u);
  EXPECT_EQ(unsent(chief), 2);
  EXPECT_EQ(hear(2, {1}).missing.at(0).first, 2);
  EXPECT_EQ(hear(2, {1, 2}).missing.size(), 0u);
  EXPECT_EQ(unsent(chief), 0);
}

TEST_F(UnsentWorkOf, a_number_never_holds_up_the_work_itself) {
  hear(2);
  const auto other = person("member.other", domain::Role::grid_member, west);
  send(other, 1, 1);
  EXPECT_EQ(hear(2).missing.at(0).first, 1) << "another's entry does not close the gap";
  EXPECT_EQ(problem_of([&] { hear_device(context(), other, phone, {1, {}, {}}); }), "device.taken");
}

TEST_F(UnsentWorkOf, what_cannot_be_is_said_by_field) {
  EXPECT_EQ(problem_of([&] { hear(-1); }), "request.invalid made=http.bad_number");
  EXPECT_EQ(problem_of([&] { hear(2, {3}, -5); }), "request.invalid withdrawn=device.not_made oldest_s=http.bad_number");
  EXPECT_EQ(problem_of([&] { hear(1000, std::vector<std::int64_t>(201, 1)); }), "request.invalid withdrawn=json.too_many");
  EXPECT_EQ(number("SELECT COUNT(*) FROM device"), 0);
}

TEST_F(UnsentWorkOf, it_is_seen_by_its_owner_and_by_who_steers_there_and_by_no_colleague_and_no_stranger) {
  hear(3);
  EXPECT_EQ(unsent(member), 3);
  EXPECT_EQ(unsent(chief), 3);
  EXPECT_EQ(unsent(administrator), 3);
  EXPECT_EQ(unsent(person("member.other", domain::Role::grid_member, west)), 0);
  EXPECT_EQ(unsent(person("leader.one", domain::Role::subdistrict_leader, street)), 0);
  EXPECT_EQ(unsent(far_member), 0);
  EXPECT_EQ(unsent(chief, {west, "", 50}), 3);
  EXPECT_EQ(unsent(chief, {east, "", 50}), 0);
  EXPECT_EQ(problem_of([&] { list_unsent(context(), chief, {far_street, "", 50}); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { list_unsent(context(), member, {west, "", 50}); }), "region.not_found");
}

TEST_F(UnsentWorkOf, the_list_goes_on_from_page_to_page) {
  std::vector<std::string> all;
  for (int i = 0; i < 5; ++i) {
    const auto caller = person("member." + std::to_string(i), domain::Role::grid_member, west);
    hear_device(context(), caller, id<domain::DeviceId>(), {2, {}, {}});
    hear_device(context(), caller, id<domain::DeviceId>(), {1, {}, {}});
  }
  UnsentQuery query{{}, "", 2};
  for (;;) {
    const auto page = list_unsent(context(), chief, query);
    for (const auto& work : page.items) {
      EXPECT_EQ(work.unsent, 3);
      EXPECT_EQ(work.devices.size(), 2u);
      all.push_back(work.person.text());
    }
    if (!page.next) break;
    query.cursor = *page.next;
  }
  EXPECT_EQ(all.size(), 5u);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
}

TEST_F(UnsentWorkOf, of_a_lost_phone_nothing_is_waited_for_any_more_and_the_log_says_who_decided_it) {
  hear(3);
  EXPECT_EQ(problem_of([&] { give_up_device(context(), far_member, phone); }), "device.not_found");
  EXPECT_EQ(problem_of([&] { give_up_device(context(), chief, id<domain::DeviceId>()); }), "device.not_found");
  give_up_device(context(), chief, phone);
  give_up_device(context(), chief, phone);
  EXPECT_EQ(unsent(chief), 0);
  const auto events = context().readers.with([&](store::sql::Connection& connection) { return store::events_of(connection, "device:" + phone.text()); });
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].actor, chief.person.text());
  EXPECT_NE(events[0].body.find("\"unsent\":3"), std::string::npos) << events[0].body;
  hear(5);
  EXPECT_EQ(unsent(chief), 2) << "what a found phone makes afterwards counts again";
  give_up_device(context(), member, phone);
  EXPECT_TRUE(verify_house(context()).clean());
}

TEST_F(UnsentWorkOf, a_person_has_a_bounded_number_of_phones_and_none_that_misses_something_is_forgotten) {
  for (int i = 0; i < 25; ++i) {
    pass(1);
    hear_device(context(), member, id<domain::DeviceId>(), {0, {}, {}});
  }
  EXPECT_EQ(number("SELECT COUNT(*) FROM device"), 20);
  for (int i = 0; i < 20; ++i) hear_device(context(), member, id<domain::DeviceId>(), {1, {}, {}});
  EXPECT_EQ(problem_of([&] { hear(1); }), "device.many");
  send(member, 1, 1);
  EXPECT_EQ(unsent(chief), 20);
}

TEST_F(UnsentWorkOf, a_forgotten_person_leaves_no_phone_behind) {
  const auto gone = person("gone.one", domain::Role::grid_member, west);
  hear_device(context(), gone, phone, {3, {}, {}});
  forget_person(context(), administrator, gone.person);
  EXPECT_EQ(number("SELECT COUNT(*) FROM device"), 0);
}

}  // namespace
}  // namespace gridward::services
