// SPDX-License-Identifier: Apache-2.0
// A member shares the own position while on duty: by the own switch, ended by itself after hours, never asked for by anybody
// (domain.md §0-2, §0-8). No distance, no time, no path is computed from it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "base/id.hpp"
#include "base/problem.hpp"
#include "base/time.hpp"
#include "domain/geometry.hpp"
#include "domain/person.hpp"

namespace gridward::domain {

struct ShareTag;
using ShareId = base::Id<ShareTag>;
struct TrackBatchTag;
using TrackBatchId = base::Id<TrackBatchTag>;

/// rules/positions.json
struct PositionRules {
  std::int64_t share_hours_max = 4;     ///< then it ends by itself
  std::int64_t retention_hours = 24;    ///< then every point is deleted
  std::int64_t fresh_minutes = 10;      ///< an older position is not shown to anybody but its owner
  std::int64_t points_a_batch = 120;
  std::int64_t batch_every_s = 1;       ///< a phone that sends more often is told to wait
  std::int64_t clock_ahead_s = 120;     ///< what a phone's clock may be ahead
  std::int64_t oldest_minutes = 60;     ///< older points are refused
};

struct TrackPoint {
  base::Instant at;
  double lng = 0;
  double lat = 0;
  std::optional<double> accuracy_m;
};
BOOST_DESCRIBE_STRUCT(TrackPoint, (), (at, lng, lat, accuracy_m))

struct PositionShare {
  ShareId id;
  PersonId person;
  RegionCode region;          ///< of the post on which it is shared; whoever leads there may see it
  base::Instant started_at;
  base::Instant ends_at;
};

/// Hours as asked for (the longest when absent). Throws invalid("position.hours").
base::Instant share_ends(base::Instant now, std::optional<std::int64_t> hours, const PositionRules& rules);
bool is_sharing(const PositionShare& share, base::Instant now);

/// What refuses a batch: none or too many points, off the earth, from the future, before the switch was turned on, too old.
std::vector<base::FieldProblem> batch_problems(const std::vector<TrackPoint>& points, const PositionShare& share, base::Instant now, const PositionRules& rules);

}  // namespace gridward::domain
