// SPDX-License-Identifier: Apache-2.0
#include "services/hazard_writing.hpp"

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "store/hazard_store.hpp"
#include "store/inspection_store.hpp"
#include "store/place_store.hpp"
#include "store/tally.hpp"

namespace gridward::services {

namespace {

void use_photos(store::UnitOfWork& unit, const domain::Hazard& hazard, const domain::Step& step) {
  for (const auto& photo : step.photos) {
    if (!store::find_photo(unit.connection, photo)) throw base::invalid("photo.unknown", {{"name", photo}});
    store::use_photo(unit.connection, photo, hazard.region, hazard.id.text());
  }
}

/// Counts that move when a hazard opens (before = nothing) or changes.
void move_tallies(store::UnitOfWork& unit, const domain::Hazard* before, const domain::Hazard& after) {
  const auto day = base::shanghai_date(unit.now);
  const bool was_open = before != nullptr && domain::is_open(*before), is_open = domain::is_open(after);
  if (before == nullptr) store::tally::add(unit, after.region.text(), day, "hazards_opened", 1);
  if (was_open && !is_open) store::tally::add(unit, after.region.text(), day, "hazards_closed", 1);
  if (before == nullptr && !is_open) store::tally::add(unit, after.region.text(), day, "hazards_closed", 1);
  if (after.place && was_open != is_open) store::add_open_hazards(unit.connection, *after.place, is_open ? 1 : -1);
}

}  // namespace

domain::Hazard open_in(store::UnitOfWork& unit, const Context& context, domain::Hazard draft, const domain::Step& found, std::optional<std::int64_t> limit_hours) {
  const auto hazard = domain::open_hazard(std::move(draft), found, limit_hours, context.rules.clocks);
  if (!store::add_hazard(unit.connection, hazard)) throw base::conflict("hazard.id_taken", {{"id", hazard.id.text()}});
  store::add_step(unit.connection, hazard.id, hazard.version, found);
  use_photos(unit, hazard, found);
  move_tallies(unit, nullptr, hazard);
  record(unit, context, {found.actor, hazard.region, "hazard.opened", hazard.id.text(), hazard.version, json::write_text(OpenedBody{hazard, found}), found.device_at});
  return hazard;
}

domain::Hazard step_in(store::UnitOfWork& unit, const Context& context, const domain::Hazard& before, const domain::Step& step) {
  const auto after = domain::apply(before, step, context.rules.clocks);
  if (!store::update_hazard(unit.connection, after)) throw base::conflict("hazard.moved_on");
  store::add_step(unit.connection, after.id, after.version, step);
  use_photos(unit, after, step);
  move_tallies(unit, &before, after);
  const std::string kind = std::string("hazard.") + boost::describe::enum_to_string(step.kind, "");
  record(unit, context, {step.actor, after.region, kind, after.id.text(), after.version, json::write_text(step), step.device_at});
  return after;
}

}  // namespace gridward::services
