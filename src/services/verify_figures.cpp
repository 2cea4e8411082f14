// SPDX-License-Identifier: Apache-2.0
#include "services/verify_figures.hpp"

#include <fmt/format.h>

#include <array>

#include "store/sql/connection.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;

/// Asks for what is wrong, so that only that comes out of the database. One row more than what is kept says "and more".
template <typename Say>
void each_wrong(Connection& connection, const VerifyReport& report, const std::string& sql, Say say) {
  for (const auto& row : connection.query(fmt::format("{} LIMIT {}", sql, VerifyReport::differences_kept + 1))) report.differ(say(row));
}

struct Rows {
  std::string_view table;
  std::string_view key;
  std::string_view prefix;   ///< of the event's subject
};

constexpr std::array<Rows, 8> tables = {{{"region", "code", "region:"}, {"person", "id", ""}, {"post", "id", ""}, {"place", "id", ""}, {"extinguisher", "id", ""}, {"inspection", "id", ""},
                                         {"hazard", "id", ""}, {"hazard_step", "hazard", ""}}};

// Day of Shanghai of a time in microseconds UTC.
#define DAY_OF(column) "(" column " + 28800000000) / 86400000000"

/// A hazard closes once, by one of two kinds of steps; each is counted at the day of its event.
constexpr const char* moved_tallies =
    "SELECT region, day, measure, SUM(value) FROM ("
    "SELECT region, day, measure, value FROM tally WHERE measure IN ('inspections', 'hazards_opened', 'hazards_closed') "
    "UNION ALL SELECT region, " DAY_OF("at") " AS day, CASE kind WHEN 'inspection.submitted' THEN 'inspections' WHEN 'hazard.opened' THEN 'hazards_opened' "
    "ELSE 'hazards_closed' END AS measure, -1 AS value FROM event "
    "WHERE kind IN ('inspection.submitted', 'hazard.opened', 'hazard.fixed_on_the_spot', 'hazard.recheck_passed')"
    ") AS moved GROUP BY region, day, measure HAVING SUM(value) <> 0 ORDER BY region, day, measure";

}  // namespace

void verify_rows_have_events(Connection& connection, const VerifyReport& report) {
  for (const auto& rows : tables)
    each_wrong(connection, report, fmt::format("SELECT {0} FROM {1} WHERE NOT EXISTS (SELECT 1 FROM event WHERE subject = '{2}' || {1}.{0})", rows.key, rows.table, rows.prefix),
               [&](const Row& row) { return fmt::format("{}: {} has no event", rows.table, row.text(0)); });
}

void verify_tallies(Connection& connection, const VerifyReport& report) {
  report.progress("tallies", 0);
  each_wrong(connection, report, moved_tallies, [](const Row& row) {
    return fmt::format("tally: {} of {} on {} is off by {}", row.text(2), row.text(0), base::to_text(base::Date(std::chrono::days(row.integer(1)))), row.integer(3));
  });
}

void verify_open_hazards(Connection& connection, const VerifyReport& report) {
  each_wrong(connection, report,
             "SELECT id, open_hazards, counted FROM (SELECT place.id, place.open_hazards, (SELECT COUNT(*) FROM hazard WHERE hazard.place = place.id AND hazard.is_open = 1) AS counted FROM place) AS figures "
             "WHERE open_hazards <> counted ORDER BY id",
             [](const Row& row) { return fmt::format("place: {} says {} open hazards, there are {}", row.text(0), row.integer(1), row.integer(2)); });
}

void verify_photo_rows(const Context& context, Connection& connection, const VerifyReport& report) {
  constexpr std::size_t page = 1000;
  for (std::string after;;) {
    const auto rows = connection.query(fmt::format("SELECT name, bytes FROM photo WHERE name > $1 ORDER BY name LIMIT {}", page), {after});
    for (const auto& row : rows) {
      report.count(report.verdict.photos, "photos");
      if (!context.photos.has(row.text(0))) report.differ(fmt::format("photo: {} has no bytes", row.text(0)));
    }
    if (rows.size() < page) break;
    after = rows.back().text(0);
  }
  each_wrong(connection, report, "SELECT photo, subject FROM photo_use WHERE NOT EXISTS (SELECT 1 FROM photo WHERE name = photo_use.photo) ORDER BY photo",
             [](const Row& row) { return fmt::format("photo: {}, shown by {}, has no row", row.text(0), row.text(1)); });
}

void verify_blobs(const Context& context, const VerifyReport& report) {
  report.progress("blobs", 0);
  context.photos.check_all([&](const std::string& name) { report.differ(fmt::format("photo: the bytes of {} are not what its name says", name)); });
}

}  // namespace gridward::services
