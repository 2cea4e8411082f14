// SPDX-License-Identifier: Apache-2.0
// A route of a dynamic patrol (动态巡查): the points and segments of a trunk road, a crowded place, a round of garbage points, each with what to
// look at. Made at the desk, walked by whoever serves there. How often a stop is to be seen is data (rules/patrols.json).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "domain/geometry.hpp"
#include "domain/patrol_track.hpp"
#include "domain/place.hpp"
#include "domain/region.hpp"

namespace gridward::domain {

struct PatrolRouteTag;
using PatrolRouteId = base::Id<PatrolRouteTag>;
struct PatrolStopTag;
using PatrolStopId = base::Id<PatrolStopTag>;

constexpr std::size_t most_stops = 60;   ///< of one route

struct PatrolStopKind {
  std::string id;                   ///< "trunk_road"
  std::string zh;
  std::string en;
  std::int64_t see_every_days = 7;
  base::Text look_at;               ///< to begin with; each stop says its own
};
BOOST_DESCRIBE_STRUCT(PatrolStopKind, (), (id, zh, en, see_every_days, look_at))

/// rules/patrols.json
struct PatrolRules {
  std::vector<PatrolStopKind> stop_kinds;
  PatrolTrackRules track = {};

  const PatrolStopKind* kind(std::string_view id) const;
};

struct PatrolStop {
  PatrolStopId id;                  ///< stays with the stop however the route is changed: what was seen is seen
  std::string kind;                 ///< of PatrolRules
  std::string name;
  std::string look_at;
  std::optional<LngLat> at;         ///< WGS-84; needed unless there is a place
  std::optional<LngLat> to;         ///< the other end of a segment
  std::optional<PlaceId> place;
};
BOOST_DESCRIBE_STRUCT(PatrolStop, (), (id, kind, name, look_at, at, to, place))

struct PatrolRoute {
  PatrolRouteId id;
  std::string name;
  RegionCode region;
  std::vector<PatrolStop> stops;    ///< in the order in which they are walked
  bool active = true;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PatrolRoute, (), (id, name, region, stops, active, version))

/// What refuses a route: no name, no stops or too many, a stop that is nowhere, an unknown kind …
std::vector<base::FieldProblem> route_problems(const PatrolRoute& route, const PatrolRules& rules);

/// The day from which on a stop is to be seen again.
base::Date see_again_on(base::Instant last_seen, std::int64_t every_days);

/// A road does not end at a grid's border: a route is for those above it, who lead there, and for those below it, who walk it.
bool concerns(const RegionCode& route, const std::vector<RegionCode>& scope);

}  // namespace gridward::domain
