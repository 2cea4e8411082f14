// SPDX-License-Identifier: Apache-2.0
#include "domain/quiet_hours.hpp"

#include <gtest/gtest.h>

namespace gridward::domain {
namespace {

base::Instant instant(std::string_view text) { return *base::parse_instant(text); }
base::Instant at(std::string_view day_and_time) { return instant("2026-11-" + std::string(day_and_time) + ":00+08:00"); }

TEST(QuietHours, hold_back_what_is_not_urgent_until_seven) {
  const std::pair<const char*, const char*> table[] = {{"2026-11-23T20:59:59+08:00", "2026-11-23T20:59:59+08:00"},
                                                       {"2026-11-23T21:00:00+08:00", "2026-11-24T07:00:00+08:00"},
                                                       {"2026-11-23T23:59:59+08:00", "2026-11-24T07:00:00+08:00"},
                                                       {"2026-11-24T00:00:00+08:00", "2026-11-24T07:00:00+08:00"},
                                                       {"2026-11-24T06:59:59+08:00", "2026-11-24T07:00:00+08:00"},
                                                       {"2026-11-24T07:00:00+08:00", "2026-11-24T07:00:00+08:00"}};
  for (const auto& [now, then] : table) {
    EXPECT_EQ(base::to_text(deliver_at(instant(now), false, {})), base::to_text(instant(then))) << now;
    EXPECT_EQ(deliver_at(instant(now), true, {}), instant(now));
  }
}

TEST(QuietHours, may_lie_within_a_day_or_not_be_at_all) {
  GroupHours noon;
  noon.quiet_from = 12 * 60;
  noon.quiet_until = 14 * 60 + 30;
  EXPECT_EQ(deliver_at(at("23T12:00"), false, noon), at("23T14:30"));
  EXPECT_EQ(deliver_at(at("23T14:30"), false, noon), at("23T14:30"));
  EXPECT_FALSE(is_quiet(at("23T03:00"), noon));
  GroupHours never;
  never.quiet_from = never.quiet_until = 0;
  EXPECT_EQ(deliver_at(at("23T00:00"), false, never), at("23T00:00"));
}

TEST(Digest, is_told_from_its_time_on_for_four_hours_and_never_in_quiet_hours) {
  EXPECT_FALSE(digest_day(at("23T07:59"), {}));
  EXPECT_EQ(digest_day(at("23T08:00"), {}), base::shanghai_date(at("23T08:00")));
  EXPECT_TRUE(digest_day(at("23T11:59"), {}));
  EXPECT_FALSE(digest_day(at("23T12:00"), {}));
  GroupHours late;
  late.digest_at = 20 * 60;
  EXPECT_TRUE(digest_day(at("23T20:59"), late));
  EXPECT_FALSE(digest_day(at("23T21:00"), late));
  GroupHours none;
  none.digest_at.reset();
  EXPECT_FALSE(digest_day(at("23T08:00"), none));
}

TEST(DaysMost, what_is_beyond_it_goes_into_the_next_digest) {
  EXPECT_EQ(after_the_days_most(at("23T07:30"), {}), at("23T08:00"));
  EXPECT_EQ(after_the_days_most(at("23T08:00"), {}), at("24T08:00"));
  EXPECT_EQ(after_the_days_most(at("23T20:00"), {}), at("24T08:00"));
}

TEST(DaysMost, without_a_digest_it_is_told_after_the_quiet_hours_or_with_the_next_day) {
  GroupHours hours;
  hours.digest_at.reset();
  EXPECT_EQ(after_the_days_most(at("23T10:00"), hours), at("24T07:00"));
  hours.quiet_from = hours.quiet_until;
  EXPECT_EQ(after_the_days_most(at("23T10:00"), hours), at("24T00:00"));
}

TEST(GroupHours, are_refused_when_they_cannot_be_kept) {
  EXPECT_TRUE(hours_fit({}));
  for (const auto& wrong : {GroupHours{21 * 60, 7 * 60, 6 * 60, 20}, GroupHours{21 * 60, 7 * 60, 21 * 60, 20}, GroupHours{-1, 7 * 60, 8 * 60, 20}, GroupHours{21 * 60, 1440, 8 * 60, 20},
                            GroupHours{21 * 60, 7 * 60, 1440, 20}, GroupHours{21 * 60, 7 * 60, 8 * 60, 0}, GroupHours{21 * 60, 7 * 60, 8 * 60, 201}})
    EXPECT_FALSE(hours_fit(wrong));
  EXPECT_TRUE(hours_fit({21 * 60, 7 * 60, std::nullopt, 1}));
}

TEST(MinuteOfDay, is_read_strictly) {
  EXPECT_EQ(minute_of_day("00:00"), 0);
  EXPECT_EQ(minute_of_day("07:30"), 450);
  EXPECT_EQ(minute_of_day("23:59"), 1439);
  for (const auto* wrong : {"", "7:30", "24:00", "12:60", "12-30", "12:3a", "ab:cd", "12:300"}) EXPECT_FALSE(minute_of_day(wrong)) << wrong;
}

}  // namespace
}  // namespace gridward::domain
