// SPDX-License-Identifier: Apache-2.0
// One row of a recognised ledger as typed fields, with its doubts. Names of communities, grids and regions stay text: who
// is meant is decided by the importing service against the store. A row that cannot be imported gives nullopt and at least
// one doubt that says so; every other doubt stands beside an accepted row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/ledger_recognition.hpp"
#include "domain/person.hpp"
#include "domain/place.hpp"
#include "domain/region.hpp"
#include "domain/rules.hpp"

namespace gridward::domain {

struct DivisionRow {
  std::int64_t row = 0;
  RegionCode code;
  std::string name;
  RegionLevel level = RegionLevel::community;
  RegionCode parent;  ///< by the code itself; empty for a province
};

/// A grid or micro-grid, with or without geometry.
struct RegionRow {
  std::int64_t row = 0;
  std::optional<RegionCode> code;  ///< without one the service numbers it within its community
  std::string name;
  std::string community;           ///< code or name; may be empty when code is there
  std::optional<GridKind> kind;
  std::optional<base::Date> valid_from;
  std::optional<base::Date> valid_to;
  std::optional<Boundary> boundary;
};

struct PersonRow {
  std::int64_t row = 0;
  std::string login;
  std::string name;       ///< personal
  std::string phone;      ///< personal; may be empty
  Role role = Role::grid_member;
  std::string community;  ///< code or name, to tell grids of the same name apart; may be empty
  std::string region;     ///< code or name
  std::optional<base::Date> from;
  std::optional<base::Date> to;
};

struct PlaceRow {
  std::int64_t row = 0;
  std::string name;
  std::string type;       ///< key of rules/place_types.json
  std::string address;
  std::string community;  ///< code or name
  std::string grid;       ///< code or name
  std::optional<std::string> credit_code;
  std::optional<double> area_m2;
  std::optional<std::int64_t> floors;
  std::optional<std::int64_t> staff;
  std::optional<bool> slept_in;
  GasKind gas = GasKind::unknown;
  std::optional<RiskLevel> risk;
  std::string contact_name;   ///< personal
  std::string contact_phone;  ///< personal
  std::string note;
  std::optional<LngLat> position;  ///< as in the file; its datum is RecognisedLedger::datum unless the caller knows better
};

using Doubts = std::vector<Doubt>;

// Precondition of all: kind_of(ledger, row) is RowKind::data and the ledger is of the fitting kind.
std::optional<DivisionRow> parse_division(const RecognisedLedger& ledger, const TableRow& row, Doubts& doubts);
std::optional<RegionRow> parse_region(const RecognisedLedger& ledger, const TableRow& row, Doubts& doubts);
std::optional<PersonRow> parse_person(const RecognisedLedger& ledger, const TableRow& row, Doubts& doubts);
std::optional<PlaceRow> parse_place(const RecognisedLedger& ledger, const TableRow& row, std::span<const PlaceType> types, Doubts& doubts);

/// The type whose id, name or longest synonym the text is or contains; nullptr if none.
const PlaceType* place_type_in(std::string_view text, std::span<const PlaceType> types);

/// 网格员, 专职网格员, 网格长, 督导员, grid_member …
std::optional<Role> role_in(std::string_view text);

}  // namespace gridward::domain
