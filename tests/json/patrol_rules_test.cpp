// SPDX-License-Identifier: Apache-2.0
#include "json/patrol_rules_reader.hpp"

#include <gtest/gtest.h>

#include "base/problem.hpp"
#include "main/embedded.hpp"

namespace gridward::json {
namespace {

std::string shipped() {
  for (const auto& file : embedded::all())
    if (file.path == "rules/patrols.json") return std::string(file.content);
  return {};
}

TEST(PatrolRules, those_that_are_shipped_name_the_kinds_of_stops_in_both_languages_and_how_often_each_is_seen) {
  const auto rules = read_patrol_rules(shipped());
  for (const auto* id : {"trunk_road", "crowded_place", "garbage_point", "other"}) {
    const auto* kind = rules.kind(id);
    ASSERT_NE(kind, nullptr) << id;
    EXPECT_FALSE(kind->zh.empty() || kind->en.empty()) << id;
    EXPECT_GE(kind->see_every_days, 1) << id;
  }
  EXPECT_EQ(rules.kind("river"), nullptr);
}

TEST(PatrolRules, those_that_are_shipped_allow_no_tracks) {
  const auto track = read_patrol_rules(shipped()).track;
  EXPECT_FALSE(track.allowed);
  EXPECT_EQ(track.keep_days, 7);
  EXPECT_GE(track.most_points, 2);
}

TEST(PatrolRules, by_which_tracks_would_stay_are_refused) {
  const auto with = [](const std::string& track) { return read_patrol_rules(R"({"stop_kinds": [], "track": {)" + track + "}}").track; };
  EXPECT_TRUE(with(R"("allowed": true, "keep_days": 30, "most_points": 2000)").allowed);
  for (const auto* wrong : {R"("allowed": true, "keep_days": 31, "most_points": 600)", R"("allowed": true, "keep_days": 0, "most_points": 600)", R"("allowed": true, "keep_days": 7, "most_points": 1)", R"("allowed": 1, "keep_days": 7, "most_points": 600)", R"("allowed": true)"})
    EXPECT_THROW(with(wrong), base::Problem) << wrong;
}

TEST(PatrolRules, that_make_no_sense_are_refused) {
  for (const auto* wrong : {"", "{}", R"({"stop_kinds": [{"id": "a"}]})", R"({"stop_kinds": [{"id": "a", "zh": "b", "en": "c", "see_every_days": 0, "look_at": {"zh": "", "en": ""}}]})"})
    EXPECT_THROW(read_patrol_rules(wrong), base::Problem) << wrong;
}

}  // namespace
}  // namespace gridward::json
