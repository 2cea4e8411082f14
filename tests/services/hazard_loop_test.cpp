// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "services/hazards.hpp"
#include "services/house_fixture.hpp"
#include "services/record_step.hpp"
#include "services/summarise.hpp"

namespace gridward::services {
namespace {

using domain::HazardState;
using domain::ResultClass;
using domain::StepKind;

class HazardLoop : public HouseTest {
 protected:
  domain::HazardId found(ResultClass result_class) {
    return submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {result_class})).receipt.hazards.front().id;
  }
  domain::Hazard step(const domain::Caller& caller, const domain::HazardId& hazard, StepInput input) {
    return record_step(context(), caller, hazard, id<domain::StepId>(), input).hazard;
  }
  std::string refusal(const domain::Caller& caller, const domain::HazardId& hazard, StepInput input) {
    return problem_of([&] { step(caller, hazard, input); });
  }
  domain::PlaceId place = restaurant(west);
};

TEST_F(HazardLoop, from_found_to_closed_by_two_people) {
  const auto hazard = found(ResultClass::G2);
  EXPECT_EQ(show_hazard(context(), member, hazard).hazard.state, HazardState::rectifying);
  EXPECT_EQ(step(member, hazard, act(StepKind::done, "已整改")).state, HazardState::done);
  EXPECT_EQ(refusal(member, hazard, act(StepKind::recheck_passed)), "hazard.fixer_rechecks");
  EXPECT_EQ(step(chief, hazard, act(StepKind::recheck_passed)).state, HazardState::closed);
  EXPECT_EQ(number("SELECT open_hazards FROM place"), 0);
  const auto today = summarise_region(context(), office, street, 1);
  EXPECT_EQ(today.closed, 1);
  EXPECT_EQ(today.open, 0);
}

TEST_F(HazardLoop, whoever_fixed_it_is_not_offered_the_recheck) {
  const auto hazard = found(ResultClass::G2);
  step(member, hazard, act(StepKind::done));
  const auto offers = [&](const domain::Caller& caller) {
    const auto kinds = show_hazard(context(), caller, hazard).possible_steps;
    return std::count(kinds.begin(), kinds.end(), StepKind::recheck_passed) == 1;
  };
  EXPECT_FALSE(offers(member));
  EXPECT_TRUE(offers(chief));
  EXPECT_FALSE(offers(command)) << "command steers, it does not re-check";
}

TEST_F(HazardLoop, a_hazard_in_a_list_says_who_fixed_it_in_both_forms) {
  const auto hazard = found(ResultClass::G2);
  const auto listed = [&] { return list_hazards(context(), chief, {}).items.front(); };
  EXPECT_EQ(listed().fixed_by, "");
  EXPECT_NE(hazard_list_json(context(), chief, {})->bytes.find("\"fixed_by\":\"\""), std::string::npos);
  step(member, hazard, act(StepKind::done));
  EXPECT_EQ(listed().fixed_by, member.person.text());
  EXPECT_EQ(listed().fix_sent_by, std::nullopt);
  EXPECT_NE(hazard_list_json(context(), chief, {})->bytes.find("\"fixed_by\":\"" + member.person.text() + "\""), std::string::npos);
}

TEST_F(HazardLoop, no_step_is_offered_that_is_refused_to_who_takes_it) {
  const auto offered = [&](const domain::HazardId& hazard, StepKind kind) {
    const auto kinds = show_hazard(context(), office, hazard).possible_steps;
    return std::count(kinds.begin(), kinds.end(), kind) == 1;
  };
  HazardReport report;
  report.region = west;
  report.description = "疑似重大隐患";
  report.result_class = ResultClass::SM;
  report.found_at = clock.now();
  const auto own = id<domain::HazardId>(), others = found(ResultClass::SM);
  report_hazard(context(), office, own, report);
  for (const auto kind : {StepKind::major_confirmed, StepKind::major_dismissed}) {
    EXPECT_TRUE(offered(others, kind));
    EXPECT_FALSE(offered(own, kind)) << "two pairs of eyes judge";
  }
  const auto fixed = found(ResultClass::G2);
  step(office, fixed, act(StepKind::done));
  EXPECT_FALSE(offered(fixed, StepKind::recheck_passed));
  EXPECT_FALSE(offered(fixed, StepKind::recheck_failed));
}

TEST_F(HazardLoop, what_the_places_own_people_fixed_its_finder_may_recheck) {
  const auto hazard = found(ResultClass::G2);
  step(member, hazard, act(StepKind::done, "", [](auto& input) { input.by_place = true; }));
  EXPECT_EQ(step(member, hazard, act(StepKind::recheck_passed)).state, HazardState::closed);
}

TEST_F(HazardLoop, a_failed_recheck_starts_a_new_clock) {
  const auto hazard = found(ResultClass::G2);
  step(member, hazard, act(StepKind::done));
  const auto again = step(chief, hazard, act(StepKind::recheck_failed, "仍有问题", [](auto& input) { input.limit = {2, domain::LimitUnit::working_days}; }));
  EXPECT_EQ(again.state, HazardState::rectifying);
  EXPECT_EQ(again.reopened, 1);
  EXPECT_EQ(again.due, instant("2026-11-25T23:59:59+08:00"));
}

TEST_F(HazardLoop, a_step_that_is_not_possible_now_is_a_conflict) {
  const auto hazard = found(ResultClass::G2);
  EXPECT_EQ(refusal(chief, hazard, act(StepKind::recheck_passed)), "hazard.step_not_now");
  EXPECT_EQ(refusal(member, hazard, act(StepKind::extended, "等配件", [](auto& input) { input.due = instant("2026-12-24T12:00:00+08:00"); })), "scope.forbidden");
  EXPECT_EQ(refusal(chief, hazard, act(StepKind::escalated)), "request.invalid kind=hazard.step_not_yours");
  EXPECT_EQ(refusal(chief, hazard, act(StepKind::handed_over, "", [](auto& input) { input.to = "weather"; })), "request.invalid to=hazard.department_unknown");
}

TEST_F(HazardLoop, a_step_sent_twice_is_taken_once) {
  const auto hazard = found(ResultClass::G2);
  const auto sent = id<domain::StepId>();
  EXPECT_FALSE(record_step(context(), member, hazard, sent, act(StepKind::noted, "打过电话")).known_before);
  const auto again = record_step(context(), member, hazard, sent, act(StepKind::noted, "打过电话"));
  EXPECT_TRUE(again.known_before);
  EXPECT_EQ(again.hazard.version, show_hazard(context(), member, hazard).hazard.version);
  EXPECT_EQ(problem_of([&] { record_step(context(), member, hazard, sent, act(StepKind::noted, "又打了")); }), "hazard.step_id_taken");
}

TEST_F(HazardLoop, only_a_second_person_of_the_office_judges_what_is_suspected_to_be_major) {
  const auto hazard = found(ResultClass::SM);
  const auto judged = act(StepKind::major_confirmed, "属实", [](auto& input) { input.due = instant("2026-11-30T12:00:00+08:00"); });
  EXPECT_EQ(refusal(member, hazard, judged), "scope.forbidden");
  EXPECT_EQ(step(office, hazard, judged).level, domain::HazardLevel::major);
  HazardReport report;
  report.place = place;
  report.description = "消防车道被堵";
  report.result_class = ResultClass::SM;
  report.found_at = clock.now();
  const auto own = report_hazard(context(), office, id<domain::HazardId>(), report).hazard;
  EXPECT_EQ(refusal(office, own.id, judged), "hazard.finder_judges");
}

TEST_F(HazardLoop, climbing_stops_between_two_hazards_and_goes_on_at_the_next_call) {
  found(ResultClass::G1);
  found(ResultClass::G1);
  clock.set(instant("2026-11-24T00:00:00+08:00"));
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(climb_overdue(context(), stop.get_token()), 0);
  EXPECT_EQ(climb_overdue(context()), 2);
}

TEST_F(HazardLoop, an_overdue_hazard_climbs_once_to_each_level) {
  const auto hazard = found(ResultClass::G1);
  EXPECT_EQ(climb_overdue(context()), 0);
  clock.set(instant("2026-11-24T00:00:00+08:00"));
  EXPECT_EQ(climb_overdue(context()), 1);
  EXPECT_EQ(climb_overdue(context()), 0);
  EXPECT_EQ(show_hazard(context(), member, hazard).hazard.climb, domain::Climb::grid_chief);
  clock.set(instant("2026-11-28T00:00:00+08:00"));
  EXPECT_EQ(climb_overdue(context()), 1);
  EXPECT_EQ(show_hazard(context(), member, hazard).hazard.climb, domain::Climb::subdistrict);
  EXPECT_TRUE(show_hazard(context(), member, hazard).hazard.overdue);
}

TEST_F(HazardLoop, a_report_sent_twice_opens_one_hazard) {
  HazardReport report;
  report.at = domain::LngLat{121.072, 32.062};
  report.description = "飞线充电";
  report.found_at = clock.now();
  const auto sent = id<domain::HazardId>();
  EXPECT_EQ(report_hazard(context(), member, sent, report).hazard.region, west);
  EXPECT_TRUE(report_hazard(context(), member, sent, report).known_before);
  report.description = "别的事";
  EXPECT_EQ(problem_of([&] { report_hazard(context(), member, sent, report); }), "hazard.id_taken");
}

TEST_F(HazardLoop, a_report_sent_again_with_another_photo_time_or_region_is_a_conflict) {
  HazardReport report;
  report.region = west;
  report.description = "飞线充电";
  report.found_at = clock.now();
  const auto sent = id<domain::HazardId>();
  report_hazard(context(), office, sent, report);
  const auto refused = [&](auto change) {
    auto other = report;
    change(other);
    return problem_of([&] { report_hazard(context(), office, sent, other); });
  };
  EXPECT_EQ(refused([](auto& other) { other.photos = {std::string(64, '0')}; }), "hazard.id_taken");
  EXPECT_EQ(refused([](auto& other) { other.found_at.us -= base::us_per_minute; }), "hazard.id_taken");
  EXPECT_EQ(refused([&](auto& other) { other.region = east; }), "hazard.id_taken");
  EXPECT_TRUE(report_hazard(context(), office, sent, report).known_before);
}

}  // namespace
}  // namespace gridward::services
