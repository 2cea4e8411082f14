// SPDX-License-Identifier: Apache-2.0
// Body of the event "patrol.ended". What was seen when stands in the row alone, for its owner; the event holds its digest.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>

#include "domain/patrol_route.hpp"

namespace gridward::services {

struct PatrolEndedBody {
  domain::PatrolRouteId route;
  std::int64_t route_version = 0;
  std::string digest;                     ///< SHA-256 of the patrol's body
};
BOOST_DESCRIBE_STRUCT(PatrolEndedBody, (), (route, route_version, digest))

}  // namespace gridward::services
