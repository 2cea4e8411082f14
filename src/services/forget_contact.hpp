// SPDX-License-Identifier: Apache-2.0
// A private person is forgotten: name and number are deleted with the key that sealed them, for good, and an event says that it happened. The
// record of what was done stays whole, under the id alone. What back-ups hold is forgotten when they are. Forgetting again changes nothing.
#pragma once

#include <string>

#include "domain/person.hpp"
#include "domain/place.hpp"
#include "services/context.hpp"

namespace gridward::services {

/// Ends the account too: no password, no session. Needs edit_people wherever the person serves, as save_person does; throws
/// not_found("person"), forbidden, conflict("person.not_oneself") for the caller's own.
void forget_person(const Context& context, const domain::Caller& caller, const domain::PersonId& id);

/// The person in charge of a place; the place stays. Needs edit_places. Throws not_found("place"), forbidden.
void forget_contact(const Context& context, const domain::Caller& caller, const domain::PlaceId& id);

/// What the command line does inside a unit: no question of who may. `region` is where the event belongs.
void forget_person_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::RegionCode& region, const domain::PersonId& id);

}  // namespace gridward::services
