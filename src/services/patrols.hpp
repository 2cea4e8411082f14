// SPDX-License-Identifier: Apache-2.0
// Patrols as they come from the phones. Whoever inspects in the route's region or below it may walk it. What comes is kept: a route that was changed or ended
// meanwhile, a stop that it no longer has and a wrong clock refuse nothing. Only its owner sees a patrol.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/device_numbers.hpp"
#include "domain/patrol.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct SeenStopView {
  domain::PatrolStopId stop;
  std::string name;             ///< "" when the route no longer has it
  base::Instant at;             ///< device clock
  bool known = true;            ///< false: the route was changed meanwhile; it is kept, and covers nothing
};
BOOST_DESCRIBE_STRUCT(SeenStopView, (), (stop, name, at, known))

struct HazardOnTheWay {
  domain::HazardId id;
  bool arrived = false;         ///< false: its own entry has not come (yet)
};
BOOST_DESCRIBE_STRUCT(HazardOnTheWay, (), (id, arrived))

struct PatrolView {
  domain::PatrolId id;
  domain::PatrolRouteId route;
  std::string route_name;
  std::int64_t route_version = 0;
  base::Instant started_at;
  base::Instant ended_at;
  base::Instant received_at;
  std::vector<SeenStopView> seen;
  std::vector<HazardOnTheWay> hazards;
  bool track = false;           ///< where it went was kept, and is not deleted yet
};
BOOST_DESCRIBE_STRUCT(PatrolView, (), (id, route, route_name, route_version, started_at, ended_at, received_at, seen, hazards, track))

struct PatrolList {
  std::vector<PatrolView> items;   ///< newest first
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PatrolList, (), (items, next))

struct SubmittedPatrol {
  PatrolView patrol;
  bool again = false;
};

/// Sent again with the same content it answers as before. Throws invalid_fields, not_found("patrol_route"), forbidden, conflict("patrol.id_taken").
SubmittedPatrol submit_patrol(const Context& context, const domain::Caller& caller, const domain::PatrolId& id, const domain::Patrol& patrol,
                              const std::optional<domain::DeviceEntry>& entry = {});

PatrolList own_patrols(const Context& context, const domain::Caller& caller, const std::string& cursor, int limit);

}  // namespace gridward::services
