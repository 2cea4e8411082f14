// SPDX-License-Identifier: Apache-2.0
// Whatever people try, in whatever order: what must hold of every hazard at every moment.
#include <gtest/gtest.h>

#include <random>

#include "hazard_samples.hpp"

namespace gridward::domain {
namespace {

using namespace tests;

class RandomLife {
 public:
  explicit RandomLife(std::uint32_t seed) : m_random(seed) {
    constexpr ResultClass classes[] = {ResultClass::G1, ResultClass::G2, ResultClass::SM, ResultClass::IM};
    m_draft_class = classes[below(4)];
    if (below(4) == 0) m_element = "7.3.6";
  }

  Hazard open() const { return opened(m_draft_class, m_element); }

  Step next(base::Instant at) {
    const std::string actors[] = {finder, fixer, officer, system_actor};
    auto made = step(static_cast<StepKind>(below(14)), actors[below(4)], at);
    if (below(3) != 0) made.due = at + std::chrono::hours(static_cast<int>(below(200)) - 20);
    if (below(3) != 0) made.text = "说明";
    const char* targets[] = {"gas", "fire", "grid_chief", "community", "subdistrict"};
    if (made.kind == StepKind::escalated) made.to = targets[2 + below(3)];
    else if (below(4) != 0) made.to = targets[below(5)];
    made.by_place = below(3) == 0;
    return made;
  }

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(m_random() % limit); }

 private:
  std::mt19937 m_random;
  ResultClass m_draft_class = ResultClass::G1;
  std::optional<std::string> m_element;
};

bool rechecked_or_on_the_spot(const std::vector<Step>& steps) {
  return steps.back().kind == StepKind::fixed_on_the_spot || steps.back().kind == StepKind::recheck_passed;
}

void expect_sound(const Hazard& hazard, const std::vector<Step>& steps) {
  ASSERT_EQ(hazard.version, static_cast<std::int64_t>(steps.size()) + 1) << "the version counts the steps";
  ASSERT_LE(hazard.extensions, clocks().extension_max);
  ASSERT_TRUE(hazard.due.has_value());
  ASSERT_EQ(hazard.department.has_value(), hazard.state == HazardState::handed_over);
  ASSERT_EQ(hazard.closed_at.has_value(), hazard.state == HazardState::closed);
  ASSERT_EQ(hazard.fixed_by.empty(), hazard.state != HazardState::closed && hazard.state != HazardState::done);
  const bool finished = hazard.state == HazardState::done || hazard.state == HazardState::closed;
  ASSERT_FALSE(hazard.level == HazardLevel::suspected_major && finished) << "a suspicion is judged first";
  if (hazard.state != HazardState::closed) return;
  ASSERT_TRUE(rechecked_or_on_the_spot(steps));
  ASSERT_NE(hazard.fixed_by, steps.back().actor) << "the fixer never closes";
}

TEST(AnyHazard, stays_sound_whatever_is_tried) {
  int closed = 0, taken = 0, refused = 0;
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    RandomLife life(seed);
    Hazard hazard = life.open();
    std::vector<Step> steps;
    base::Instant at = start;
    for (int attempt = 0; attempt < 60 && is_open(hazard); ++attempt) {
      at = at + std::chrono::minutes(life.below(600));
      const auto made = life.next(at);
      const Hazard before = hazard;
      try {
        hazard = apply(hazard, made, clocks());
      } catch (const base::Problem&) {
        ++refused;
        continue;
      }
      steps.push_back(made);
      ++taken;
      ASSERT_GE(hazard.reopened, before.reopened);
      ASSERT_NO_FATAL_FAILURE(expect_sound(hazard, steps)) << "seed " << seed;
    }
    closed += is_open(hazard) ? 0 : 1;

    Hazard folded = life.open();  // the fold of the same steps is the same hazard: what `gridward verify` relies on
    for (const auto& made : steps) folded = apply(folded, made, clocks());
    ASSERT_EQ(folded.version, hazard.version);
    ASSERT_TRUE(folded.state == hazard.state && folded.level == hazard.level && folded.climb == hazard.climb && folded.due == hazard.due &&
                folded.department == hazard.department && folded.fixed_by == hazard.fixed_by && folded.extensions == hazard.extensions &&
                folded.reopened == hazard.reopened && folded.closed_at == hazard.closed_at);
  }
  // The lives must reach what is checked above.
  EXPECT_GT(closed, 500);
  EXPECT_GT(taken, 5000);
  EXPECT_GT(refused, 5000);
}

TEST(AnyHazard, climbs_only_up_as_time_passes) {
  for (const auto result_class : {ResultClass::G1, ResultClass::G2, ResultClass::SM, ResultClass::IM}) {
    auto reached = Climb::none;
    for (int hours = 0; hours < 300; ++hours) {
      const auto climb = climb_by(opened(result_class), after_hours(hours), clocks());
      ASSERT_GE(climb, reached);
      reached = climb;
    }
    EXPECT_EQ(reached, Climb::subdistrict);
  }
}

}  // namespace
}  // namespace gridward::domain
