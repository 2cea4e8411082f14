// SPDX-License-Identifier: Apache-2.0
#include "services/places.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/problem.hpp"
#include "geo/cells.hpp"
#include "geo/datum.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "store/hazard_store.hpp"
#include "store/inspection_store.hpp"
#include "store/map_store.hpp"
#include "store/place_store.hpp"
#include "store/sealed_digest.hpp"

namespace gridward::services {

namespace {

constexpr int hazards_on_a_page = 100;
constexpr int inspections_on_a_page = 10;

PlaceView view_of_place(const Context& context, store::sql::Connection& connection, const store::StoredPlace& stored) {
  auto view = view_without_contact(context, stored);
  if (!stored.place.contact.empty())
    if (const auto contact = context.vault.open(connection, store::VaultId(stored.place.contact))) {
      if (const auto name = contact->find("name"); name != contact->end()) view.contact_name = base::masked_name(name->second);
      if (const auto phone = contact->find("phone"); phone != contact->end()) view.contact_phone = base::masked_phone(phone->second);
    }
  return view;
}

/// Nearest first: rings of growing radius until there are enough, so that a full area is never read.
std::vector<PlaceView> nearest(const Context& context, store::sql::Connection& connection, store::PlaceSearch search, domain::LngLat near) {
  std::vector<store::StoredPlace> found;
  const auto wanted = static_cast<std::size_t>(search.limit);
  search.limit = 5000;
  for (double radius_m = 250; radius_m < 40'000; radius_m *= 4) {
    search.cells = geo::cell_ranges(geo::Circle{near, radius_m});
    found = store::search_places(connection, search);
    if (found.size() >= wanted) break;
  }
  const auto distance = [&](const store::StoredPlace& stored) { return domain::distance_m(near, stored.place.position->at); };
  std::erase_if(found, [](const auto& stored) { return !stored.place.position; });
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  if (found.size() > wanted) found.resize(wanted);
  std::vector<PlaceView> views;
  for (const auto& stored : found) {
    views.push_back(view_of_place(context, connection, stored));
    views.back().distance_m = distance(stored);
  }
  return views;
}

InspectionView view_of_inspection(const Context& context, store::sql::Connection& connection, const store::StoredInspection& stored) {
  InspectionView view{stored.id, stored.place, {}, stored.region, name_of_person(context, connection, stored.inspector.text()), stored.sent_by ? name_of_person(context, connection, stored.sent_by->text()) : std::string(), stored.received_at, stored.failed, stored.not_seen, {}};
  if (const auto place = store::find_place(connection, stored.place)) view.place_name = place->place.name;
  return view;
}

/// Position as stored: WGS-84, with what was sent beside it when that was another datum.
std::optional<domain::Position> stored_position(const std::optional<domain::Position>& sent) {
  if (!sent || sent->raw || sent->raw_datum == domain::Datum::wgs84 || sent->raw_datum == domain::Datum::cgcs2000) return sent;
  return domain::Position{geo::to_wgs84(sent->at, sent->raw_datum), sent->at, sent->raw_datum, sent->accuracy_m};
}

std::optional<std::int64_t> cell_of(const domain::Place& place) { return place.position ? std::optional(geo::cell_of(place.position->at)) : std::nullopt; }

void settle_region(const Context& context, domain::Place& place, const PlaceInput& input, const std::optional<domain::Place>& before) {
  const auto grid = place.position ? context.grids.grid_at(place.position->at) : std::nullopt;
  place.outside_every_grid = place.position && !grid;
  if (input.region) place.region = *input.region;
  else if (grid) place.region = *grid;
  else if (before) place.region = before->region;
  // A named community and a point in one of its grids: the grid is the better answer.
  if (grid && place.region.covers(*grid)) place.region = *grid;
}

domain::Place place_from(const Context& context, const domain::PlaceId& id, const PlaceInput& input, const std::optional<domain::Place>& before) {
  domain::Place place = before.value_or(domain::Place{});
  place.id = id;
  place.name = base::trimmed(input.name);
  place.type = input.type;
  place.address = base::trimmed(input.address);
  place.position = input.position ? stored_position(input.position) : place.position;
  place.credit_code = input.credit_code;
  place.area_m2 = input.area_m2;
  place.floors = input.floors;
  place.staff = input.staff;
  place.slept_in = input.slept_in;
  place.gas = input.gas.value_or(place.gas);
  place.risk = input.risk.value_or(place.risk);
  place.note = input.note.value_or(place.note);
  place.active = input.active.value_or(place.active);
  place.last_inspected.reset();
  place.open_hazards = 0;
  place.version = input.version + 1;
  settle_region(context, place, input, before);
  return place;
}

void refuse_if_wrong(const Context& context, const domain::Place& place) {
  auto problems = domain::place_problems(place);
  if (context.rules.place_type(place.type) == nullptr) problems.push_back({"type", "place.type_unknown"});
  if (place.region.empty()) problems.push_back({"region", place.position ? "place.outside_every_grid" : "place.where_needed"});
  if (place.active && place.merged_into) problems.push_back({"active", "place.merged"});
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
}

void record_moves(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::Place& before, const domain::Place& place) {
  if (before.region == place.region) return;
  record(unit, context, {actor, before.region, "place.left", fmt::format("place_left:{}:{}", place.id.text(), place.version), 1, json::write_text(PlaceLeftBody{place.id}), std::nullopt});
}

std::optional<domain::Place> readable(const Context& context, store::sql::Connection& connection, const domain::Caller& caller, const std::optional<domain::PlaceId>& id) {
  auto stored = id ? store::find_place(connection, *id) : std::nullopt;
  if (!stored || !domain::may(caller, domain::Act::read, stored->place.region, base::shanghai_date(context.clock.now()))) return std::nullopt;
  return std::move(stored->place);
}

/// What stands on the page of a place, and of those that were merged into it: the most pressing hazards, the newest visits.
void gather(const Context& context, store::sql::Connection& connection, const std::vector<domain::Place>& places, PlacePage& page) {
  const auto now = context.clock.now();
  std::vector<domain::Hazard> open;
  for (const auto& place : places) {
    for (auto& unit : store::extinguishers_of(connection, place.id)) {
      const auto life = domain::life_of(unit, context.rules.extinguishers, base::shanghai_date(now));
      page.extinguishers.push_back({std::move(unit), life});
    }
    store::HazardSearch hazards;
    hazards.within = {place.region};
    hazards.place = place.id;
    hazards.open_only = true;
    hazards.limit = hazards_on_a_page;
    for (auto& hazard : store::search_hazards(connection, hazards)) open.push_back(std::move(hazard));
    store::InspectionSearch inspections;
    inspections.within = {place.region};
    inspections.place = place.id;
    inspections.limit = inspections_on_a_page;
    for (const auto& inspection : store::search_inspections(connection, inspections)) page.inspections.push_back(view_of_inspection(context, connection, inspection));
  }
  const auto due = [](const domain::Hazard& hazard) { return hazard.due ? hazard.due->us : store::no_due; };
  std::stable_sort(open.begin(), open.end(), [&](const auto& a, const auto& b) { return due(a) < due(b); });
  if (open.size() > hazards_on_a_page) open.resize(hazards_on_a_page);
  page.hazards = views_of(context, connection, open, now);
  std::stable_sort(page.inspections.begin(), page.inspections.end(), [](const auto& a, const auto& b) { return a.id > b.id; });
  if (page.inspections.size() > inspections_on_a_page) page.inspections.resize(inspections_on_a_page);
}

}  // namespace

PlaceView view_without_contact(const Context& context, const store::StoredPlace& stored) {
  const auto& place = stored.place;
  PlaceView view;
  view.id = place.id;
  view.name = place.name;
  view.type = place.type;
  if (const auto* type = context.rules.place_type(place.type)) {
    view.type_zh = type->zh;
    view.type_en = type->en;
  }
  view.address = place.address;
  view.region = place.region;
  view.region_name = context.grids.name_of(place.region);
  view.position = place.position;
  view.outside_every_grid = place.outside_every_grid;
  view.credit_code = place.credit_code;
  view.area_m2 = place.area_m2;
  view.floors = place.floors;
  view.staff = place.staff;
  view.slept_in = place.slept_in;
  view.gas = place.gas;
  view.risk = place.risk;
  view.note = place.note;
  view.active = place.active;
  view.code_edition = place.code_edition;
  view.asked = place.asked;
  view.merged_into = place.merged_into;
  view.doubles = place.doubles;
  view.last_inspected = place.last_inspected;
  view.due_on = base::Date(std::chrono::days(stored.due_day));
  view.open_hazards = place.open_hazards;
  view.version = place.version;
  return view;
}

domain::Place planned_place(const Context& context, const domain::PlaceId& id, const PlaceInput& input, const std::optional<domain::Place>& before) {
  auto place = place_from(context, id, input, before);
  refuse_if_wrong(context, place);
  return place;
}

domain::Place place_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::PlaceId& id, const PlaceInput& input, const std::optional<domain::Place>& before) {
  auto place = planned_place(context, id, input, before);
  SavedFacts facts;
  if (input.contact) {
    place.contact = id.text();
    context.vault.seal(unit, store::VaultId(id.text()), {{"name", input.contact->name}, {"phone", input.contact->phone}});
    facts.sealed = store::sealed_digest(unit.connection, id.text());
  }
  const auto today = base::shanghai_date(unit.now).time_since_epoch().count();
  const auto seen = before && before->last_inspected ? base::shanghai_date(*before->last_inspected).time_since_epoch().count() : today - inspect_every_days(context.rules, place);
  const auto due_day = seen + inspect_every_days(context.rules, place);
  facts.due_day = due_day;
  const auto document = json::write_text(place);
  const auto kept = json::read_stored<domain::Place>(document);
  const auto cell = cell_of(kept), cell_before = before ? cell_of(*before) : std::nullopt;
  if (!store::save_place(unit.connection, place, cell, due_day)) throw base::conflict("place.moved_on", {{"id", id.text()}});
  store::move_map_point(unit.connection, before ? store::map_point(*before, cell_before) : std::nullopt, store::map_point(kept, cell));
  if (before && cell != cell_before) store::move_hazards(unit.connection, id, cell);
  record(unit, context, {actor, place.region, "place.saved", id.text(), place.version, with_facts(document, facts), std::nullopt});
  if (before) record_moves(unit, context, actor, *before, place);
  return place;
}

PlaceList list_places(const Context& context, const domain::Caller& caller, const PlaceQuery& query) {
  store::PlaceSearch search;
  search.within = scope_within(context, caller, domain::Act::read, query.within);
  search.type = query.type;
  search.text = query.text;
  search.has_open = query.has_open;
  if (query.due) search.due_by_day = base::shanghai_date(context.clock.now()).time_since_epoch().count();
  search.after = query.cursor;
  search.limit = query.near ? query.limit : query.limit + 1;
  return context.readers.with([&](store::sql::Connection& connection) {
    PlaceList list;
    if (query.near) {
      list.items = nearest(context, connection, search, *query.near);
      return list;
    }
    auto found = store::search_places(connection, search);
    if (found.size() > static_cast<std::size_t>(query.limit)) {
      found.pop_back();
      list.next = found.back().place.id.text();
    }
    for (const auto& stored : found) list.items.push_back(view_of_place(context, connection, stored));
    return list;
  });
}

PlacePage show_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id) {
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto stored = store::find_place(connection, id);
    if (!stored) throw base::not_found("place", id.text());
    require(context, caller, domain::Act::read, stored->place.region, "place");
    PlacePage page;
    page.place = view_of_place(context, connection, *stored);
    for (const auto& warning : domain::place_warnings(stored->place)) page.warnings.push_back({warning.path, warning.code});
    if (const auto* type = context.rules.place_type(stored->place.type))
      if (const auto* list = context.rules.checklists.newest(type->checklist)) page.checklist = {list->id, list->version};
    if (const auto into = readable(context, connection, caller, stored->place.merged_into)) page.merged = OtherPlace{into->id, into->name};
    std::vector<domain::Place> all{stored->place};
    for (const auto& twin : stored->place.doubles.value_or(std::vector<domain::PlaceId>{}))
      if (auto place = readable(context, connection, caller, twin)) {
        page.doubles.push_back({place->id, place->name});
        all.push_back(std::move(*place));
      }
    gather(context, connection, all, page);
    return page;
  });
}

PlaceView save_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const PlaceInput& input) {
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto stored = store::find_place(unit.connection, id);
    if (stored) require(context, caller, domain::Act::edit_places, stored->place.region, "place");
    if (stored && stored->place.version != input.version) throw base::conflict("place.moved_on", {{"id", id.text()}});
    const auto place = place_in(unit, context, caller.person.text(), id, input, stored ? std::optional(stored->place) : std::nullopt);
    require(context, caller, domain::Act::edit_places, place.region, "region");
  }, id.text());
  return context.readers.with([&](store::sql::Connection& connection) { return view_of_place(context, connection, *store::find_place(connection, id)); });
}

InspectionList list_inspections(const Context& context, const domain::Caller& caller, const InspectionQuery& query) {
  store::InspectionSearch search{scope_within(context, caller, domain::Act::read, query.within), query.place, query.cursor, query.limit + 1};
  return context.readers.with([&](store::sql::Connection& connection) {
    auto found = store::search_inspections(connection, search);
    InspectionList list;
    if (found.size() > static_cast<std::size_t>(query.limit)) {
      found.pop_back();
      list.next = found.back().id.text();
    }
    for (const auto& stored : found) list.items.push_back(view_of_inspection(context, connection, stored));
    return list;
  });
}

InspectionView show_inspection(const Context& context, const domain::Caller& caller, const domain::InspectionId& id) {
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto stored = store::find_inspection(connection, id);
    if (!stored) throw base::not_found("inspection", id.text());
    require(context, caller, domain::Act::read, stored->region, "inspection");
    auto view = view_of_inspection(context, connection, *stored);
    view.inspection = json::read_stored<domain::Inspection>(stored->body);
    // Phones leave it out; the body stays as it was sent, for its digest.
    for (auto& seen : view.inspection->extinguishers) seen.place = stored->place;
    return view;
  });
}

}  // namespace gridward::services
