// SPDX-License-Identifier: Apache-2.0
#include "json/codec.hpp"
#include "services/event_bodies.hpp"
#include "services/place_facts.hpp"
#include "services/verify_figures.hpp"
#include "services/verify_rows.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;

struct Visits {
  std::optional<std::int64_t> last;
  std::optional<std::int64_t> due_day;    ///< unknown where the event that set it does not say it
};

void take(Visits& visits, Row& row) {
  const auto& body = row.text(3);
  if (row.text(0) != "inspection.submitted") {
    visits.due_day = facts_in(body).due_day;
    return;
  }
  const base::Instant received{row.integer(1)};
  const auto at = time_of_visit({row.optional_integer(2).value_or(received.us)}, received).us;
  if (visits.last && *visits.last >= at) return;
  visits.last = at;
  visits.due_day = json::read_stored<InspectionSubmittedBody>(body).due_day;
}

/// What was saved and who came, in the order in which it was written.
Visits visits_of(Connection& connection, const std::string& place) {
  Visits visits;
  connection.each("SELECT kind, at, device_at, body, seq FROM event WHERE subject = $1 UNION ALL "
                  "SELECT event.kind, event.at, event.device_at, event.body, event.seq FROM inspection JOIN event ON event.subject = inspection.id WHERE inspection.place = $1 ORDER BY 5",
                  {place}, [&](Row& row) { take(visits, row); }, VerifyReport::any_number);
  return visits;
}

struct Stored {
  std::string id;
  std::optional<std::int64_t> last;
  std::int64_t due_day = 0, open = 0, counted = 0;
};

void verify_place(Connection& connection, const VerifyReport& report, const Stored& place) {
  if (place.open != place.counted) report.differ(fmt::format("place: {} says {} open hazards, there are {}", place.id, place.open, place.counted));
  const auto visits = visits_of(connection, place.id);
  if (visits.last != place.last) report.differ(fmt::format("place: the last visit to {} was at another time", place.id));
  if (visits.due_day && *visits.due_day != place.due_day) report.differ(fmt::format("place: {} is due on another day than its events say", place.id));
}

}  // namespace

void verify_places(Connection& connection, const VerifyReport& report) {
  std::int64_t done = 0;
  each_row_by_id(connection, "place", "last_inspected, due_day, open_hazards, (SELECT COUNT(*) FROM hazard WHERE hazard.place = place.id AND hazard.is_open = 1)", [&](Row& row) {
    const Stored place{row.text(0), row.optional_integer(1), row.integer(2), row.integer(3), row.integer(4)};
    report.guarded("place: " + place.id, [&] { verify_place(connection, report, place); });
    report.count(done, "visits");
  });
}

}  // namespace gridward::services
