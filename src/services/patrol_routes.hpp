// SPDX-License-Identifier: Apache-2.0
// Routes of dynamic patrols and their coverage: which stops were seen when, and which are to be seen again. Coverage is about places and segments,
// never about people: nothing here says who walked. A visit to a stop's place counts as seen, so that nobody records a thing twice.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/patrol_route.hpp"
#include "domain/person.hpp"
#include "json/shape.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct PatrolStopView {
  domain::PatrolStopId id;
  std::string kind;
  std::string name;
  std::string look_at;
  std::optional<domain::LngLat> at;
  std::optional<domain::LngLat> to;
  std::optional<domain::PlaceId> place;
  std::optional<base::Instant> last_seen;     ///< absent = never
  std::optional<base::Date> see_again_on;
  bool due = false;                           ///< to be seen (again): never seen, or the day has come
};
BOOST_DESCRIBE_STRUCT(PatrolStopView, (), (id, kind, name, look_at, at, to, place, last_seen, see_again_on, due))

struct PatrolRouteView {
  domain::PatrolRouteId id;
  std::string name;
  domain::RegionCode region;
  std::string region_name;
  std::vector<PatrolStopView> stops;
  std::int64_t due = 0;                       ///< how many of its stops are to be seen
  bool active = true;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PatrolRouteView, (), (id, name, region, region_name, stops, due, active, version))

struct PatrolRouteInput {
  std::string name;
  domain::RegionCode region;
  std::vector<domain::PatrolStop> stops;      ///< 1–60
  std::optional<bool> active;
  std::int64_t version = 0;                   ///< the version seen; 0 creates
};
BOOST_DESCRIBE_STRUCT(PatrolRouteInput, (), (name, region, stops, active, version))

struct PatrolRouteQuery {
  std::optional<domain::RegionCode> within;
  bool also_ended = false;
  std::string cursor;
  int limit = 50;
};

struct PatrolRouteList {
  std::vector<PatrolRouteView> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PatrolRouteList, (), (items, next))

/// Needs edit_places in the route's region, before and after. Throws not_found("patrol_route", "region"), forbidden, invalid_fields,
/// conflict("patrol_route.moved_on").
PatrolRouteView save_patrol_route(const Context& context, const domain::PatrolRules& rules, const domain::Caller& caller, const domain::PatrolRouteId& id, const PatrolRouteInput& input);

/// Those of the caller's regions and, unless cut down by `within`, of the communities and sub-districts in which these lie: a road does not end at a
/// grid's border.
PatrolRouteList list_patrol_routes(const Context& context, const domain::PatrolRules& rules, const domain::Caller& caller, const PatrolRouteQuery& query);

}  // namespace gridward::services

template <>
inline constexpr auto gridward::json::optional_fields<gridward::services::PatrolRouteInput> = std::array<std::string_view, 1>{"version"};
