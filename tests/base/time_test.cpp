// SPDX-License-Identifier: Apache-2.0
#include "base/time.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

using namespace gridward::base;

TEST(Time, a_shanghai_day_begins_at_sixteen_hours_utc_of_the_day_before) {
  EXPECT_EQ(to_text(shanghai_date(*parse_instant("2026-11-22T15:59:59Z"))), "2026-11-22");
  EXPECT_EQ(to_text(shanghai_date(*parse_instant("2026-11-22T16:00:00Z"))), "2026-11-23");
}

TEST(Time, days_before_1970_are_days_too) { EXPECT_EQ(to_text(shanghai_date(*parse_instant("1969-12-31T15:00:00Z"))), "1969-12-31"); }

TEST(Time, an_instant_is_written_with_the_offset_of_shanghai_and_read_back) {
  const auto at = parse_instant("2026-02-28T23:59:59.000001+08:00");
  ASSERT_TRUE(at);
  EXPECT_EQ(to_text(*at), "2026-02-28T23:59:59.000001+08:00");
}

TEST(Time, any_offset_and_up_to_nine_decimals_are_read) {
  EXPECT_EQ(parse_instant("2026-01-01T00:00:00-05:30"), parse_instant("2026-01-01T05:30:00Z"));
  EXPECT_EQ(parse_instant("2026-01-01T00:00:00.123456789Z")->us % us_per_second, 123456);
}

TEST(Time, what_is_no_time_is_refused) {
  for (const char* text : {"", "2026-01-01", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z",
                           "2026-01-01T00:00:00+8:00", "2026-01-01T00:00:00+24:00", "x026-01-01T00:00:00Z", "2026-01-01T00:00:00Zx"})
    EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Time, an_instant_outside_the_years_that_can_be_written_is_refused) {
  EXPECT_TRUE(parse_instant("9999-12-31T23:59:59+08:00"));
  EXPECT_FALSE(parse_instant("9999-12-31T23:59:59-08:00"));
  EXPECT_FALSE(parse_instant("0000-01-01T00:00:00+12:00"));
}

TEST(Time, days_that_do_not_exist_are_refused) {
  EXPECT_TRUE(parse_date("2028-02-29"));
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026/01/01", "20260101"}) EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Time, a_day_ends_one_second_before_the_next_begins) {
  const auto day = *parse_date("2026-11-23");
  EXPECT_EQ(to_text(start_of(day)), "2026-11-23T00:00:00.000000+08:00");
  EXPECT_EQ(to_text(end_of(day)), "2026-11-23T23:59:59.000000+08:00");
}

TEST(Time, the_hour_is_that_of_shanghai) { EXPECT_EQ(shanghai_hour(*parse_instant("2026-11-23T21:00:00+08:00")), 21); }

TEST(ShiftedClock, moves_by_the_seconds_in_its_file_and_stands_right_without_one) {
  const std::string path = testing::TempDir() + "/gridward-shift";
  const ShiftedClock clock(path);
  std::remove(path.c_str());
  EXPECT_LT(std::abs(clock.now().us - SystemClock().now().us), us_per_minute);
  std::ofstream(path) << 86400;
  EXPECT_NEAR(static_cast<double>(clock.now().us - SystemClock().now().us), static_cast<double>(us_per_day), static_cast<double>(us_per_minute));
  std::remove(path.c_str());
}
