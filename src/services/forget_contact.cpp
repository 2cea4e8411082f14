// SPDX-License-Identifier: Apache-2.0
// The person's part stands in people.cpp, beside the rules of who may edit people.
#include "services/forget_contact.hpp"

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/place_facts.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

void forget_contact(const Context& context, const domain::Caller& caller, const domain::PlaceId& id) {
  require_anywhere(context, caller, domain::Act::edit_places);
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto stored = store::find_place(unit.connection, id);
    if (!stored) throw base::not_found("place", id.text());
    require(context, caller, domain::Act::edit_places, stored->place.region, "place");
    if (stored->place.contact.empty()) return;   // forgotten already
    context.vault.forget(unit, store::VaultId(stored->place.contact));
    auto place = stored->place;
    place.contact.clear();
    place.last_inspected.reset();
    place.open_hazards = 0;
    ++place.version;
    const auto document = json::write_text(place);
    if (!store::save_place(unit.connection, place, cell_in(document), stored->due_day)) throw base::conflict("place.moved_on", {{"id", id.text()}});
    record(unit, context, {caller.person.text(), place.region, "place.contact_forgotten", id.text(), place.version, with_facts(document, {std::nullopt, std::nullopt, stored->due_day}), std::nullopt});
  }, id.text());
}

}  // namespace gridward::services
