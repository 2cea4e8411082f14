// SPDX-License-Identifier: Apache-2.0
// Hazards as people see them: the list with filters, and one hazard with its steps and what may be done next.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "domain/deadline.hpp"
#include "domain/hazard.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct HazardView {
  domain::HazardId id;
  domain::HazardSource source = domain::HazardSource::inspection;
  std::optional<domain::InspectionId> inspection;
  std::optional<domain::PlaceId> place;
  std::string place_name;
  std::string place_type;
  domain::RegionCode region;
  std::string region_name;
  std::optional<domain::ChecklistRef> checklist;
  std::optional<std::string> item;
  std::optional<base::Text> item_text;
  std::string description;
  domain::ResultClass result_class = domain::ResultClass::G1;
  domain::HazardLevel level = domain::HazardLevel::general;
  std::optional<std::string> comprehensive_element;
  domain::HazardState state = domain::HazardState::found;
  domain::Climb climb = domain::Climb::none;
  base::Instant found_at;
  std::string found_by;
  std::string fixed_by;                      ///< person id or "place"; "" until it is said to be fixed
  std::optional<std::string> fix_sent_by;    ///< who sent that in, when it was another: neither of the two re-checks
  std::optional<base::Instant> due;
  bool overdue = false;
  std::optional<std::string> department;
  std::int64_t extensions = 0;
  std::int64_t reopened = 0;
  std::optional<base::Instant> closed_at;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(HazardView, (), (id, source, inspection, place, place_name, place_type, region, region_name, checklist, item, item_text, description,
                                       result_class, level, comprehensive_element, state, climb, found_at, found_by, fixed_by, fix_sent_by, due,
                                       overdue, department, extensions, reopened, closed_at, version))

struct StepView {
  domain::StepId id;
  domain::StepKind kind = domain::StepKind::noted;
  base::Instant at;
  std::optional<base::Instant> device_at;
  std::string actor;
  std::string actor_name;
  std::string text;
  std::vector<domain::PhotoName> photos;
  std::optional<base::Instant> due;
  std::optional<std::string> to;
  bool by_place = false;
  std::optional<std::string> made_by;   ///< who entered it, when the actor sent it for them
  std::string made_by_name;             ///< "" when the actor entered it
};
BOOST_DESCRIBE_STRUCT(StepView, (), (id, kind, at, device_at, actor, actor_name, text, photos, due, to, by_place, made_by, made_by_name))

struct HazardPage {
  HazardView hazard;
  std::vector<StepView> steps;
  std::vector<domain::StepKind> possible_steps;   ///< those that this caller may take now
  const domain::ChecklistItem* item = nullptr;    ///< of the rules; written by http beside the rest
};
BOOST_DESCRIBE_STRUCT(HazardPage, (), (hazard, steps, possible_steps))

struct HazardQuery {
  std::optional<domain::RegionCode> within;
  std::optional<domain::HazardState> state;
  std::optional<domain::HazardLevel> level;
  std::optional<domain::PlaceId> place;
  bool open = false;
  bool overdue = false;
  bool newest_first = false;
  std::string cursor;
  int limit = 50;
};

struct HazardList {
  std::vector<HazardView> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(HazardList, (), (items, next))

HazardList list_hazards(const Context& context, const domain::Caller& caller, const HazardQuery& query);
/// The same as JSON. Until something happens anywhere, a page asked for again comes from memory, for every caller of that scope; after
/// that it is put together again, and of its rows only those that changed are read.
std::shared_ptr<const PageCache::Page> hazard_list_json(const Context& context, const domain::Caller& caller, const HazardQuery& query);
HazardPage show_hazard(const Context& context, const domain::Caller& caller, const domain::HazardId& id);
/// The deadline of a limit counted from a time, day by day.
domain::Deadline explain_deadline(const Context& context, base::Instant from, const domain::Limit& limit);

/// For other views; needs a connection that is being read.
HazardView view_of(const Context& context, store::sql::Connection& connection, const domain::Hazard& hazard, base::Instant now);
/// The same for a page of them, with one look-up of their places.
std::vector<HazardView> views_of(const Context& context, store::sql::Connection& connection, const std::vector<domain::Hazard>& hazards, base::Instant now);
/// The person's name for display, from the vault; "系统" for the system is the page's business ("" here).
std::string name_of_person(const Context& context, store::sql::Connection& connection, const std::string& person);

}  // namespace gridward::services
