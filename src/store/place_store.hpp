// SPDX-License-Identifier: Apache-2.0
// Rows of place and extinguisher. last_inspected, open_hazards and due_day are columns moved by other services; the
// document holds the rest.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/extinguisher.hpp"
#include "domain/place.hpp"
#include "store/document_table.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct StoredPlace {
  domain::Place place;          ///< with last_inspected and open_hazards filled in
  std::int64_t due_day = 0;     ///< day number of the next inspection
};

struct PlaceSearch {
  std::vector<domain::RegionCode> within;
  std::string type;             ///< empty = any
  std::string text;             ///< part of the name, address not included; empty = any
  bool has_open = false;
  std::optional<std::int64_t> due_by_day;
  std::vector<std::pair<std::int64_t, std::int64_t>> cells;   ///< S2 ranges; empty = anywhere
  std::string after;
  int limit = 50;
  bool also_inactive = false;
};

std::optional<StoredPlace> find_place(sql::Connection& connection, const domain::PlaceId& id);
std::vector<StoredPlace> search_places(sql::Connection& connection, const PlaceSearch& search);
/// The active places below a region, by region and id, after that one (empty: from the beginning): costs what it gives, however many others there are.
struct PlaceKey {
  std::string region;
  std::string id;
};
std::vector<StoredPlace> places_below(sql::Connection& connection, const domain::RegionCode& below, const PlaceKey& after, int limit);
/// The place of that name in that region, for imports: same name, or same name and credit code; one in use before one that is closed.
std::optional<StoredPlace> find_same_place(sql::Connection& connection, const domain::RegionCode& community, const std::string& name, const std::optional<std::string>& credit_code);
/// Name and type of some places (at most 200), for lists that only show them.
struct PlaceName {
  std::string name;
  std::string type;
};
using PlaceNames = std::unordered_map<std::string, PlaceName>;   ///< by place id
PlaceNames place_names(sql::Connection& connection, const std::vector<domain::PlaceId>& ids);
std::int64_t count_places(sql::Connection& connection, const domain::RegionCode& below);

/// Insert at version 1, else update from version - 1; false on a version conflict. `cell` = S2 cell or nothing.
bool save_place(sql::Connection& connection, const domain::Place& place, std::optional<std::int64_t> cell, std::int64_t due_day);
void note_inspected(sql::Connection& connection, const domain::PlaceId& id, base::Instant at, std::int64_t due_day);
void add_open_hazards(sql::Connection& connection, const domain::PlaceId& id, int delta);

std::vector<domain::Extinguisher> extinguishers_of(sql::Connection& connection, const domain::PlaceId& place);
std::optional<domain::Extinguisher> find_extinguisher(sql::Connection& connection, const domain::ExtinguisherId& id);
bool save_extinguisher(sql::Connection& connection, const domain::Extinguisher& extinguisher);

}  // namespace gridward::store
