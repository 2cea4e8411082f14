// SPDX-License-Identifier: Apache-2.0
#include "domain/hazard.hpp"

#include <gtest/gtest.h>

#include <boost/mp11/algorithm.hpp>
#include <set>

#include "hazard_samples.hpp"

namespace gridward::domain {
namespace {

using namespace tests;
using Kind = StepKind;

TEST(NewHazard, level_and_first_deadline_follow_from_the_result) {
  EXPECT_EQ(opened(ResultClass::G1).level, HazardLevel::general);
  EXPECT_EQ(*opened(ResultClass::G1).due, instant("2026-11-23T23:59:59+08:00"));
  EXPECT_EQ(opened(ResultClass::G2).level, HazardLevel::general);
  EXPECT_EQ(*opened(ResultClass::G2).due, after_hours(72));
  EXPECT_EQ(opened(ResultClass::SM).level, HazardLevel::suspected_major);
  EXPECT_EQ(*opened(ResultClass::SM).due, after_hours(2));
  EXPECT_EQ(opened(ResultClass::IM).level, HazardLevel::imminent);
  EXPECT_EQ(*opened(ResultClass::IM).due, instant("2026-11-23T10:15:00+08:00"));
}

TEST(NewHazard, a_comprehensive_element_is_general_by_itself_and_remembered) {
  const auto hazard = opened(ResultClass::SM, "7.3.6");
  EXPECT_EQ(hazard.level, HazardLevel::general);
  EXPECT_EQ(*hazard.due, after_hours(72));
  EXPECT_EQ(hazard.comprehensive_element, "7.3.6");
}

TEST(NewHazard, starts_with_a_clean_sheet_whatever_the_draft_says) {
  Hazard draft;
  draft.item = "CA-15";
  draft.state = HazardState::closed;
  draft.climb = Climb::subdistrict;
  draft.fixed_by = finder;
  draft.extensions = draft.reopened = 4;
  draft.closed_at = start;
  draft.department = "fire";
  draft.version = 9;
  const auto hazard = open_hazard(draft, step(Kind::found, finder, start), {}, clocks());
  EXPECT_EQ(hazard.state, HazardState::found);
  EXPECT_EQ(hazard.climb, Climb::none);
  EXPECT_TRUE(hazard.fixed_by.empty() && !hazard.closed_at && !hazard.department);
  EXPECT_EQ(hazard.extensions + hazard.reopened, 0);
  EXPECT_EQ(hazard.version, 1);
  EXPECT_EQ(hazard.found_by, finder);
  EXPECT_EQ(hazard.found_at, start);
}

TEST(NewHazard, that_waited_in_a_phone_was_found_when_the_visit_ended) {
  Hazard draft;
  draft.item = "CA-08";
  draft.result_class = ResultClass::G2;
  draft.found_at = after_hours(-5);
  EXPECT_EQ(open_hazard(draft, step(Kind::found, finder, start), 72, clocks()).due, after_hours(67));
  draft.found_at = after_hours(5);
  EXPECT_EQ(open_hazard(draft, step(Kind::found, finder, start), 72, clocks()).found_at, start) << "nothing is found in the future";
}

TEST(NewHazard, on_the_last_second_of_a_day_is_due_the_next_day) {
  Hazard draft;
  draft.item = "CA-15";
  const auto hazard = open_hazard(draft, step(Kind::found, finder, instant("2026-11-23T23:59:59.5+08:00")), {}, clocks());
  EXPECT_EQ(*hazard.due, instant("2026-11-24T23:59:59+08:00"));
}

TEST(NewHazard, needs_a_limit_when_general_and_words_when_no_item_says_them) {
  Hazard draft;
  draft.result_class = ResultClass::G2;
  EXPECT_THROW((void)open_hazard(draft, step(Kind::found, finder, start), 72, clocks()), base::Problem) << "no description";
  draft.description = "电线乱拉";
  EXPECT_THROW((void)open_hazard(draft, step(Kind::found, finder, start), {}, clocks()), base::Problem) << "no limit";
  EXPECT_NO_THROW((void)open_hazard(draft, step(Kind::found, finder, start), 72, clocks()));
  draft.result_class = ResultClass::A;
  EXPECT_THROW((void)open_hazard(draft, step(Kind::found, finder, start), 72, clocks()), base::BrokenPromise) << "advice is no hazard";
}

TEST(Loop, fixed_on_the_spot_closes_at_once) {
  const auto hazard = apply(opened(ResultClass::G1), step(Kind::fixed_on_the_spot, finder, after_hours(1)), clocks());
  EXPECT_EQ(hazard.state, HazardState::closed);
  EXPECT_EQ(hazard.closed_at, after_hours(1));
  EXPECT_EQ(hazard.fixed_by, fixed_by_place);
  EXPECT_EQ(hazard.version, 2);
  for (const auto result_class : {ResultClass::SM, ResultClass::IM})
    EXPECT_EQ(refusal(opened(result_class), step(Kind::fixed_on_the_spot, finder, after_hours(1))), "hazard.step_not_now");
}

TEST(Loop, notice_done_recheck_closes) {
  auto hazard = noticed();
  EXPECT_EQ(hazard.state, HazardState::rectifying);
  hazard = apply(hazard, step(Kind::done, fixer, after_hours(5)), clocks());
  EXPECT_EQ(hazard.state, HazardState::done);
  EXPECT_EQ(hazard.fixed_by, fixer);
  hazard = apply(hazard, step(Kind::recheck_passed, finder, after_hours(6)), clocks());
  EXPECT_EQ(hazard.state, HazardState::closed);
  EXPECT_EQ(hazard.closed_at, after_hours(6));
  EXPECT_EQ(hazard.version, 4);
  EXPECT_FALSE(is_open(hazard));
  EXPECT_TRUE(possible_steps(hazard).empty());
}

TEST(Loop, who_fixed_it_never_rechecks_it) {
  EXPECT_EQ(refusal(done_by(fixer), step(Kind::recheck_passed, fixer, after_hours(6))), "hazard.fixer_rechecks");
  EXPECT_EQ(refusal(done_by(fixer), step_due(Kind::recheck_failed, fixer, after_hours(6), after_hours(9), "没有")), "hazard.fixer_rechecks");
  EXPECT_EQ(refusal(done_by(fixer), step(Kind::recheck_passed, finder, after_hours(6))), "");
}

TEST(Loop, who_only_recorded_that_the_place_fixed_it_may_recheck) {
  auto by_place = step(Kind::done, finder, after_hours(5));
  by_place.by_place = true;
  const auto hazard = apply(noticed(), by_place, clocks());
  EXPECT_EQ(hazard.fixed_by, fixed_by_place);
  EXPECT_EQ(refusal(hazard, step(Kind::recheck_passed, finder, after_hours(6))), "");
}

TEST(Loop, a_failed_recheck_starts_again_with_a_new_deadline_and_a_reason) {
  EXPECT_EQ(refusal(done_by(fixer), step(Kind::recheck_failed, finder, after_hours(6), "还没修")), "hazard.due_needed");
  EXPECT_EQ(refusal(done_by(fixer), step_due(Kind::recheck_failed, finder, after_hours(6), after_hours(30))), "hazard.text_needed");
  auto late = done_by(fixer);
  late.climb = Climb::community;
  const auto hazard = apply(late, step_due(Kind::recheck_failed, finder, after_hours(6), after_hours(30), "还没修"), clocks());
  EXPECT_EQ(hazard.state, HazardState::rectifying);
  EXPECT_EQ(hazard.due, after_hours(30));
  EXPECT_EQ(hazard.reopened, 1);
  EXPECT_EQ(hazard.climb, Climb::none);
  EXPECT_TRUE(hazard.fixed_by.empty());
}

TEST(Loop, a_deadline_must_lie_ahead) {
  EXPECT_EQ(refusal(opened(ResultClass::G2), step(Kind::notice_given, finder, start)), "hazard.due_needed");
  EXPECT_EQ(refusal(opened(ResultClass::G2), step_due(Kind::notice_given, finder, start, start)), "hazard.due_past");
}

TEST(Extension, is_written_before_expiry_once_and_later) {
  const auto at = after_hours(10), due = after_hours(100);
  EXPECT_EQ(refusal(noticed(), step_due(Kind::extended, officer, at, due)), "hazard.text_needed");
  EXPECT_EQ(refusal(noticed(), step(Kind::extended, officer, at, "等配件")), "hazard.due_needed");
  EXPECT_EQ(refusal(noticed(), step_due(Kind::extended, officer, at, after_hours(72), "等配件")), "hazard.due_not_later");
  EXPECT_EQ(refusal(noticed(), step_due(Kind::extended, officer, after_hours(73), due, "等配件")), "hazard.extension_late");
  const auto extended = apply(noticed(), step_due(Kind::extended, officer, after_hours(72), due, "等配件"), clocks());
  EXPECT_EQ(extended.state, HazardState::rectifying);
  EXPECT_EQ(extended.due, due);
  EXPECT_EQ(extended.extensions, 1);
  EXPECT_EQ(refusal(extended, step_due(Kind::extended, officer, after_hours(80), after_hours(200), "再等")), "hazard.extension_used");
}

TEST(HandingOver, names_a_department_and_keeps_the_deadline_when_it_comes_back) {
  auto over = step(Kind::handed_over, officer, after_hours(1));
  EXPECT_EQ(refusal(noticed(), over), "hazard.department_needed");
  over.to = "gas";
  auto hazard = apply(noticed(), over, clocks());
  EXPECT_EQ(hazard.state, HazardState::handed_over);
  EXPECT_EQ(hazard.department, "gas");
  EXPECT_EQ(refusal(hazard, step(Kind::returned, fixer, after_hours(2))), "hazard.text_needed");
  hazard = apply(hazard, step(Kind::returned, fixer, after_hours(2), "不属于本部门"), clocks());
  EXPECT_EQ(hazard.state, HazardState::rectifying);
  EXPECT_FALSE(hazard.department.has_value());
  EXPECT_EQ(hazard.due, after_hours(72));
}

TEST(SuspectedMajor, waits_for_a_second_person) {
  const auto hazard = opened(ResultClass::SM);
  EXPECT_EQ(refusal(hazard, step_due(Kind::major_confirmed, finder, after_hours(1), after_hours(99))), "hazard.finder_judges");
  const auto major = apply(hazard, step_due(Kind::major_confirmed, officer, after_hours(1), after_hours(99)), clocks());
  EXPECT_EQ(major.level, HazardLevel::major);
  EXPECT_EQ(major.state, HazardState::rectifying);
  EXPECT_EQ(major.due, after_hours(99));
  const auto general = apply(hazard, step_due(Kind::major_dismissed, officer, after_hours(1), after_hours(48)), clocks());
  EXPECT_EQ(general.level, HazardLevel::general);
  EXPECT_EQ(refusal(general, step_due(Kind::major_confirmed, officer, after_hours(2), after_hours(99))), "hazard.step_not_now");
}

TEST(SuspectedMajor, allows_little_else_until_it_is_judged) {
  EXPECT_EQ(possible_steps(opened(ResultClass::SM)),
            (std::vector{Kind::evacuated, Kind::major_confirmed, Kind::major_dismissed, Kind::handed_over, Kind::noted}));
  for (const auto kind : {Kind::notice_given, Kind::done, Kind::fixed_on_the_spot})
    EXPECT_EQ(refusal(opened(ResultClass::SM), step_due(kind, officer, after_hours(1), after_hours(9), "x")), "hazard.step_not_now");
}

TEST(ImminentDanger, offers_evacuation_first_and_changes_nothing_else_by_it) {
  const auto hazard = opened(ResultClass::IM);
  EXPECT_EQ(possible_steps(hazard).front(), Kind::evacuated);
  const auto after = apply(hazard, step(Kind::evacuated, finder, after_hours(1)), clocks());
  EXPECT_EQ(after.state, hazard.state);
  EXPECT_EQ(after.level, HazardLevel::imminent);
  EXPECT_EQ(after.version, 2);
  EXPECT_EQ(refusal(after, step(Kind::done, fixer, after_hours(2))), "");
  EXPECT_EQ(refusal(opened(ResultClass::G2), step(Kind::evacuated, finder, after_hours(1))), "hazard.step_not_now");
}

TEST(Step, has_limits) {
  EXPECT_EQ(refusal(noticed(), step(Kind::noted, officer, start)), "hazard.text_needed");
  EXPECT_EQ(refusal(noticed(), step(Kind::noted, officer, start, std::string(501, 'x'))), "hazard.text_too_long");
  auto made = step(Kind::noted, officer, start);
  made.photos.assign(10, std::string(64, 'a'));
  EXPECT_EQ(refusal(noticed(), made), "hazard.too_many_photos");
  made.photos.assign(9, std::string(64, 'a'));
  EXPECT_EQ(refusal(noticed(), made), "");
  made.photos.back() = "x.jpg";
  EXPECT_EQ(refusal(noticed(), made), "hazard.photo_name");
}

TEST(Step, found_happens_once) { EXPECT_EQ(refusal(noticed(), step(Kind::found, finder, after_hours(1))), "hazard.step_not_now"); }

TEST(Step, every_kind_but_climbing_needs_an_act_of_somebody) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<StepKind>>([](auto kind) {
    EXPECT_EQ(act_needed(kind.value).has_value(), kind.value != Kind::escalated) << kind.name;
  });
  EXPECT_EQ(act_needed(Kind::recheck_passed), Act::recheck_hazard);
  EXPECT_EQ(act_needed(Kind::major_confirmed), Act::judge_suspected_major);
}

TEST(PossibleSteps, are_exactly_those_that_apply_takes) {
  std::vector<Hazard> hazards = {opened(ResultClass::G1), opened(ResultClass::G2), opened(ResultClass::SM), opened(ResultClass::IM), noticed(), done_by(fixer)};
  auto over = step(Kind::handed_over, officer, after_hours(1));
  over.to = "fire";
  for (std::size_t i = 0, count = hazards.size() - 1; i < count; ++i) hazards.push_back(apply(hazards[i], over, clocks()));
  for (const auto& hazard : hazards) {
    const auto steps = possible_steps(hazard);
    const std::set<StepKind> possible(steps.begin(), steps.end());
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<StepKind>>([&](auto kind) {
      if (kind.value == Kind::escalated) return;
      auto made = step_due(kind.value, officer, after_hours(1) + std::chrono::minutes(1), after_hours(500), "说明");
      made.to = "gas";
      EXPECT_EQ(refusal(hazard, made) != "hazard.step_not_now", possible.contains(kind.value))
          << kind.name << " in state " << boost::describe::enum_to_string(hazard.state, "");
    });
  }
}

}  // namespace
}  // namespace gridward::domain
