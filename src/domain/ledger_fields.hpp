// SPDX-License-Identifier: Apache-2.0
// The columns that ledgers (台账) are known to have, and the headers under which people write them (domain.md §7.5,
// the statistics bureau's division tables, English exports). Data, not logic: a new synonym is one word here.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gridward::domain {

enum class LedgerKind { divisions, regions, people, places };
BOOST_DESCRIBE_ENUM(LedgerKind, divisions, regions, people, places)

enum class LedgerField {
  serial, code, name, level, parent, kind, valid_from, valid_to,
  login, phone, role, region, community, grid, type, address, credit_code, area, floors, staff, slept_in, gas, risk,
  contact, contact_phone, landlord, landlord_phone, longitude, latitude, coordinates, note
};
BOOST_DESCRIBE_ENUM(LedgerField, serial, code, name, level, parent, kind, valid_from, valid_to, login, phone, role, region,
                    community, grid, type, address, credit_code, area, floors, staff, slept_in, gas, risk, contact,
                    contact_phone, landlord, landlord_phone, longitude, latitude, coordinates, note)

struct FieldNames {
  LedgerField field;
  bool needed;                          ///< without it the table is not recognised
  std::vector<std::string_view> names;  ///< in the form of header_key(); the first is shown to people
};

/// The fields of a kind of ledger.
std::span<const FieldNames> fields_of(LedgerKind kind);

/// A header as it is compared: half-width, lower case, without white space, line breaks, "*", and without whatever
/// stands in brackets ("建筑面积（㎡）" → "建筑面积").
std::string header_key(std::string_view header);

/// True for fields that are recognised only so that their neighbours are understood, and are not imported: serial numbers
/// and the landlord, whose data safety work does not need here.
bool is_dropped(LedgerField field);

}  // namespace gridward::domain
