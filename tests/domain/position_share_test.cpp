// SPDX-License-Identifier: Apache-2.0
#include "domain/position_share.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridward::domain {
namespace {

const base::Instant now = *base::parse_instant("2026-11-25T14:00:00+08:00");
const PositionRules rules;

base::Instant minutes(std::int64_t shift) { return {now.us + shift * base::us_per_minute}; }

PositionShare shared_since(std::int64_t shift) { return {{}, {}, {}, minutes(shift), minutes(shift + 240)}; }

std::string problem_of(const TrackPoint& point, const PositionShare& share) {
  const auto problems = batch_problems({point}, share, now, rules);
  return problems.empty() ? "" : problems.front().path + " " + problems.front().code;
}

TEST(Sharing, ends_by_itself_after_the_hours_asked_for_and_never_later_than_the_rule) {
  EXPECT_EQ(share_ends(now, 1, rules), minutes(60));
  EXPECT_EQ(share_ends(now, std::nullopt, rules), minutes(240));
  for (const std::int64_t hours : {0, -1, 5}) EXPECT_THROW(share_ends(now, hours, rules), base::Problem) << hours;
  const auto share = shared_since(-240);
  EXPECT_TRUE(is_sharing(share, minutes(-1)));
  EXPECT_FALSE(is_sharing(share, now));
}

TEST(Batch, of_good_points_is_taken) {
  EXPECT_TRUE(batch_problems({{minutes(-2), 121, 32, 8.0}, {minutes(-1), 121, 32, std::nullopt}}, shared_since(-30), now, rules).empty());
}

TEST(Batch, without_points_or_with_too_many_is_refused_whole) {
  EXPECT_EQ(batch_problems({}, shared_since(-30), now, rules).front().code, "position.points");
  EXPECT_EQ(batch_problems(std::vector<TrackPoint>(121, {now, 121, 32, {}}), shared_since(-30), now, rules).front().code, "position.points");
}

TEST(Batch, a_point_from_before_the_switch_was_turned_on_is_refused) {
  EXPECT_EQ(problem_of({minutes(-40), 121, 32, {}}, shared_since(-30)), "points[0] position.before_start");
  EXPECT_EQ(problem_of({minutes(-31), 121, 32, {}}, shared_since(-30)), "");
}

TEST(Batch, a_point_of_the_future_or_of_long_ago_is_refused) {
  EXPECT_EQ(problem_of({minutes(3), 121, 32, {}}, shared_since(-30)), "points[0] position.future");
  EXPECT_EQ(problem_of({minutes(1), 121, 32, {}}, shared_since(-30)), "");
  EXPECT_EQ(problem_of({minutes(-61), 121, 32, {}}, shared_since(-200)), "points[0] position.too_old");
}

TEST(Batch, a_point_that_is_none_is_refused) {
  EXPECT_EQ(problem_of({now, 181, 32, {}}, shared_since(-30)), "points[0] geo.off_earth");
  EXPECT_EQ(problem_of({now, 121, std::numeric_limits<double>::quiet_NaN(), {}}, shared_since(-30)), "points[0] geo.off_earth");
  EXPECT_EQ(problem_of({now, 121, 32, -1.0}, shared_since(-30)), "points[0] position.accuracy");
}

}  // namespace
}  // namespace gridward::domain
