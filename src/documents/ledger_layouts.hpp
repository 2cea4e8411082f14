// SPDX-License-Identifier: Apache-2.0
// The two ledgers that offices keep, with the columns that they expect (domain.md §7.5). The caller gives the rows; the order
// of their cells is that of the enums.
#pragma once

#include "documents/ledger_workbook.hpp"

namespace gridward::documents {

/// Columns of the hazard ledger (隐患台账).
enum class HazardColumn : std::size_t {
  serial, inspected_on, inspector, region, place, address, category, description, level, basis, measure, responsible_unit,
  responsible_person, funds, due, contingency_plan, photo_before, photo_after, done_on, rechecker, recheck_result, closed, note, count
};

/// Columns of the place ledger (场所台账).
enum class PlaceColumn : std::size_t {
  serial, community, grid, name, credit_code, address, type, area_m2, floors, staff, slept_in, gas, contact, phone, landlord,
  landlord_phone, extinguishers, last_inspected, risk, note, count
};

LedgerLayout hazard_ledger(base::Language language, std::string unit, base::Date date);
LedgerLayout place_ledger(base::Language language, std::string unit, base::Date date);

}  // namespace gridward::documents
