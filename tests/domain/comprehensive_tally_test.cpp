// SPDX-License-Identifier: Apache-2.0
#include "domain/comprehensive_tally.hpp"

#include <gtest/gtest.h>

#include "hazard_samples.hpp"

namespace gridward::domain {
namespace {

std::vector<Hazard> with(std::initializer_list<const char*> elements) {
  std::vector<Hazard> hazards;
  for (const char* element : elements) hazards.push_back(tests::opened(ResultClass::SM, element));
  return hazards;
}

TEST(ComprehensiveTally, three_of_its_own_make_a_crowded_place_suspected) {
  EXPECT_FALSE(comprehensive_tally(with({"7.3.6", "7.3.7"}), true).suspected);
  const auto tally = comprehensive_tally(with({"7.3.6", "7.3.7", "7.5.2"}), true);
  EXPECT_TRUE(tally.suspected);
  EXPECT_EQ(tally.threshold, 3);
  EXPECT_FALSE(comprehensive_tally(with({"7.3.6", "7.3.7", "7.5.2"}), false).suspected);
}

TEST(ComprehensiveTally, only_the_named_clauses_count_towards_three) {
  EXPECT_FALSE(comprehensive_tally(with({"7.3.6", "7.3.7", "7.3.10"}), true).suspected) << "7.3.10 is not 7.3.1";
  EXPECT_FALSE(comprehensive_tally(with({"7.3.6", "7.3.7", "7.1.3"}), true).suspected);
  EXPECT_FALSE(comprehensive_tally(with({"7.3.6", "7.3.7", "7.9.30"}), true).suspected);
}

TEST(ComprehensiveTally, three_of_flammables_make_such_a_site_suspected) {
  const PlaceNature flammables{.crowded = false, .flammables = true};
  EXPECT_TRUE(comprehensive_tally(with({"7.1.1", "7.1.3", "7.4.5"}), flammables).suspected);
  EXPECT_FALSE(comprehensive_tally(with({"7.1.1", "7.1.3", "7.3.6"}), flammables).suspected);
}

TEST(ComprehensiveTally, four_of_any_kind_or_six_elsewhere) {
  const auto four = with({"7.1.3", "7.3.6", "7.7.1", "7.8.1"});
  EXPECT_TRUE(comprehensive_tally(four, true).suspected);
  EXPECT_TRUE(comprehensive_tally(four, PlaceNature{.crowded = false, .flammables = true}).suspected);
  EXPECT_FALSE(comprehensive_tally(four, false).suspected);
  EXPECT_FALSE(comprehensive_tally(with({"7.1.3", "7.3.6", "7.7.1", "7.8.1", "7.2.1"}), false).suspected);
  EXPECT_TRUE(comprehensive_tally(with({"7.1.3", "7.3.6", "7.7.1", "7.8.1", "7.2.1", "7.6.1"}), false).suspected);
}

TEST(ComprehensiveTally, the_same_element_counts_once_and_closed_hazards_not_at_all) {
  auto hazards = with({"7.3.6", "7.3.6", "7.3.6"});
  EXPECT_EQ(comprehensive_tally(hazards, true).elements, std::vector<std::string>{"7.3.6"});
  hazards = with({"7.3.6", "7.3.7", "7.3.8"});
  hazards[1].state = HazardState::done;
  EXPECT_TRUE(comprehensive_tally(hazards, true).suspected) << "said to be done is not re-checked";
  hazards[1].state = HazardState::closed;
  EXPECT_FALSE(comprehensive_tally(hazards, true).suspected);
}

TEST(ComprehensiveTally, tells_the_nearest_rule) {
  const auto none = comprehensive_tally({}, true);
  EXPECT_EQ(none.threshold, 3);
  EXPECT_EQ(none.counted, 0);
  const auto mixed = comprehensive_tally(with({"7.1.3", "7.8.1", "7.7.1"}), true);
  EXPECT_EQ(mixed.threshold, 4) << "one more of any kind, but three more of its own";
  EXPECT_EQ(mixed.counted, 3);
}

TEST(ComprehensiveTally, another_editions_numbers_are_data) {
  ComprehensiveRules stricter;
  stricter.of_any_elsewhere = 2;
  EXPECT_TRUE(comprehensive_tally(with({"7.1.3", "7.8.1"}), PlaceNature{}, stricter).suspected);
}

}  // namespace
}  // namespace gridward::domain
