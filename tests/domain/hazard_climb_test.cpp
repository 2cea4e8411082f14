// SPDX-License-Identifier: Apache-2.0
// How an overdue hazard climbs from the grid chief to the sub-district.
#include <gtest/gtest.h>

#include "hazard_samples.hpp"

namespace gridward::domain {
namespace {

using namespace tests;
using Kind = StepKind;

TEST(Climbing, is_the_systems_alone_and_goes_up_only) {
  auto up = step(Kind::escalated, system_actor, after_hours(73));
  up.to = "community";
  auto hazard = apply(noticed(), up, clocks());
  EXPECT_EQ(hazard.climb, Climb::community);
  EXPECT_EQ(refusal(hazard, up), "hazard.step_not_now");
  up.to = "grid_chief";
  EXPECT_EQ(refusal(hazard, up), "hazard.step_not_now");
  up.to = "moon";
  EXPECT_THROW((void)apply(noticed(), up, clocks()), base::BrokenPromise);
  up.to = "subdistrict";
  up.actor = officer;
  EXPECT_EQ(refusal(hazard, up), "hazard.not_this_actor");
  EXPECT_EQ(refusal(done_by(fixer), step(Kind::recheck_passed, system_actor, after_hours(9))), "hazard.not_this_actor");
  EXPECT_FALSE(act_needed(Kind::escalated).has_value());
}

TEST(Climbing, goes_by_the_hours_past_the_deadline) {
  const auto hazard = noticed();
  const std::pair<std::int64_t, Climb> table[] = {{71, Climb::none},      {72, Climb::none},      {73, Climb::grid_chief}, {95, Climb::grid_chief},
                                                  {96, Climb::community}, {143, Climb::community}, {144, Climb::subdistrict}, {9999, Climb::subdistrict}};
  for (const auto& [hours, climb] : table) EXPECT_EQ(climb_by(hazard, after_hours(hours), clocks()), climb) << hours;
  EXPECT_FALSE(is_overdue(hazard, after_hours(72)));
  EXPECT_TRUE(is_overdue(hazard, {after_hours(72).us + 1}));
}

TEST(Climbing, the_grave_ones_go_straight_to_the_subdistrict) {
  EXPECT_EQ(climb_by(opened(ResultClass::SM), after_hours(2), clocks()), Climb::none);
  EXPECT_EQ(climb_by(opened(ResultClass::SM), after_hours(3), clocks()), Climb::subdistrict);
  EXPECT_EQ(climb_by(opened(ResultClass::IM), after_hours(1), clocks()), Climb::subdistrict);
}

TEST(Climbing, stops_when_it_is_said_to_be_done) {
  EXPECT_FALSE(is_overdue(done_by(fixer), after_hours(1000)));
  EXPECT_EQ(climb_by(done_by(fixer), after_hours(1000), clocks()), Climb::none);
}

}  // namespace
}  // namespace gridward::domain
