// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "services/verify_figures.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;

using Figures = std::map<std::pair<std::int64_t, std::string>, std::int64_t>;   ///< of one region, by day and measure

std::int64_t day_of(std::int64_t at) {
  constexpr std::int64_t latest = 253'402'214'400'000'000;   // the year 9999: beyond it is no time of ours, and adding to it might overflow
  ENSURE(at >= 0 && at < latest);
  return base::shanghai_date(base::Instant{at}).time_since_epoch().count();
}

std::string day_text(std::int64_t day) {
  constexpr std::int64_t latest = 2'932'896;
  return day >= 0 && day <= latest ? base::to_text(base::Date(std::chrono::days(day))) : "day " + std::to_string(day);
}

/// The next region that has tallies or events; nothing after the last one. Found by leaps over the indexes.
std::optional<std::string> region_after(Connection& connection, const std::string& region) {
  const auto row = connection.query_one("SELECT MIN(region) FROM (SELECT MIN(region) AS region FROM event WHERE region > $1 UNION ALL SELECT MIN(region) FROM tally WHERE region > $1) AS next", {region});
  return row->optional_text(0);
}

/// A hazard closes once, by one of two kinds of steps; each is counted at the day of its event.
Figures counted(Connection& connection, const std::string& region) {
  Figures figures;
  connection.each("SELECT kind, at FROM event WHERE region = $1 AND kind IN ('inspection.submitted', 'hazard.opened', 'hazard.fixed_on_the_spot', 'hazard.recheck_passed')", {region}, [&](Row& row) {
    const auto& kind = row.text(0);
    ++figures[{day_of(row.integer(1)), kind == "inspection.submitted" ? "inspections" : kind == "hazard.opened" ? "hazards_opened" : "hazards_closed"}];
  }, VerifyReport::any_number);
  return figures;
}

void verify_region(Connection& connection, const VerifyReport& report, const std::string& region) {
  auto expected = counted(connection, region);
  connection.each("SELECT day, measure, value FROM tally WHERE region = $1", {region}, [&](Row& row) {
    const auto found = expected.find({row.integer(0), row.text(1)});
    const auto moved = found == expected.end() ? 0 : found->second;
    if (found == expected.end() || row.integer(2) != moved) report.differ(fmt::format("tally: {} of {} on {} is {}, by the log {}", row.text(1), region, day_text(row.integer(0)), row.integer(2), moved));
    if (found != expected.end()) expected.erase(found);
  }, VerifyReport::any_number);
  for (const auto& [key, value] : expected) report.differ(fmt::format("tally: {} of {} on {} is missing, by the log {}", key.second, region, day_text(key.first), value));
}

}  // namespace

void verify_tallies(Connection& connection, const VerifyReport& report) {
  report.progress("tallies", 0);
  for (std::optional<std::string> region = ""; region; region = region_after(connection, *region)) verify_region(connection, report, *region);
}

}  // namespace gridward::services
