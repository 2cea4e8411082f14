// SPDX-License-Identifier: Apache-2.0
// What a map's window shows of places or of open hazards: at most 500 spots, each a single thing or a cluster with its count and its
// worst. As long as there are few in the window every spot brings its things; beyond that only the spots of one do.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "domain/hazard.hpp"
#include "domain/map_clusters.hpp"
#include "domain/place.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct PlaceOnMap {
  domain::PlaceId id;
  std::string name;
  std::string type;
  domain::RiskLevel risk = domain::RiskLevel::medium;
  domain::LngLat at;
  std::int64_t open_hazards = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceOnMap, (), (id, name, type, risk, at, open_hazards))

struct PlaceSpot {
  domain::LngLat at;
  std::int64_t count = 0;
  domain::RiskLevel risk = domain::RiskLevel::low;   ///< the worst
  std::vector<PlaceOnMap> items;
};
BOOST_DESCRIBE_STRUCT(PlaceSpot, (), (at, count, risk, items))

struct PlaceMap {
  std::vector<PlaceSpot> spots;   ///< large ones first
  std::int64_t total = 0;         ///< in all spots
};
BOOST_DESCRIBE_STRUCT(PlaceMap, (), (spots, total))

struct HazardOnMap {
  domain::HazardId id;
  std::optional<domain::PlaceId> place;
  std::string place_name;
  std::optional<base::Text> item_text;
  std::string description;
  domain::HazardLevel level = domain::HazardLevel::general;
  domain::HazardState state = domain::HazardState::found;
  std::optional<base::Instant> due;
  bool overdue = false;
  domain::LngLat at;
};
BOOST_DESCRIBE_STRUCT(HazardOnMap, (), (id, place, place_name, item_text, description, level, state, due, overdue, at))

struct HazardSpot {
  domain::LngLat at;
  std::int64_t count = 0;
  domain::HazardLevel level = domain::HazardLevel::general;   ///< the worst
  std::int64_t overdue = 0;
  std::vector<HazardOnMap> items;
};
BOOST_DESCRIBE_STRUCT(HazardSpot, (), (at, count, level, overdue, items))

struct HazardMap {
  std::vector<HazardSpot> spots;
  std::int64_t total = 0;
  std::int64_t nowhere = 0;   ///< open hazards of the scope whose place has no position, or that have no place
};
BOOST_DESCRIBE_STRUCT(HazardMap, (), (spots, total, nowhere))

struct MapQuery {
  domain::MapWindow window;
  std::optional<domain::RegionCode> within;
  std::string type;                            ///< places; empty = any
  std::optional<domain::HazardLevel> level;    ///< hazards
  bool overdue = false;                        ///< hazards
};

/// Throws invalid("map.window", "place.type_unknown"), not_found("region").
PlaceMap view_places(const Context& context, const domain::Caller& caller, const MapQuery& query);
HazardMap view_hazards(const Context& context, const domain::Caller& caller, const MapQuery& query);

}  // namespace gridward::services
