// SPDX-License-Identifier: Apache-2.0
// Deadlines in hours, calendar days and working days, by a holiday table that is data (rules/holidays.json).
// Day limits end at 23:59:59 Shanghai of the last day; the day of the start does not count.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/time.hpp"

namespace gridward::domain {

enum class LimitUnit { hours, calendar_days, working_days };
BOOST_DESCRIBE_ENUM(LimitUnit, hours, calendar_days, working_days)

struct Limit {
  std::int64_t amount = 0;
  LimitUnit unit = LimitUnit::hours;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (amount, unit))

/// China's adjusted calendar: days off on weekdays, working Saturdays and Sundays.
struct HolidayTable {
  std::map<base::Date, base::Text> days_off;
  std::map<base::Date, bool> working_days;   ///< weekend days that are worked
  std::vector<int> years;                    ///< years that the table knows
};

enum class DayKind { working, weekend, holiday, adjusted_working };
BOOST_DESCRIBE_ENUM(DayKind, working, weekend, holiday, adjusted_working)

struct ExplainedDay {
  base::Date day{};
  DayKind kind = DayKind::working;
  bool counts = false;
  std::optional<base::Text> name;   ///< of the holiday
};
BOOST_DESCRIBE_STRUCT(ExplainedDay, (), (day, kind, counts, name))

struct Deadline {
  base::Instant due;
  std::vector<ExplainedDay> days;   ///< empty for hours
  bool year_unknown = false;        ///< a year is not in the table: only weekends were left out
};
BOOST_DESCRIBE_STRUCT(Deadline, (), (due, days, year_unknown))

DayKind kind_of(base::Date day, const HolidayTable& holidays);
/// Throws base::invalid("deadline.too_far") beyond 366 days, base::invalid("deadline.amount") for less than one.
Deadline deadline(base::Instant from, const Limit& limit, const HolidayTable& holidays);

}  // namespace gridward::domain
