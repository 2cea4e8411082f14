// SPDX-License-Identifier: Apache-2.0
// Single cells of ledgers: whatever people typed, what comes out is usable or nothing.
#include <cmath>

#include "base/text.hpp"
#include "domain/ledger_fields.hpp"
#include "domain/ledger_row_reader.hpp"
#include "domain/ledger_values.hpp"
#include "fuzz/fuzz.hpp"

using namespace gridward;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto raw = fuzz::text_of(data, size);
  if (!base::is_utf8(raw)) return 0;   // text_encoding makes sure of that
  const std::string cell = domain::clean_cell(raw);
  HOLDS(base::is_utf8(cell));
  for (const char c : cell) HOLDS(static_cast<unsigned char>(c) >= 0x20);
  domain::says_none(cell);
  domain::ledger_yes(cell);
  if (const auto date = domain::ledger_date(cell)) {
    HOLDS(*date >= base::parse_date("1900-01-01") && *date <= base::parse_date("2200-12-31"));
    HOLDS(domain::ledger_date(base::to_text(*date)) == date);
  }
  if (const auto number = domain::ledger_number(cell)) HOLDS(std::isfinite(*number));
  if (const auto digits = domain::ledger_digits(cell)) {
    HOLDS(!digits->empty() && digits->find_first_not_of("0123456789") == std::string::npos);
    HOLDS(domain::ledger_digits(*digits) == digits);
  }
  const auto phone = domain::ledger_phone(cell);
  HOLDS(phone.phone.find_first_not_of("0123456789-") == std::string::npos && phone.phone.size() <= 20);
  if (const auto at = domain::ledger_position(cell)) HOLDS(at->lng >= 73 && at->lng <= 136 && at->lat >= 3 && at->lat <= 54);
  HOLDS(base::is_utf8(domain::header_key(raw)));
  domain::level_in(cell);
  domain::grid_kind_in(cell);
  domain::gas_in(cell);
  domain::risk_in(cell);
  domain::role_in(cell);
  return 0;
}
