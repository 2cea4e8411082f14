// SPDX-License-Identifier: Apache-2.0
#include "store/tally.hpp"

#include "store/sql/dialect.hpp"

namespace gridward::store::tally {

namespace {

constexpr std::size_t row_limit = 1'000'000;

std::int64_t number_of(base::Date day) { return day.time_since_epoch().count(); }

// The regions that have rows are found by leaps over the key, and of each only the days asked for are read: a plain range of regions
// would walk through every day of history.
#define EACH_REGION \
  "WITH RECURSIVE present(code) AS (SELECT MIN(region) FROM tally WHERE region >= $1 AND region < $2 " \
  "UNION ALL SELECT (SELECT MIN(region) FROM tally WHERE tally.region > present.code AND tally.region < $2) FROM present WHERE present.code IS NOT NULL) "
#define ROWS_OF_DAYS "FROM present CROSS JOIN tally WHERE tally.region = present.code AND tally.day BETWEEN $3 AND $4 "

sql::Parameters range(std::string_view region_prefix, Days days) {
  return {sql::text(region_prefix), sql::prefix_end(region_prefix), number_of(days.from), number_of(days.to)};
}

}  // namespace

void add(UnitOfWork& unit, std::string_view region, base::Date day, std::string_view measure, std::int64_t delta) {
  unit.connection.execute(
      "INSERT INTO tally(region, day, measure, value) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (region, day, measure) DO UPDATE SET value = tally.value + excluded.value",
      {sql::text(region), number_of(day), sql::text(measure), delta});
}

Counts sum(sql::Connection& connection, std::string_view region_prefix, Days days) {
  Counts counts;
  connection.each(
      EACH_REGION "SELECT measure, SUM(value) " ROWS_OF_DAYS "GROUP BY measure",
      range(region_prefix, days), [&](sql::Row& row) { counts[row.text(0)] = row.integer(1); });
  return counts;
}

std::vector<Part> sum_by_day_and_child(sql::Connection& connection, std::string_view region_prefix, Days days, int child_length) {
  std::vector<Part> parts;
  auto parameters = range(region_prefix, days);
  parameters.push_back(std::int64_t{child_length});
  connection.each(
      EACH_REGION "SELECT day, substr(region, 1, $5) AS child, measure, SUM(value) " ROWS_OF_DAYS "GROUP BY 1, 2, 3",
      parameters, [&](sql::Row& row) { parts.push_back({base::Date(std::chrono::days(row.integer(0))), row.text(1), row.text(2), row.integer(3)}); }, row_limit);
  return parts;
}

}  // namespace gridward::store::tally
