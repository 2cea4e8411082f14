// SPDX-License-Identifier: Apache-2.0
#include "services/area.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/summarise.hpp"
#include "store/event_log.hpp"
#include "store/hazard_store.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

using Regions = std::vector<domain::RegionCode>;

bool covers(const Regions& regions, const domain::RegionCode& code) {
  return std::any_of(regions.begin(), regions.end(), [&](const auto& region) { return region.covers(code); });
}

/// The things that events are about, each once.
struct Touched {
  std::set<domain::PlaceId> places;
  std::set<domain::HazardId> hazards;

  void take(const store::Event& event) {
    if (event.kind == "place.left") places.insert(json::read_stored<PlaceLeftBody>(event.body).place);
    else if (event.kind == "inspection.submitted") places.insert(json::read_stored<InspectionSubmittedBody>(event.body).place);
    else if (base::starts_with(event.kind, "place.")) insert(places, event.subject);
    else if (base::starts_with(event.kind, "hazard.")) insert(hazards, event.subject);
  }

 private:
  template <typename Id>
  static void insert(std::set<Id>& ids, const std::string& text) {
    if (const auto id = Id::parse(text)) ids.insert(*id);
  }
};

void add_hazards(const Context& context, store::sql::Connection& connection, Touched& touched, AreaChanges& changes) {
  std::vector<domain::Hazard> open;
  for (const auto& id : touched.hazards) {
    auto hazard = store::find_hazard(connection, id);
    if (hazard && hazard->place) touched.places.insert(*hazard->place);   // its count of open ones moved
    if (hazard && domain::is_open(*hazard) && covers(changes.regions, hazard->region)) open.push_back(std::move(*hazard));
    else changes.gone_hazards.push_back(id);
  }
  changes.hazards = views_of(context, connection, open, context.clock.now());
}

void add_places(const Context& context, store::sql::Connection& connection, const Touched& touched, AreaChanges& changes) {
  for (const auto& id : touched.places) {
    const auto stored = store::find_place(connection, id);
    if (stored && stored->place.active && covers(changes.regions, stored->place.region)) changes.places.push_back(view_without_contact(context, *stored));
    else changes.gone_places.push_back(id);
  }
}

/// region.id
store::PlaceKey key_of(const std::string& cursor) {
  if (cursor.empty()) return {};
  const auto parts = base::split(cursor, '.');
  if (parts.size() == 2 && domain::RegionCode::parse(parts[0]) && domain::PlaceId::parse(parts[1])) return {std::string(parts[0]), std::string(parts[1])};
  throw base::invalid_fields({{"cursor", "request.cursor_unknown"}});
}

}  // namespace

AreaPlaces area_places(const Context& context, const domain::Caller& caller, const std::string& cursor, int limit) {
  const auto after = key_of(cursor);
  auto regions = scope_within(context, caller, domain::Act::read, std::nullopt);
  std::sort(regions.begin(), regions.end());
  return context.readers.with([&](store::sql::Connection& connection) {
    AreaPlaces page{regions, store::latest_seq(connection), {}, {}};
    std::vector<store::StoredPlace> found;
    for (const auto& region : regions) {
      auto more = store::places_below(connection, region, after, limit + 1 - static_cast<int>(found.size()));
      found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
      if (found.size() > static_cast<std::size_t>(limit)) break;
    }
    if (found.size() > static_cast<std::size_t>(limit)) {
      found.pop_back();
      page.next = found.back().place.region.text() + '.' + found.back().place.id.text();
    }
    for (const auto& stored : found) page.items.push_back(view_without_contact(context, stored));
    return page;
  });
}

AreaChanges area_changes(const Context& context, const domain::Caller& caller, std::int64_t after, int limit) {
  const auto changed = changes_since(context, caller, std::nullopt, after, limit);
  AreaChanges changes;
  changes.regions = scope_within(context, caller, domain::Act::read, std::nullopt);
  std::sort(changes.regions.begin(), changes.regions.end());
  changes.cursor = changed.cursor;
  changes.more = changed.more;
  Touched touched;
  for (const auto& event : changed.events) touched.take(event);
  // Read after the log: what has changed since comes once more with its own event.
  context.readers.with([&](store::sql::Connection& connection) {
    changes.anew = after > store::latest_seq(connection);
    add_hazards(context, connection, touched, changes);
    add_places(context, connection, touched, changes);
  });
  return changes;
}

}  // namespace gridward::services
