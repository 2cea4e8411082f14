// SPDX-License-Identifier: Apache-2.0
#include "store/patrol_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/document_table.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

namespace {

constexpr std::string_view columns = "id, route, region, person, received_at, digest, body";
constexpr std::size_t asked_at_once = 200;

StoredPatrol patrol_of(const sql::Row& row) {
  return {domain::PatrolId(row.text(0)), domain::PatrolRouteId(row.text(1)), domain::RegionCode::parse(row.text(2)).value_or(domain::RegionCode()), domain::PersonId(row.text(3)), {row.integer(4)}, row.text(5), row.text(6)};
}

/// "$1, $2 …" for ids [from, to) with their parameters.
template <typename Things, typename IdOf>
std::string id_list(const Things& things, std::size_t from, std::size_t to, std::vector<sql::Value>& parameters, IdOf id_of) {
  std::string list;
  for (auto i = from; i < to; ++i) {
    parameters.emplace_back(id_of(things[i]));
    list += fmt::format("{}${}", list.empty() ? "" : ", ", parameters.size());
  }
  return list;
}

/// Asks for as many ids at once as a statement takes well.
template <typename Things, typename IdOf, typename Take>
void each_row_of(sql::Connection& connection, std::string_view select, const Things& things, IdOf id_of, Take take) {
  for (std::size_t from = 0; from < things.size(); from += asked_at_once) {
    std::vector<sql::Value> parameters;
    const auto list = id_list(things, from, std::min(things.size(), from + asked_at_once), parameters, id_of);
    for (const auto& row : connection.query(fmt::format("{} IN ({})", select, list), parameters)) take(row);
  }
}

}  // namespace

std::optional<domain::PatrolRoute> find_patrol_route(sql::Connection& connection, const domain::PatrolRouteId& id) {
  return find_document<domain::PatrolRoute>(connection, "patrol_route", "id", id.text());
}

std::vector<domain::PatrolRoute> search_patrol_routes(sql::Connection& connection, const PatrolRouteSearch& search) {
  std::vector<sql::Value> parameters{search.after};
  auto where = scope_condition("region", search.within, parameters);
  if (!search.above.empty()) where += " OR region IN (" + id_list(search.above, 0, search.above.size(), parameters, [](const auto& code) { return code.text(); }) + ")";
  where = "id > $1 AND (" + where + ")";
  if (!search.also_ended) where += " AND active = 1";
  parameters.emplace_back(std::int64_t{search.limit});
  std::vector<domain::PatrolRoute> routes;
  for (const auto& row : connection.query(fmt::format("SELECT body FROM patrol_route WHERE {} ORDER BY id LIMIT ${}", where, parameters.size()), parameters))
    routes.push_back(json::read_stored<domain::PatrolRoute>(row.text(0)));
  return routes;
}

bool save_patrol_route(sql::Connection& connection, const domain::PatrolRoute& route) {
  const std::vector<sql::Value> parameters{route.id.text(), route.region.text(), std::int64_t{route.active}, route.version, json::write_text(route)};
  if (route.version == 1)
    return connection.execute("INSERT INTO patrol_route(id, region, active, version, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING", parameters) == 1;
  return connection.execute("UPDATE patrol_route SET region = $2, active = $3, version = $4, body = $5 WHERE id = $1 AND version = $4 - 1", parameters) == 1;
}

bool add_patrol(sql::Connection& connection, const StoredPatrol& patrol) {
  return connection.execute(fmt::format("INSERT INTO patrol({}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING", columns),
                            {patrol.id.text(), patrol.route.text(), patrol.region.text(), patrol.person.text(), patrol.received_at.us, patrol.digest, patrol.body}) == 1;
}

std::optional<StoredPatrol> find_patrol(sql::Connection& connection, const domain::PatrolId& id) {
  const auto rows = connection.query(fmt::format("SELECT {} FROM patrol WHERE id = $1", columns), {id.text()});
  if (rows.empty()) return std::nullopt;
  return patrol_of(rows.front());
}

std::vector<StoredPatrol> patrols_of(sql::Connection& connection, const domain::PersonId& person, const std::string& before, int limit) {
  std::vector<StoredPatrol> found;
  const auto page = fmt::format("SELECT {} FROM patrol WHERE person = $1 AND id < $2 ORDER BY id DESC LIMIT $3", columns);
  for (const auto& row : connection.query(page, {person.text(), before.empty() ? std::string("Z") : before, std::int64_t{limit}})) found.push_back(patrol_of(row));   // no id is above "Z", in whichever order a database sorts
  return found;
}

void note_seen(sql::Connection& connection, const domain::PatrolRouteId& route, const domain::PatrolStopId& stop, base::Instant at, const domain::PatrolId& patrol) {
  connection.execute("INSERT INTO patrol_stop(route, stop, seen_at, patrol) VALUES ($1, $2, $3, $4) "
                     "ON CONFLICT (route, stop) DO UPDATE SET seen_at = excluded.seen_at, patrol = excluded.patrol WHERE patrol_stop.seen_at < excluded.seen_at",
                     {route.text(), stop.text(), at.us, patrol.text()});
}

LastSeen last_seen(sql::Connection& connection, const std::vector<domain::PatrolRoute>& routes) {
  LastSeen seen;
  each_row_of(connection, "SELECT route, stop, seen_at FROM patrol_stop WHERE route", routes, [](const auto& route) { return route.id.text(); },
              [&](const sql::Row& row) { seen[{row.text(0), row.text(1)}] = {row.integer(2)}; });
  return seen;
}

std::map<std::string, base::Instant> last_visits(sql::Connection& connection, const std::vector<domain::PlaceId>& places) {
  std::map<std::string, base::Instant> visits;
  each_row_of(connection, "SELECT id, last_inspected FROM place WHERE last_inspected IS NOT NULL AND id", places, [](const auto& place) { return place.text(); },
              [&](const sql::Row& row) { visits[row.text(0)] = {row.integer(1)}; });
  return visits;
}

}  // namespace gridward::store
