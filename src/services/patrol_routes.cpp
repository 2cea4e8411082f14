// SPDX-License-Identifier: Apache-2.0
#include "services/patrol_routes.hpp"

#include <algorithm>
#include <set>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "store/patrol_store.hpp"
#include "store/place_store.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

namespace {

/// What is known of when stops were seen, for a page of routes.
struct Coverage {
  const domain::PatrolRules& rules;
  store::LastSeen looks;
  std::map<std::string, base::Instant> visits;
  base::Date today;
};

Coverage coverage_of(const Context& context, const domain::PatrolRules& rules, store::sql::Connection& connection, const std::vector<domain::PatrolRoute>& routes) {
  std::set<domain::PlaceId> places;
  for (const auto& route : routes)
    for (const auto& stop : route.stops)
      if (stop.place) places.insert(*stop.place);
  return {rules, store::last_seen(connection, routes), store::last_visits(connection, {places.begin(), places.end()}), base::shanghai_date(context.clock.now())};
}

std::optional<base::Instant> seen_at(const Coverage& coverage, const domain::PatrolRoute& route, const domain::PatrolStop& stop) {
  std::optional<base::Instant> at;
  if (const auto look = coverage.looks.find({route.id.text(), stop.id.text()}); look != coverage.looks.end()) at = look->second;
  if (!stop.place) return at;
  if (const auto visit = coverage.visits.find(stop.place->text()); visit != coverage.visits.end() && (!at || *at < visit->second)) at = visit->second;
  return at;
}

PatrolStopView view_of(const Coverage& coverage, const domain::PatrolRoute& route, const domain::PatrolStop& stop) {
  PatrolStopView view{stop.id, stop.kind, stop.name, stop.look_at, stop.at, stop.to, stop.place, seen_at(coverage, route, stop), {}, true};
  const auto* kind = coverage.rules.kind(stop.kind);
  if (!view.last_seen) return view;
  view.see_again_on = domain::see_again_on(*view.last_seen, kind == nullptr ? domain::PatrolStopKind{}.see_every_days : kind->see_every_days);
  view.due = *view.see_again_on <= coverage.today;
  return view;
}

PatrolRouteView view_of(const Context& context, const Coverage& coverage, const domain::PatrolRoute& route) {
  PatrolRouteView view{route.id, route.name, route.region, context.grids.name_of(route.region), {}, 0, route.active, route.version};
  for (const auto& stop : route.stops) {
    view.stops.push_back(view_of(coverage, route, stop));
    view.due += view.stops.back().due ? 1 : 0;
  }
  return view;
}

/// A place that the caller may not know of is as unknown as one that is not there.
void refuse_unknown_places(const Context& context, const domain::Caller& caller, store::sql::Connection& connection, const domain::PatrolRoute& route, std::vector<base::FieldProblem>& problems) {
  for (std::size_t i = 0; i < route.stops.size(); ++i) {
    const auto& place = route.stops[i].place;
    if (!place) continue;
    const auto known = store::find_place(connection, *place);
    if (!known || !domain::may(caller, domain::Act::read, known->place.region, base::shanghai_date(context.clock.now()))) problems.push_back({"stops[" + std::to_string(i) + "].place", "patrol.place_unknown", {}});
  }
}

domain::PatrolRoute route_from(const domain::PatrolRouteId& id, const PatrolRouteInput& input, const std::optional<domain::PatrolRoute>& before) {
  domain::PatrolRoute route{id, std::string(base::trimmed(input.name)), input.region, input.stops, input.active.value_or(before ? before->active : true), input.version + 1};
  for (auto& stop : route.stops) {
    stop.name = base::trimmed(stop.name);
    stop.look_at = base::trimmed(stop.look_at);
  }
  return route;
}

std::vector<domain::RegionCode> above(const std::vector<domain::RegionCode>& regions) {
  std::set<domain::RegionCode> codes;
  for (const auto& region : regions)
    for (auto code = region.parent(); code.text().size() >= 9; code = code.parent()) codes.insert(code);
  return {codes.begin(), codes.end()};
}

}  // namespace

PatrolRouteView save_patrol_route(const Context& context, const domain::PatrolRules& rules, const domain::Caller& caller, const domain::PatrolRouteId& id, const PatrolRouteInput& input) {
  require_anywhere(context, caller, domain::Act::edit_places);
  PatrolRouteView view;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto stored = store::find_patrol_route(unit.connection, id);
    if (stored) require(context, caller, domain::Act::edit_places, stored->region, "patrol_route");
    require(context, caller, domain::Act::edit_places, input.region, "region");
    if ((stored ? stored->version : 0) != input.version) throw base::conflict("patrol_route.moved_on", {{"id", id.text()}});
    if (!store::find_region(unit.connection, input.region)) throw base::not_found("region", input.region.text());
    const auto route = route_from(id, input, stored);
    auto problems = domain::route_problems(route, rules);
    if (problems.empty()) refuse_unknown_places(context, caller, unit.connection, route, problems);
    if (!problems.empty()) throw base::invalid_fields(std::move(problems));
    if (!store::save_patrol_route(unit.connection, route)) throw base::conflict("patrol_route.moved_on", {{"id", id.text()}});
    record(unit, context, {caller.person.text(), route.region, "patrol_route.saved", id.text(), route.version, json::write_text(route), std::nullopt});
    view = view_of(context, coverage_of(context, rules, unit.connection, {route}), route);
  }, id.text());
  return view;
}

PatrolRouteList list_patrol_routes(const Context& context, const domain::PatrolRules& rules, const domain::Caller& caller, const PatrolRouteQuery& query) {
  store::PatrolRouteSearch search;
  search.within = scope_within(context, caller, domain::Act::read, query.within);
  if (!query.within) search.above = above(search.within);
  search.also_ended = query.also_ended;
  search.after = query.cursor;
  search.limit = query.limit + 1;
  return context.readers.with([&](store::sql::Connection& connection) {
    auto routes = store::search_patrol_routes(connection, search);
    PatrolRouteList list;
    if (routes.size() > static_cast<std::size_t>(query.limit)) {
      routes.pop_back();
      list.next = routes.back().id.text();
    }
    const auto coverage = coverage_of(context, rules, connection, routes);
    for (const auto& route : routes) list.items.push_back(view_of(context, coverage, route));
    return list;
  });
}

}  // namespace gridward::services
