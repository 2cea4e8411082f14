// SPDX-License-Identifier: Apache-2.0
#include "domain/deadline.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <random>

#include "base/problem.hpp"
#include "case_files.hpp"

namespace gridward::domain {
namespace {

using tests::day;
using tests::instant;

const HolidayTable& holidays() { return tests::product_rules().holidays; }

Limit limit_of(const boost::json::object& one) {
  if (one.contains("hours")) return {one.at("hours").as_int64(), LimitUnit::hours};
  if (one.contains("calendar_days")) return {one.at("calendar_days").as_int64(), LimitUnit::calendar_days};
  return {one.at("working_days").as_int64(), LimitUnit::working_days};
}

TEST(Deadline, falls_as_the_shared_cases_say) {
  const auto cases = tests::cases_of("deadline_cases.json");
  ASSERT_GE(cases.size(), 20U);
  for (const auto& value : cases) {
    const auto& one = value.as_object();
    const auto due = deadline(instant(one.at("from").as_string().c_str()), limit_of(one), holidays()).due;
    EXPECT_EQ(base::to_text(due), base::to_text(instant(one.at("expect").as_string().c_str()))) << one.at("name");
  }
}

TEST(Deadline, every_day_on_the_way_is_explained) {
  // Tuesday before National Day 2026, whose Saturday 10 October is worked.
  const auto result = deadline(instant("2026-09-29T09:00:00+08:00"), {3, LimitUnit::working_days}, holidays());
  ASSERT_EQ(result.days.size(), 10U);
  EXPECT_EQ(result.days[0].kind, DayKind::working);
  EXPECT_TRUE(result.days[0].counts);
  EXPECT_EQ(result.days[1].kind, DayKind::holiday);
  EXPECT_FALSE(result.days[1].counts);
  ASSERT_TRUE(result.days[1].name.has_value());
  EXPECT_NE(result.days[1].name->zh.find("国庆"), std::string::npos);
  EXPECT_EQ(base::to_text(result.due), base::to_text(instant("2026-10-09T23:59:59+08:00")));
  EXPECT_FALSE(result.year_unknown);
}

TEST(Deadline, an_adjusted_saturday_is_worked) {
  EXPECT_EQ(kind_of(day("2026-10-10"), holidays()), DayKind::adjusted_working);
  EXPECT_EQ(kind_of(day("2026-10-17"), holidays()), DayKind::weekend);
  EXPECT_EQ(kind_of(day("2026-10-01"), holidays()), DayKind::holiday);
  EXPECT_EQ(kind_of(day("2026-11-23"), holidays()), DayKind::working);
}

TEST(Deadline, says_so_when_a_year_is_not_in_the_table) {
  const auto from = instant("2026-12-30T09:00:00+08:00");
  EXPECT_FALSE(deadline(from, {1, LimitUnit::working_days}, holidays()).year_unknown);
  EXPECT_TRUE(deadline(from, {3, LimitUnit::working_days}, holidays()).year_unknown);
  EXPECT_FALSE(deadline(from, {3, LimitUnit::calendar_days}, holidays()).year_unknown) << "calendar days need no table";
}

TEST(Deadline, is_at_least_one_unit_and_at_most_a_year_away) {
  const auto code_of = [](const Limit& limit, const HolidayTable& table) -> std::string {
    try {
      (void)deadline(instant("2026-11-23T09:00:00+08:00"), limit, table);
      return "";
    } catch (const base::Problem& problem) {
      return problem.code();
    }
  };
  EXPECT_EQ(code_of({0, LimitUnit::hours}, holidays()), "deadline.amount");
  EXPECT_EQ(code_of({-3, LimitUnit::working_days}, holidays()), "deadline.amount");
  EXPECT_EQ(code_of({366 * 24, LimitUnit::hours}, holidays()), "");
  EXPECT_EQ(code_of({366 * 24 + 1, LimitUnit::hours}, holidays()), "deadline.too_far");
  EXPECT_EQ(code_of({366, LimitUnit::calendar_days}, holidays()), "");
  EXPECT_EQ(code_of({INT64_MAX, LimitUnit::calendar_days}, holidays()), "deadline.too_far");
  EXPECT_EQ(code_of({300, LimitUnit::working_days}, holidays()), "deadline.too_far") << "300 working days are more than a year";
}

TEST(Deadline, a_table_of_holidays_only_cannot_make_it_run_forever) {
  HolidayTable all_off;
  for (auto off = day("2026-01-01"); off < day("2029-01-01"); off += std::chrono::days(1)) all_off.days_off[off] = {"假", "off"};
  EXPECT_THROW((void)deadline(instant("2026-11-23T09:00:00+08:00"), {1, LimitUnit::working_days}, all_off), base::Problem);
}

TEST(Deadline, working_days_are_monotonic_and_end_on_worked_days) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const base::Instant from{instant("2024-01-01T00:00:00+08:00").us + static_cast<std::int64_t>(random() % (700 * 86400)) * base::us_per_second};
    const std::int64_t amount = 1 + random() % 30;
    const auto near = deadline(from, {amount, LimitUnit::working_days}, holidays());
    const auto far = deadline(from, {amount + 1, LimitUnit::working_days}, holidays());
    ASSERT_GT(near.due, from);
    ASSERT_GT(far.due, near.due);
    ASSERT_TRUE(near.days.back().counts);
    ASSERT_EQ(std::count_if(near.days.begin(), near.days.end(), [](const auto& d) { return d.counts; }), amount);
    ASSERT_GE(near.due, deadline(from, {amount, LimitUnit::calendar_days}, holidays()).due);
  }
}

}  // namespace
}  // namespace gridward::domain
