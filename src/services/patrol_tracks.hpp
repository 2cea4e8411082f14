// SPDX-License-Identifier: Apache-2.0
// Where a patrol went: optional by rule (rules/patrols.json), recorded by its owner's switch, read by its owner alone, deleted at once when its owner wants and
// by a job after some days. For everybody else, the administrator included, it is not there. Nothing becomes an event, a tally, a ledger entry or a log
// line, and nothing is computed from it.
#pragma once

#include <boost/describe.hpp>
#include <functional>

#include "domain/patrol.hpp"
#include "domain/patrol_track.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct PatrolTrackReceipt {
  domain::PatrolId patrol;
  base::Instant ends_at;               ///< then it is deleted
};
BOOST_DESCRIBE_STRUCT(PatrolTrackReceipt, (), (patrol, ends_at))

struct KeptPatrolTrack {
  PatrolTrackReceipt receipt;
  bool again = false;
};

struct PatrolTrackView {
  domain::PatrolId patrol;
  std::vector<domain::LngLat> points;
  base::Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(PatrolTrackView, (), (patrol, points, ends_at))

/// Sent again it answers as before; one that its owner deleted is not kept again. Throws conflict("patrol_track.not_allowed", "patrol_track.too_late",
/// "patrol_track.other"), invalid_fields, not_found("patrol") also for the patrol of another. The patrol stays whatever becomes of its track.
KeptPatrolTrack keep_patrol_track(const Context& context, const domain::PatrolTrackRules& rules, const domain::Caller& caller, const domain::PatrolId& id, const domain::PatrolTrack& track);

/// Throws not_found("patrol_track") for everybody but its owner, and when its time is over even if no job has come by.
PatrolTrackView own_patrol_track(const Context& context, const domain::PatrolTrackRules& rules, const domain::Caller& caller, const domain::PatrolId& id);

/// Deleting twice does no harm. Throws not_found as above.
void forget_own_patrol_track(const Context& context, const domain::Caller& caller, const domain::PatrolId& id);

/// The job: deletes what is older than the rules allow, also where they allow none any more; in slices, until nothing is left or it is asked to stop.
void forget_patrol_tracks(const Context& context, const domain::PatrolTrackRules& rules, const std::function<bool()>& stop = [] { return false; });

}  // namespace gridward::services
