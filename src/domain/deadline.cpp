// SPDX-License-Identifier: Apache-2.0
#include "domain/deadline.hpp"

#include <algorithm>

#include "base/problem.hpp"

namespace gridward::domain {

using namespace std::chrono;

namespace {

constexpr std::int64_t most_days = 366;

bool is_worked(DayKind kind) { return kind == DayKind::working || kind == DayKind::adjusted_working; }

bool year_known(base::Date day, const HolidayTable& holidays) {
  const int year = static_cast<int>(year_month_day(day).year());
  return std::find(holidays.years.begin(), holidays.years.end(), year) != holidays.years.end();
}

ExplainedDay explain(base::Date day, LimitUnit unit, const HolidayTable& holidays) {
  ExplainedDay explained{.day = day, .kind = kind_of(day, holidays), .counts = true, .name = {}};
  if (unit == LimitUnit::working_days) explained.counts = is_worked(explained.kind);
  if (const auto off = holidays.days_off.find(day); explained.kind == DayKind::holiday && off != holidays.days_off.end())
    explained.name = off->second;
  return explained;
}

}  // namespace

DayKind kind_of(base::Date day, const HolidayTable& holidays) {
  if (const auto worked = holidays.working_days.find(day); worked != holidays.working_days.end() && worked->second)
    return DayKind::adjusted_working;
  if (holidays.days_off.contains(day)) return DayKind::holiday;
  const weekday of_week(day);
  return of_week == Saturday || of_week == Sunday ? DayKind::weekend : DayKind::working;
}

Deadline deadline(base::Instant from, const Limit& limit, const HolidayTable& holidays) {
  if (limit.amount <= 0) throw base::invalid("deadline.amount");
  const std::int64_t most = limit.unit == LimitUnit::hours ? most_days * 24 : most_days;
  if (limit.amount > most) throw base::invalid("deadline.too_far");
  if (limit.unit == LimitUnit::hours) return {.due = from + hours(limit.amount), .days = {}, .year_unknown = false};

  Deadline result;
  base::Date day = base::shanghai_date(from);
  for (std::int64_t left = limit.amount; left > 0;) {
    if (static_cast<std::int64_t>(result.days.size()) == most_days) throw base::invalid("deadline.too_far");
    day += days(1);
    result.days.push_back(explain(day, limit.unit, holidays));
    if (result.days.back().counts) --left;
    // Calendar days need no table, so that an unknown year changes nothing for them.
    if (limit.unit == LimitUnit::working_days && !year_known(day, holidays)) result.year_unknown = true;
  }
  result.due = base::end_of(day);
  return result;
}

}  // namespace gridward::domain
