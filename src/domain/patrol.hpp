// SPDX-License-Identifier: Apache-2.0
// A patrol: somebody walked a route and looked at its stops. What counts is what was seen; no distance, no duration, no count of anybody's
// patrols is made of it (domain.md §0-2, §0-10). A stop that the route no longer has is kept as it was sent.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "domain/inspection.hpp"
#include "domain/patrol_route.hpp"

namespace gridward::domain {

struct PatrolTag;
using PatrolId = base::Id<PatrolTag>;

constexpr std::size_t most_hazards_on_the_way = 50;

struct SeenStop {
  PatrolStopId stop;
  base::Instant at;                  ///< device clock
};
BOOST_DESCRIBE_STRUCT(SeenStop, (), (stop, at))

/// What the phone sends: PUT /v1/patrols/{id}.
struct Patrol {
  PatrolRouteId route;
  std::int64_t route_version = 0;    ///< as the phone had it
  base::Instant started_at;          ///< device clock
  base::Instant ended_at;            ///< device clock
  std::vector<SeenStop> seen;
  std::vector<HazardId> hazards;     ///< reported on the way; each comes as an entry of its own
};
BOOST_DESCRIBE_STRUCT(Patrol, (), (route, route_version, started_at, ended_at, seen, hazards))

/// What refuses a patrol: only what no walk can be (an end before the beginning, a stop or a hazard twice, too many). A wrong clock refuses nothing.
std::vector<base::FieldProblem> patrol_problems(const Patrol& patrol);

}  // namespace gridward::domain
