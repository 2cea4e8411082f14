// SPDX-License-Identifier: Apache-2.0
#include "services/verify_patrols.hpp"

#include "domain/patrol.hpp"
#include "json/codec.hpp"
#include "services/patrol_ended.hpp"
#include "services/place_facts.hpp"
#include "services/verify_rows.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;
using store::sql::Value;

/// What the log speaks of and the table does not have.
void name_missing(Connection& connection, const VerifyReport& report, std::string_view table, std::string_view kind) {
  const auto missing = fmt::format("SELECT DISTINCT subject FROM event WHERE kind = $1 AND NOT EXISTS (SELECT 1 FROM {0} WHERE {0}.id = event.subject) ORDER BY subject LIMIT {1}", table, VerifyReport::differences_kept + 1);
  for (const auto& row : connection.query(missing, {std::string(kind)})) report.differ(fmt::format("{}: {} is missing", table, row.text(0)));
}

void compare_route(Connection& connection, const VerifyReport& report, Row& row) {
  const auto id = row.text(0);
  const auto last = connection.query_one("SELECT kind, region, version, body FROM event WHERE subject = $1 ORDER BY version DESC LIMIT 1", {id});
  if (!last || last->text(0) != "patrol_route.saved") return report.differ(fmt::format("patrol_route: {} has no event", id));
  const auto route = json::read_stored<domain::PatrolRoute>(last->text(3));
  const std::vector<Value> expected{route.id.text(), route.region.text(), std::int64_t{route.active}, route.version, last->text(3)};
  if (row.values() != expected || last->text(1) != route.region.text() || last->integer(2) != route.version) report.differ(fmt::format("patrol_route: {} is not what its last event says", id));
}

/// True if the stop's row says that it was this patrol.
bool compare_look(Connection& connection, const VerifyReport& report, const std::string& patrol, const domain::PatrolRouteId& route, const domain::SeenStop& seen, base::Instant received) {
  const auto at = time_of_visit(seen.at, received).us;
  const auto row = connection.query_one("SELECT seen_at, patrol FROM patrol_stop WHERE route = $1 AND stop = $2", {route.text(), seen.stop.text()});
  const bool own = row && row->text(1) == patrol;
  if (!row || (own ? row->integer(0) != at : row->integer(0) < at)) report.differ(fmt::format("patrol_stop: {} was not last seen when its patrols say", seen.stop.text()));
  return own;
}

/// How many stops' rows name this patrol.
std::int64_t compare_patrol(Connection& connection, const VerifyReport& report, Row& row) {
  const auto id = row.text(0), body = row.text(6);
  const auto ended = connection.query_one("SELECT kind, region, actor, at, body FROM event WHERE subject = $1 AND version = 1", {id});
  if (!ended || ended->text(0) != "patrol.ended") return report.differ(fmt::format("patrol: {} has no event", id)), 0;
  const auto told = json::read_stored<PatrolEndedBody>(ended->text(4));
  const std::vector<Value> expected{id, told.route.text(), ended->text(1), ended->text(2), ended->integer(3), told.digest, body};
  if (row.values() != expected || store::sha256_hex(body) != told.digest) return report.differ(fmt::format("patrol: {} is not what was submitted", id)), 0;
  std::int64_t named = 0;
  for (const auto& seen : json::read_stored<domain::Patrol>(body).seen) named += compare_look(connection, report, id, told.route, seen, {ended->integer(3)}) ? 1 : 0;
  return named;
}

}  // namespace

void verify_patrols(Connection& connection, const VerifyReport& report) {
  name_missing(connection, report, "patrol_route", "patrol_route.saved");
  name_missing(connection, report, "patrol", "patrol.ended");
  each_row_by_id(connection, "patrol_route", "region, active, version, body", [&](Row& row) { report.guarded("patrol_route", [&] { compare_route(connection, report, row); }); });
  std::int64_t named = 0;
  each_row_by_id(connection, "patrol", "route, region, person, received_at, digest, body", [&](Row& row) { report.guarded("patrol", [&] { named += compare_patrol(connection, report, row); }); });
  const auto stops = connection.query_one("SELECT COUNT(*) FROM patrol_stop")->integer(0);
  if (stops != named) report.differ(fmt::format("patrol_stop: there are {} rows, and {} by the patrols", stops, named));
}

}  // namespace gridward::services
