// SPDX-License-Identifier: Apache-2.0
#include "services/ask_visit.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/place_facts.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

store::StoredPlace steered(store::UnitOfWork& unit, const Context& context, const domain::Caller& caller, const domain::PlaceId& id) {
  auto stored = store::find_place(unit.connection, id);
  if (!stored) throw base::not_found("place", id.text());
  require(context, caller, domain::Act::ask_visit, stored->place.region, "place");
  return std::move(*stored);
}

void keep(store::UnitOfWork& unit, const Context& context, const std::string& actor, const store::StoredPlace& stored, std::optional<domain::AskedVisit> asked, const char* kind) {
  auto place = stored.place;
  place.asked = std::move(asked);
  place.last_inspected.reset();
  place.open_hazards = 0;
  ++place.version;
  const auto document = json::write_text(place);
  if (!store::save_place(unit.connection, place, cell_in(document), stored.due_day)) throw base::conflict("place.moved_on", {{"id", place.id.text()}});
  record(unit, context, {actor, place.region, kind, place.id.text(), place.version, with_facts(document, {std::nullopt, std::nullopt, stored.due_day}), std::nullopt});
}

}  // namespace

PlaceView ask_visit(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const AskVisit& input) {
  require_anywhere(context, caller, domain::Act::ask_visit);
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto stored = steered(unit, context, caller, id);
    const domain::AskedVisit asked{std::string(base::trimmed(input.why)), input.by, unit.now};
    const auto& open = stored.place.asked;
    if (open && open->why == asked.why && open->by == asked.by) return;
    if (auto problems = domain::asked_problems(asked, base::shanghai_date(unit.now)); !problems.empty()) throw base::invalid_fields(std::move(problems));
    if (open) throw base::conflict("asked.already", {{"id", id.text()}});
    if (!stored.place.active) throw base::conflict("asked.place_closed", {{"id", id.text()}});
    keep(unit, context, caller.person.text(), stored, asked, "place.visit_asked");
  }, id.text());
  return show_place(context, caller, id).place;
}

void call_off_visit(const Context& context, const domain::Caller& caller, const domain::PlaceId& id) {
  require_anywhere(context, caller, domain::Act::ask_visit);
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto stored = steered(unit, context, caller, id);
    if (stored.place.asked) keep(unit, context, caller.person.text(), stored, std::nullopt, "place.visit_called_off");
  }, id.text());
}

void end_asked_visit(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::Place& before, base::Instant visited) {
  if (!before.asked || visited < before.asked->at) return;
  const auto stored = store::find_place(unit.connection, before.id);
  ENSURE(stored.has_value());
  keep(unit, context, actor, *stored, std::nullopt, "place.visit_made");
}

}  // namespace gridward::services
