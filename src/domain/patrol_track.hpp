// SPDX-License-Identifier: Apache-2.0
// Where a patrol went, if a house allows it and its owner turned it on for that one patrol (rules/patrols.json). Points in their order and nothing else:
// no times, so that nobody can make a speed, a pace or an attendance of it (domain.md §0-2, §0-8).
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "base/problem.hpp"
#include "base/time.hpp"
#include "domain/geometry.hpp"

namespace gridward::domain {

struct PatrolTrackRules {
  bool allowed = false;              ///< false: no phone offers it, and none is taken
  std::int64_t keep_days = 7;        ///< after the patrol came; then it is deleted
  std::int64_t most_points = 600;
};
BOOST_DESCRIBE_STRUCT(PatrolTrackRules, (), (allowed, keep_days, most_points))

/// What the phone sends: PUT /v1/patrols/{id}/track.
struct PatrolTrack {
  std::vector<LngLat> points;        ///< WGS-84, as they were passed
};
BOOST_DESCRIBE_STRUCT(PatrolTrack, (), (points))

/// What refuses a track: fewer than two points, too many, one that is off the earth.
std::vector<base::FieldProblem> track_problems(const PatrolTrack& track, const PatrolTrackRules& rules);

/// When the track of a patrol that came then is deleted.
base::Instant track_ends(base::Instant patrol_received, const PatrolTrackRules& rules);

}  // namespace gridward::domain
