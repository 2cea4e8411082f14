// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "hazard_samples.hpp"

namespace gridward::tests {
namespace {

using domain::StepKind;

const std::string sender = "01ARZ3NDEKTSV4RRFFQ69G5FA4";

domain::Step for_another(StepKind kind, const std::string& maker, base::Instant at) {
  auto made = step(kind, sender, at);
  made.made_by = maker;
  return made;
}
domain::Hazard done_for(const std::string& maker) { return domain::apply(noticed(), for_another(StepKind::done, maker, after_hours(5)), clocks()); }

TEST(SentForAnother, who_fixed_it_and_who_sent_that_in_are_both_kept_from_the_recheck) {
  const auto hazard = done_for(fixer);
  EXPECT_EQ(hazard.fixed_by, fixer);
  EXPECT_EQ(hazard.fix_sent_by, sender);
  for (const auto& person : {fixer, sender}) EXPECT_EQ(refusal(hazard, step(StepKind::recheck_passed, person, after_hours(6))), "hazard.fixer_rechecks");
  EXPECT_EQ(refusal(hazard, step(StepKind::recheck_passed, officer, after_hours(6))), "");
}

TEST(SentForAnother, what_the_places_own_people_fixed_whoever_sent_that_in_may_recheck) {
  auto made = for_another(StepKind::done, fixer, after_hours(5));
  made.by_place = true;
  const auto hazard = domain::apply(noticed(), made, clocks());
  EXPECT_FALSE(hazard.fix_sent_by);
  EXPECT_EQ(refusal(hazard, step(StepKind::recheck_passed, sender, after_hours(6))), "");
}

TEST(SentForAnother, who_found_it_and_who_sent_that_in_do_not_judge_it) {
  domain::Hazard draft;
  draft.item = "CA-08";
  draft.result_class = domain::ResultClass::SM;
  const auto hazard = domain::open_hazard(draft, for_another(StepKind::found, finder, start), {}, clocks());
  EXPECT_EQ(hazard.found_by, finder);
  EXPECT_EQ(hazard.found_sent_by, sender);
  for (const auto& person : {finder, sender}) EXPECT_EQ(refusal(hazard, step_due(StepKind::major_dismissed, person, start, after_hours(72))), "hazard.finder_judges");
  EXPECT_EQ(refusal(hazard, step_due(StepKind::major_dismissed, officer, start, after_hours(72))), "");
}

TEST(SentForAnother, a_failed_recheck_forgets_both) {
  const auto hazard = domain::apply(done_for(fixer), step_due(StepKind::recheck_failed, officer, after_hours(6), after_hours(90), "还在"), clocks());
  EXPECT_TRUE(hazard.fixed_by.empty());
  EXPECT_FALSE(hazard.fix_sent_by);
}

TEST(SentForAnother, only_what_was_seen_or_done_is_sent_for_another) {
  for (const auto kind : {StepKind::found, StepKind::fixed_on_the_spot, StepKind::notice_given, StepKind::done, StepKind::returned, StepKind::evacuated, StepKind::noted})
    EXPECT_TRUE(domain::may_be_sent_for_another(kind));
  for (const auto kind : {StepKind::extended, StepKind::handed_over, StepKind::recheck_passed, StepKind::recheck_failed, StepKind::major_confirmed, StepKind::major_dismissed, StepKind::escalated})
    EXPECT_FALSE(domain::may_be_sent_for_another(kind));
  EXPECT_EQ(refusal(done_for(fixer), for_another(StepKind::recheck_passed, officer, after_hours(6))), "hazard.not_for_another");
}

}  // namespace
}  // namespace gridward::tests
