// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_rows.hpp"

#include <algorithm>

#include "domain/ledger_row_reader.hpp"

namespace gridward::domain {

namespace {

using F = LedgerField;

std::optional<Boundary> boundary_of(const RowReader& reader) {
  if (reader.row.other_geometry || reader.row.point) reader.note("", "import.geometry_not_area");
  return reader.row.boundary;
}

/// The place itself refuses some texts here, a citizen number above all, which must not be collected (domain.md §7.2).
bool place_refuses(const std::string& credit_code) {
  Place place;
  place.credit_code = credit_code;
  const auto problems = place_problems(place);
  return std::any_of(problems.begin(), problems.end(), [](const base::FieldProblem& problem) { return problem.path == "credit_code"; });
}

void read_credit_code(const RowReader& reader, PlaceRow& place) {
  std::string code = reader.credit_code();
  if (code.empty()) return;
  if (place_refuses(code)) return reader.doubt(F::credit_code, "import.credit_code_citizen_number");
  const bool old_number = code.size() == 15 && code.find_first_not_of("0123456789") == std::string::npos;
  switch (check_credit_code(code)) {
    case CreditCodeCheck::good: break;
    case CreditCodeCheck::early_pilot: reader.doubt(F::credit_code, "import.credit_code_pilot"); break;
    case CreditCodeCheck::wrong_check: reader.doubt(F::credit_code, "import.credit_code_check"); break;
    case CreditCodeCheck::wrong_shape:
      // What has not the shape of a credit code may be anything, personal data included: it is not kept.
      reader.doubt(F::credit_code, old_number ? "import.credit_code_old_number" : "import.credit_code_shape");
      return;
  }
  place.credit_code = std::move(code);
}

void read_type(const RowReader& reader, std::span<const PlaceType> types, PlaceRow& place) {
  if (const auto* type = place_type_in(reader.text(F::type), types)) {
    place.type = type->id;
  } else if (const auto* guessed = place_type_in(place.name, types)) {
    place.type = guessed->id;
    reader.doubt(F::type, "import.place_type_guessed", {{"type", guessed->id}});
  }
}

void read_position(const RowReader& reader, PlaceRow& place) {
  if (reader.row.point) {
    if (on_earth(*reader.row.point)) place.position = reader.row.point;
    else reader.note("", "import.position_unclear");
    return;
  }
  const std::string lng = reader.text(F::longitude), lat = reader.text(F::latitude), both = reader.text(F::coordinates);
  if (lng.empty() && lat.empty() && both.empty()) return;
  const bool pair = !lng.empty() || !lat.empty();
  place.position = ledger_position(pair ? lng + "," + lat : both);
  const F where = pair ? F::longitude : F::coordinates;
  if (!place.position) reader.doubt(where, "import.position_unclear");
  else if (pair && place.position->lng != ledger_number(lng)) reader.doubt(where, "import.position_swapped");
}

void read_measures(const RowReader& reader, PlaceRow& place) {
  place.area_m2 = reader.number(F::area, 10'000'000);
  if (const auto floors = reader.number(F::floors, 200)) place.floors = static_cast<std::int64_t>(*floors);
  if (const auto staff = reader.number(F::staff, 1'000'000)) place.staff = static_cast<std::int64_t>(*staff);
  if (const std::string said = reader.raw_text(F::slept_in); !said.empty()) {
    place.slept_in = ledger_yes(said);
    if (!place.slept_in && !says_none(said)) reader.doubt(F::slept_in, "import.yes_no_unclear");
  }
  if (const std::string said = reader.raw_text(F::gas); !said.empty()) {
    const auto gas = gas_in(said);
    if (gas) place.gas = *gas;
    else reader.doubt(F::gas, "import.gas_unclear");
  }
  if (const std::string said = reader.text(F::risk); !said.empty()) {
    place.risk = risk_in(said);
    if (!place.risk) reader.doubt(F::risk, "import.risk_unclear");
  }
}

/// "from" after "to" makes no period.
bool period_holds(const RowReader& reader, const std::optional<base::Date>& from, const std::optional<base::Date>& to) {
  if (!from || !to || *from <= *to) return true;
  reader.leave_out(F::valid_to, "import.period_backwards");
  return false;
}

}  // namespace

std::optional<DivisionRow> parse_division(const RecognisedLedger& ledger, const TableRow& row, Doubts& doubts) {
  const RowReader reader{ledger, row, doubts};
  DivisionRow division;
  division.row = row.number;
  const auto code = reader.region_code(F::code);
  if (!code) return reader.leave_out(F::code, "import.code_shape"), std::nullopt;
  division.code = *code;
  division.name = reader.limited(F::name, 100);
  if (division.name.empty()) return reader.leave_out(F::name, "import.name_missing"), std::nullopt;
  division.level = level_of(division.code);
  division.parent = division.code.parent();
  if (division.level == RegionLevel::grid || division.level == RegionLevel::micro_grid)
    return reader.leave_out(F::code, "import.code_is_a_grid"), std::nullopt;
  if (const std::string said = reader.text(F::level); !said.empty()) {
    const auto level = level_in(said);
    if (!level) reader.doubt(F::level, "import.level_unknown");
    else if (*level != division.level) reader.doubt(F::level, "import.level_contradicts");
  }
  if (const std::string said = reader.text(F::parent); !said.empty()) {
    const auto digits = ledger_digits(said);
    const auto parent = digits ? RegionCode::parse(*digits) : std::nullopt;
    if (!parent || !parent->covers(division.code)) reader.doubt(F::parent, "import.parent_contradicts");
  }
  return division;
}

std::optional<RegionRow> parse_region(const RecognisedLedger& ledger, const TableRow& row, Doubts& doubts) {
  const RowReader reader{ledger, row, doubts};
  RegionRow region;
  region.row = row.number;
  if (!reader.text(F::code).empty()) {
    region.code = reader.region_code(F::code);
    if (!region.code) return reader.leave_out(F::code, "import.code_shape"), std::nullopt;
    const auto level = level_of(*region.code);
    if (level != RegionLevel::grid && level != RegionLevel::micro_grid)
      return reader.leave_out(F::code, "import.code_not_a_grid"), std::nullopt;
  }
  region.name = reader.limited(F::name, 100);
  region.community = reader.text(F::community);
  if (!region.code && region.name.empty()) return reader.leave_out(F::name, "import.name_missing"), std::nullopt;
  if (!region.code && region.community.empty()) return reader.leave_out(F::community, "import.community_missing"), std::nullopt;
  if (const std::string said = reader.text(F::kind); !said.empty()) {
    region.kind = grid_kind_in(said);
    if (!region.kind) reader.doubt(F::kind, "import.grid_kind_unclear");
  }
  region.valid_from = reader.date(F::valid_from);
  region.valid_to = reader.date(F::valid_to);
  if (!period_holds(reader, region.valid_from, region.valid_to)) return std::nullopt;
  region.boundary = boundary_of(reader);
  return region;
}

std::optional<PersonRow> parse_person(const RecognisedLedger& ledger, const TableRow& row, Doubts& doubts) {
  const RowReader reader{ledger, row, doubts};
  PersonRow person;
  person.row = row.number;
  person.login = base::lower_ascii(base::half_width(reader.text(F::login)));
  if (!login_fits(person.login)) return reader.leave_out(F::login, "import.login_shape"), std::nullopt;
  person.name = reader.limited(F::name, 50);
  if (person.name.empty()) return reader.leave_out(F::name, "import.name_missing"), std::nullopt;
  const auto role = role_in(reader.text(F::role));
  if (!role) return reader.leave_out(F::role, "import.role_unknown"), std::nullopt;
  person.role = *role;
  person.community = reader.text(F::community);
  person.region = reader.text(F::region);
  if (person.region.empty()) return reader.leave_out(F::region, "import.region_missing"), std::nullopt;
  if (const auto digits = ledger_digits(person.region)) person.region = *digits;
  person.phone = reader.phone(F::phone);
  person.from = reader.date(F::valid_from);
  person.to = reader.date(F::valid_to);
  if (!period_holds(reader, person.from, person.to)) return std::nullopt;
  return person;
}

std::optional<PlaceRow> parse_place(const RecognisedLedger& ledger, const TableRow& row, std::span<const PlaceType> types, Doubts& doubts) {
  const RowReader reader{ledger, row, doubts};
  PlaceRow place;
  place.row = row.number;
  place.name = reader.limited(F::name, 100);
  if (place.name.empty()) return reader.leave_out(F::name, "import.name_missing"), std::nullopt;
  read_type(reader, types, place);
  if (place.type.empty()) return reader.leave_out(F::type, "import.place_type_unknown"), std::nullopt;
  place.community = reader.text(F::community);
  place.grid = reader.text(F::grid);
  if (const auto digits = ledger_digits(place.grid)) place.grid = *digits;
  place.address = reader.limited(F::address, 200);
  read_credit_code(reader, place);
  read_measures(reader, place);
  place.contact_name = reader.limited(F::contact, 50);
  place.contact_phone = reader.phone(F::contact_phone);
  place.note = reader.limited(F::note, 500);
  read_position(reader, place);
  if (place.community.empty() && place.grid.empty() && !place.position) return reader.leave_out(F::community, "import.where_missing"), std::nullopt;
  return place;
}

}  // namespace gridward::domain
