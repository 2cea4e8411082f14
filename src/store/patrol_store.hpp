// SPDX-License-Identifier: Apache-2.0
// Rows of patrol_route, patrol and patrol_stop (when each stop was last seen).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/patrol.hpp"
#include "domain/person.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct PatrolRouteSearch {
  std::vector<domain::RegionCode> within;
  std::vector<domain::RegionCode> above;   ///< routes of exactly these regions as well
  bool also_ended = false;
  std::string after;                       ///< id
  int limit = 50;
};

std::optional<domain::PatrolRoute> find_patrol_route(sql::Connection& connection, const domain::PatrolRouteId& id);
/// By id.
std::vector<domain::PatrolRoute> search_patrol_routes(sql::Connection& connection, const PatrolRouteSearch& search);
/// Insert at version 1, else update from version - 1; false on a version conflict.
bool save_patrol_route(sql::Connection& connection, const domain::PatrolRoute& route);

struct StoredPatrol {
  domain::PatrolId id;
  domain::PatrolRouteId route;
  domain::RegionCode region;               ///< the route's when it came
  domain::PersonId person;
  base::Instant received_at;
  std::string digest;                      ///< SHA-256 of the body
  std::string body;
};

/// False if the id is taken.
bool add_patrol(sql::Connection& connection, const StoredPatrol& patrol);
std::optional<StoredPatrol> find_patrol(sql::Connection& connection, const domain::PatrolId& id);
/// A person's own, newest first, before that id (empty: from the newest).
std::vector<StoredPatrol> patrols_of(sql::Connection& connection, const domain::PersonId& person, const std::string& before, int limit);

/// The stop was seen; of two patrols the later look stays, of two at once the first that came.
void note_seen(sql::Connection& connection, const domain::PatrolRouteId& route, const domain::PatrolStopId& stop, base::Instant at, const domain::PatrolId& patrol);
/// By route and stop; a stop that nobody has seen is not in it.
using LastSeen = std::map<std::pair<std::string, std::string>, base::Instant>;
LastSeen last_seen(sql::Connection& connection, const std::vector<domain::PatrolRoute>& routes);
/// When those places were last visited, by id; at any number of them.
std::map<std::string, base::Instant> last_visits(sql::Connection& connection, const std::vector<domain::PlaceId>& places);

}  // namespace gridward::store
