// SPDX-License-Identifier: Apache-2.0
#include "services/patrols.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/patrol_ended.hpp"
#include "services/place_facts.hpp"
#include "services/unsent_work.hpp"
#include "store/hazard_store.hpp"
#include "store/patrol_store.hpp"
#include "store/patrol_track_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

/// What does not concern the caller's area does not exist; what concerns it may be walked by whoever inspects there.
void require_walk(const Context& context, const domain::Caller& caller, const domain::PatrolRoute& route) {
  const auto day = base::shanghai_date(context.clock.now());
  if (!domain::concerns(route.region, domain::scope(caller, domain::Act::read, day))) throw base::not_found("patrol_route", route.id.text());
  if (!domain::concerns(route.region, domain::scope(caller, domain::Act::inspect, day))) throw base::forbidden();
}

PatrolView view_of(store::sql::Connection& connection, const store::StoredPatrol& stored) {
  const auto patrol = json::read_stored<domain::Patrol>(stored.body);
  const auto route = store::find_patrol_route(connection, stored.route);
  PatrolView view{stored.id, stored.route, route ? route->name : std::string(), patrol.route_version, patrol.started_at, patrol.ended_at, stored.received_at, {}, {}, store::has_patrol_track(connection, stored.id)};
  for (const auto& seen : patrol.seen) {
    SeenStopView one{seen.stop, {}, seen.at, false};
    if (route)
      if (const auto stop = std::find_if(route->stops.begin(), route->stops.end(), [&](const auto& known) { return known.id == seen.stop; }); stop != route->stops.end()) {
        one.name = stop->name;
        one.known = true;
      }
    view.seen.push_back(std::move(one));
  }
  for (const auto& hazard : patrol.hazards) view.hazards.push_back({hazard, store::find_hazard(connection, hazard).has_value()});
  return view;
}

void write(store::UnitOfWork& unit, const Context& context, const store::StoredPatrol& stored, const domain::Patrol& patrol) {
  for (const auto& seen : patrol.seen) store::note_seen(unit.connection, stored.route, seen.stop, time_of_visit(seen.at, stored.received_at), stored.id);
  record(unit, context, {stored.person.text(), stored.region, "patrol.ended", stored.id.text(), 1, json::write_text(PatrolEndedBody{stored.route, patrol.route_version, stored.digest}), patrol.ended_at});
}

}  // namespace

SubmittedPatrol submit_patrol(const Context& context, const domain::Caller& caller, const domain::PatrolId& id, const domain::Patrol& patrol, const std::optional<domain::DeviceEntry>& entry) {
  require_anywhere(context, caller, domain::Act::inspect);
  if (auto problems = domain::patrol_problems(patrol); !problems.empty()) throw base::invalid_fields(std::move(problems));
  const auto body = json::write_text(patrol);
  SubmittedPatrol submitted;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto route = store::find_patrol_route(unit.connection, patrol.route);
    if (!route) throw base::not_found("patrol_route", patrol.route.text());
    require_walk(context, caller, *route);
    store::StoredPatrol stored{id, route->id, route->region, caller.person, unit.now, store::sha256_hex(body), body};
    submitted.again = !store::add_patrol(unit.connection, stored);
    if (submitted.again) {
      const auto known = store::find_patrol(unit.connection, id);
      ENSURE(known.has_value());
      if (known->digest != stored.digest || known->person != caller.person) throw base::conflict("patrol.id_taken", {{"id", id.text()}});
      stored = *known;
    } else {
      write(unit, context, stored, patrol);
    }
    note_entry(unit, caller.person, entry);
    submitted.patrol = view_of(unit.connection, stored);
  }, patrol.route.text());
  return submitted;
}

PatrolList own_patrols(const Context& context, const domain::Caller& caller, const std::string& cursor, int limit) {
  return context.readers.with([&](store::sql::Connection& connection) {
    auto found = store::patrols_of(connection, caller.person, cursor, limit + 1);
    PatrolList list;
    if (found.size() > static_cast<std::size_t>(limit)) {
      found.pop_back();
      list.next = found.back().id.text();
    }
    for (const auto& stored : found) list.items.push_back(view_of(connection, stored));
    return list;
  });
}

}  // namespace gridward::services
