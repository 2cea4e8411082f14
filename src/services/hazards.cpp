// SPDX-License-Identifier: Apache-2.0
#include "services/hazards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/hazard_cursor.hpp"
#include "services/hazard_page.hpp"
#include "store/hazard_store.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

const domain::ChecklistItem* item_of(const domain::Rules& rules, const domain::Hazard& hazard) {
  if (!hazard.checklist || !hazard.item) return nullptr;
  const auto* list = rules.checklists.find(hazard.checklist->id, hazard.checklist->version);
  if (list == nullptr) return nullptr;
  const auto found = std::find_if(list->items.begin(), list->items.end(), [&](const auto& item) { return item.id == *hazard.item; });
  return found == list->items.end() ? nullptr : &*found;
}

std::string cursor_of(const domain::Hazard& hazard, bool newest_first) {
  const std::int64_t key = newest_first ? hazard.found_at.us : hazard.due ? hazard.due->us : store::no_due;
  return text_of(HazardCursor{key, hazard.id.text()});
}

store::HazardSearch search_of(const Context& context, const domain::Caller& caller, const HazardQuery& query) {
  store::HazardSearch search;
  search.within = scope_within(context, caller, domain::Act::read, query.within);
  search.state = query.state;
  search.level = query.level;
  search.place = query.place;
  search.open_only = query.open;
  if (query.overdue) search.overdue_at = context.clock.now();
  search.order = query.newest_first ? store::HazardOrder::newest_first : store::HazardOrder::due_first;
  search.after = read_hazard_cursor(query.cursor);
  search.limit = query.limit + 1;
  return search;
}

std::vector<StepView> steps_of(const Context& context, store::sql::Connection& connection, const domain::HazardId& id) {
  std::vector<StepView> views;
  for (auto& step : store::steps_of(connection, id))
    views.push_back({step.id, step.kind, step.at, step.device_at, step.actor, name_of_person(context, connection, step.actor), step.text,
                     std::move(step.photos), step.due, step.to, step.by_place, step.made_by, step.made_by ? name_of_person(context, connection, *step.made_by) : std::string()});
  return views;
}

std::vector<domain::StepKind> steps_for(const Context& context, const domain::Caller& caller, const domain::Hazard& hazard) {
  auto kinds = domain::possible_steps(hazard);
  const auto day = base::shanghai_date(context.clock.now());
  std::erase_if(kinds, [&](domain::StepKind kind) {
    const auto act = domain::act_needed(kind);
    if (!act || !domain::may(caller, *act, hazard.region, day)) return true;
    return domain::is_own_work(hazard, kind, caller.person.text());
  });
  return kinds;
}

HazardView view_with(const Context& context, const domain::Hazard& hazard, const store::PlaceNames& names, base::Instant now) {
  HazardView view;
  view.id = hazard.id;
  view.source = hazard.source;
  view.inspection = hazard.inspection;
  view.place = hazard.place;
  if (hazard.place)
    if (const auto place = names.find(hazard.place->text()); place != names.end()) {
      view.place_name = place->second.name;
      view.place_type = place->second.type;
    }
  view.region = hazard.region;
  view.region_name = context.grids.name_of(hazard.region);
  view.checklist = hazard.checklist;
  view.item = hazard.item;
  if (const auto* item = item_of(context.rules, hazard)) view.item_text = item->text;
  view.description = hazard.description;
  view.result_class = hazard.result_class;
  view.level = hazard.level;
  view.comprehensive_element = hazard.comprehensive_element;
  view.state = hazard.state;
  view.climb = hazard.climb;
  view.found_at = hazard.found_at;
  view.found_by = hazard.found_by;
  view.fixed_by = hazard.fixed_by;
  view.fix_sent_by = hazard.fix_sent_by;
  view.due = hazard.due;
  view.overdue = domain::is_overdue(hazard, now);
  view.department = hazard.department;
  view.extensions = hazard.extensions;
  view.reopened = hazard.reopened;
  view.closed_at = hazard.closed_at;
  view.version = hazard.version;
  return view;
}

HazardList list_in(const Context& context, store::sql::Connection& connection, const store::HazardSearch& search, base::Instant now) {
  auto found = store::search_hazards(connection, search);
  HazardList list;
  if (found.size() == static_cast<std::size_t>(search.limit)) {
    found.pop_back();
    list.next = cursor_of(found.back(), search.order == store::HazardOrder::newest_first);
  }
  list.items = views_of(context, connection, found, now);
  return list;
}

/// Everything that a page depends on beside the rows, the clock and the names.
std::string key_of(const store::HazardSearch& search) {
  std::string key;
  for (const auto& region : search.within) key += region.text() + ",";
  return fmt::format("{} {} {} {} {} {} {} {} {}", key, search.state ? static_cast<int>(*search.state) : -1, search.level ? static_cast<int>(*search.level) : -1,
                     search.place ? search.place->text() : "-", search.open_only, search.overdue_at.has_value(), static_cast<int>(search.order),
                     search.after ? fmt::format("{}.{}", search.after->first, search.after->second) : "-", search.limit);
}

}  // namespace

std::string name_of_person(const Context& context, store::sql::Connection& connection, const std::string& person) {
  if (!base::is_ulid(person)) return {};
  const auto data = context.vault.open(connection, store::VaultId(person));
  const auto name = data ? data->find("name") : store::PersonalData::const_iterator{};
  return data && name != data->end() ? name->second : std::string();
}

HazardView view_of(const Context& context, store::sql::Connection& connection, const domain::Hazard& hazard, base::Instant now) {
  return view_with(context, hazard, hazard.place ? store::place_names(connection, {*hazard.place}) : store::PlaceNames{}, now);
}

std::vector<HazardView> views_of(const Context& context, store::sql::Connection& connection, const std::vector<domain::Hazard>& hazards, base::Instant now) {
  std::vector<domain::PlaceId> places;
  for (const auto& hazard : hazards)
    if (hazard.place) places.push_back(*hazard.place);
  const auto names = store::place_names(connection, places);
  std::vector<HazardView> views;
  views.reserve(hazards.size());
  for (const auto& hazard : hazards) views.push_back(view_with(context, hazard, names, now));
  return views;
}

HazardList list_hazards(const Context& context, const domain::Caller& caller, const HazardQuery& query) {
  const auto search = search_of(context, caller, query);
  return context.readers.with([&](store::sql::Connection& connection) { return list_in(context, connection, search, context.clock.now()); });
}

std::shared_ptr<const PageCache::Page> hazard_list_json(const Context& context, const domain::Caller& caller, const HazardQuery& query) {
  const auto search = search_of(context, caller, query);
  // Names come from the directory, which is renewed after the commit that changed them: asked before the page is made.
  const auto generation = context.grids.generation();
  const auto key = fmt::format("hazards {} {}", generation, key_of(search));
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto seq = store::latest_seq(connection);
    const auto now = context.clock.now();
    if (auto known = context.pages.find(key, seq, now)) return known;
    return context.pages.keep(key, seq, hazard_page(context, connection, search, {seq, generation}, now));
  });
}

HazardPage show_hazard(const Context& context, const domain::Caller& caller, const domain::HazardId& id) {
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto hazard = store::find_hazard(connection, id);
    if (!hazard) throw base::not_found("hazard", id.text());
    require(context, caller, domain::Act::read, hazard->region, "hazard");
    HazardPage page;
    page.hazard = view_of(context, connection, *hazard, context.clock.now());
    page.steps = steps_of(context, connection, id);
    page.possible_steps = steps_for(context, caller, *hazard);
    page.item = item_of(context.rules, *hazard);
    return page;
  });
}

domain::Deadline explain_deadline(const Context& context, base::Instant from, const domain::Limit& limit) {
  return domain::deadline(from, limit, context.rules.holidays);
}

}  // namespace gridward::services
