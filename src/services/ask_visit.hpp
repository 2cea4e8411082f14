// SPDX-License-Identifier: Apache-2.0
// The desk asks for a visit to a place: why, and by which day. It reaches the phones with the place and stands there among what the day
// needs; whoever goes is not named, and nobody answers for it by name. It is taken back at the desk, or ends with the next visit.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "domain/person.hpp"
#include "domain/place.hpp"
#include "services/context.hpp"
#include "services/places.hpp"

namespace gridward::services {

struct AskVisit {
  std::string why;
  base::Date by{};
};
BOOST_DESCRIBE_STRUCT(AskVisit, (), (why, by))

/// Needs ask_visit. The same again changes nothing. Throws not_found("place"), forbidden, what domain::asked_problems names, and
/// conflict("asked.already") while another is open, conflict("asked.place_closed").
PlaceView ask_visit(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const AskVisit& input);
/// Harmless when none is asked for.
void call_off_visit(const Context& context, const domain::Caller& caller, const domain::PlaceId& id);

/// Inside the unit that keeps a visit to the place, after it is noted: one that was before the asking, and came late, ends nothing.
void end_asked_visit(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::Place& before, base::Instant visited);

}  // namespace gridward::services
