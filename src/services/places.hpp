// SPDX-License-Identifier: Apache-2.0
// Places as people see and save them: list, one place with everything on it, save. The person in charge is shown masked.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/place.hpp"
#include "json/shape.hpp"
#include "services/context.hpp"
#include "services/hazards.hpp"
#include "services/submit_inspection.hpp"

namespace gridward::store {
struct StoredPlace;
}

namespace gridward::services {

struct PlaceView {
  domain::PlaceId id;
  std::string name;
  std::string type;
  std::string type_zh;
  std::string type_en;
  std::string address;
  domain::RegionCode region;
  std::string region_name;
  std::optional<domain::Position> position;
  bool outside_every_grid = false;
  std::optional<std::string> credit_code;
  std::optional<double> area_m2;
  std::optional<std::int64_t> floors;
  std::optional<std::int64_t> staff;
  std::optional<bool> slept_in;
  domain::GasKind gas = domain::GasKind::unknown;
  domain::RiskLevel risk = domain::RiskLevel::medium;
  std::optional<std::string> contact_name;    ///< masked
  std::optional<std::string> contact_phone;   ///< masked
  std::string note;
  bool active = true;
  std::optional<std::int64_t> code_edition;
  std::optional<domain::AskedVisit> asked;    ///< while a visit is asked for
  std::optional<domain::PlaceId> merged_into; ///< see merge_places.hpp
  std::optional<std::vector<domain::PlaceId>> doubles;
  std::optional<base::Instant> last_inspected;
  std::optional<base::Date> due_on;
  std::optional<double> distance_m;
  std::int64_t open_hazards = 0;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (id, name, type, type_zh, type_en, address, region, region_name, position, outside_every_grid, credit_code,
                                      area_m2, floors, staff, slept_in, gas, risk, contact_name, contact_phone, note, active, code_edition, asked, merged_into, doubles, last_inspected,
                                      due_on, distance_m, open_hazards, version))

struct Contact {
  std::string name;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (name, phone))

struct PlaceInput {
  std::string name;
  std::string type;
  std::string address;
  std::optional<domain::RegionCode> region;   ///< needed when there is no position, or it lies outside every grid
  std::optional<domain::Position> position;   ///< `at` is converted from raw_datum on entry; raw keeps what was sent
  std::optional<std::string> credit_code;
  std::optional<double> area_m2;
  std::optional<std::int64_t> floors;
  std::optional<std::int64_t> staff;
  std::optional<bool> slept_in;
  std::optional<domain::GasKind> gas;
  std::optional<domain::RiskLevel> risk;
  std::optional<Contact> contact;             ///< absent = leave as it is
  std::optional<std::string> note;
  std::optional<bool> active;
  std::int64_t version = 0;                   ///< the version seen; 0 creates
};
BOOST_DESCRIBE_STRUCT(PlaceInput, (), (name, type, address, region, position, credit_code, area_m2, floors, staff, slept_in, gas, risk, contact, note, active, version))

struct InspectionView {
  domain::InspectionId id;
  domain::PlaceId place;
  std::string place_name;
  domain::RegionCode region;
  std::string inspector_name;
  std::string sent_by_name;   ///< "" when the inspector sent it
  base::Instant received_at;
  std::int64_t failed = 0;
  std::int64_t not_seen = 0;
  std::optional<domain::Inspection> inspection;   ///< whole, when one is asked for
};
BOOST_DESCRIBE_STRUCT(InspectionView, (), (id, place, place_name, region, inspector_name, sent_by_name, received_at, failed, not_seen, inspection))

struct Warning {
  std::string path;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(Warning, (), (path, code))

struct OtherPlace {
  domain::PlaceId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(OtherPlace, (), (id, name))

struct PlacePage {
  PlaceView place;
  std::vector<Warning> warnings;
  domain::ChecklistRef checklist;
  std::vector<ExtinguisherView> extinguishers;
  std::vector<HazardView> hazards;
  std::vector<InspectionView> inspections;
  std::optional<OtherPlace> merged;      ///< what it was merged into, for those who may read that
  std::vector<OtherPlace> doubles;       ///< merged into it; what is theirs stands among the above
};
BOOST_DESCRIBE_STRUCT(PlacePage, (), (place, warnings, checklist, extinguishers, hazards, inspections, merged, doubles))

struct PlaceQuery {
  std::optional<domain::RegionCode> within;
  std::string type;
  std::string text;
  bool due = false;
  bool has_open = false;
  std::optional<domain::LngLat> near;   ///< nearest first, one page
  std::string cursor;
  int limit = 50;
};

struct PlaceList {
  std::vector<PlaceView> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PlaceList, (), (items, next))

struct InspectionList {
  std::vector<InspectionView> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(InspectionList, (), (items, next))

PlaceList list_places(const Context& context, const domain::Caller& caller, const PlaceQuery& query);
PlacePage show_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id);
PlaceView save_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const PlaceInput& input);

struct InspectionQuery {
  std::optional<domain::RegionCode> within;
  std::optional<domain::PlaceId> place;
  std::string cursor;
  int limit = 50;
};
InspectionList list_inspections(const Context& context, const domain::Caller& caller, const InspectionQuery& query);
InspectionView show_inspection(const Context& context, const domain::Caller& caller, const domain::InspectionId& id);

/// A row as others see it, but for the person in charge.
PlaceView view_without_contact(const Context& context, const store::StoredPlace& stored);

/// The place as it would be stored, version included; nothing is written. Throws as saving does when it is wrong.
domain::Place planned_place(const Context& context, const domain::PlaceId& id, const PlaceInput& input, const std::optional<domain::Place>& before);
/// The place written inside a unit (imports and the demo too): region from the position where it can be, vault, event.
/// `before` = the stored place or nothing.
domain::Place place_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::PlaceId& id, const PlaceInput& input, const std::optional<domain::Place>& before);

}  // namespace gridward::services

template <>
inline constexpr auto gridward::json::optional_fields<gridward::services::PlaceInput> = std::array<std::string_view, 2>{"address", "version"};
template <>
inline constexpr auto gridward::json::optional_fields<gridward::services::Contact> = std::array<std::string_view, 2>{"name", "phone"};
