// SPDX-License-Identifier: Apache-2.0
#include "services/merge_places.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/place_facts.hpp"
#include "store/map_store.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t most_doubles = 20;

struct Changed {
  store::StoredPlace before;
  domain::Place after;
  const char* kind;
};

store::StoredPlace editable(store::UnitOfWork& unit, const Context& context, const domain::Caller& caller, const domain::PlaceId& id) {
  auto stored = store::find_place(unit.connection, id);
  if (!stored) throw base::not_found("place", id.text());
  require(context, caller, domain::Act::edit_places, stored->place.region, "place");
  return std::move(*stored);
}

Changed changed(store::StoredPlace before, const char* kind) {
  auto after = before.place;
  return {std::move(before), std::move(after), kind};
}

void point(Changed& twin, const domain::PlaceId& into) {
  twin.after.merged_into = into;
  twin.after.doubles.reset();
  twin.after.asked.reset();
  twin.after.active = false;
}

void keep(store::UnitOfWork& unit, const Context& context, const std::string& actor, const Changed& one) {
  auto place = one.after;
  place.last_inspected.reset();
  place.open_hazards = 0;
  ++place.version;
  const auto document = json::write_text(place);
  const auto cell = cell_in(document);
  if (!store::save_place(unit.connection, place, cell, one.before.due_day)) throw base::conflict("place.moved_on", {{"id", place.id.text()}});
  store::move_map_point(unit.connection, store::map_point(one.before.place, cell), store::map_point(place, cell));
  record(unit, context, {actor, place.region, one.kind, place.id.text(), place.version, with_facts(document, {std::nullopt, std::nullopt, one.before.due_day}), std::nullopt});
}

/// The double, what was merged into it before, and the place that takes them in.
std::vector<Changed> merged(store::UnitOfWork& unit, store::StoredPlace twin, store::StoredPlace into) {
  std::vector<Changed> all{changed(std::move(twin), "place.merged")};
  for (const auto& id : all.front().after.doubles.value_or(std::vector<domain::PlaceId>{})) {
    auto stored = store::find_place(unit.connection, id);
    ENSURE(stored.has_value());
    all.push_back(changed(std::move(*stored), "place.merged"));
  }
  auto right = changed(std::move(into), "place.took_in");
  if (!right.after.asked) right.after.asked = all.front().after.asked;
  auto doubles = right.after.doubles.value_or(std::vector<domain::PlaceId>{});
  for (auto& one : all) {
    point(one, right.after.id);
    doubles.push_back(one.after.id);
  }
  if (doubles.size() > most_doubles) throw base::conflict("merge.too_many", {{"limit", std::to_string(most_doubles)}});
  right.after.doubles = std::move(doubles);
  all.push_back(std::move(right));
  return all;
}

void merge_in(store::UnitOfWork& unit, const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const MergePlace& input) {
  auto twin = editable(unit, context, caller, id);
  auto into = editable(unit, context, caller, input.into);
  if (id == input.into) throw base::invalid_fields({{"into", "merge.itself", {}}});
  if (twin.place.merged_into == input.into) return;
  if (twin.place.merged_into) throw base::conflict("merge.already", {{"id", id.text()}});
  if (twin.place.version != input.version) throw base::conflict("place.moved_on", {{"id", id.text()}});
  if (!into.place.active) throw base::conflict("merge.into_closed", {{"id", input.into.text()}});
  auto all = merged(unit, std::move(twin), std::move(into));
  // In one order whoever merges what: two that meet wait for each other and do not lock each other out.
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.after.id < b.after.id; });
  for (const auto& one : all) keep(unit, context, caller.person.text(), one);
}

}  // namespace

PlaceView merge_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const MergePlace& input) {
  require_anywhere(context, caller, domain::Act::edit_places);
  context.lanes.run([&](store::UnitOfWork& unit) { merge_in(unit, context, caller, id, input); }, id.text());
  return show_place(context, caller, id).place;
}

}  // namespace gridward::services
