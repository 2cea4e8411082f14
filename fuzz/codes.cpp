// SPDX-License-Identifier: Apache-2.0
// Codes: ids, region codes, credit codes, photo names, dates and times, hexadecimal. What is read writes itself back.
#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "domain/inspection.hpp"
#include "domain/person.hpp"
#include "domain/place.hpp"
#include "domain/region.hpp"
#include "fuzz/fuzz.hpp"

using namespace gridward;

namespace {

void ids(std::string_view text) {
  const auto id = domain::PlaceId::parse(text);
  HOLDS(id.has_value() == base::is_ulid(text));
  if (id) HOLDS(id->text() == text);
}

void regions(std::string_view text) {
  const auto code = domain::RegionCode::parse(text);
  if (!code) return;
  HOLDS(!code->empty() && text.starts_with(code->text()) && domain::RegionCode::parse(code->text()) == code);
  HOLDS(code->covers(*code));
  int steps = 0;
  for (auto above = code->parent(); !above.empty(); above = above.parent()) HOLDS(above.covers(*code) && !code->covers(above) && ++steps < 7);
  for (const std::size_t digits : {2u, 4u, 6u, 9u, 12u, 15u, 17u}) {
    const auto cut = code->at_most(digits);
    HOLDS(cut.empty() || cut.covers(*code));
  }
  domain::level_of(*code);
}

void times(std::string_view text) {
  if (const auto day = base::parse_date(text)) HOLDS(base::to_text(*day) == text);
  const auto instant = base::parse_instant(text);
  if (!instant) return;
  const auto written = base::to_text(*instant);
  HOLDS(base::parse_instant(written) == instant);
  const auto day = base::shanghai_date(*instant);
  HOLDS(base::parse_date(base::to_text(day)) == day && base::start_of(day) <= *instant);
  HOLDS(base::shanghai_hour(*instant) >= 0 && base::shanghai_hour(*instant) < 24);
}

void names(std::string_view text) {
  if (domain::is_photo_name(text)) HOLDS(text.size() == 64 && base::hex(base::from_hex(text).value()) == text);
  if (const auto bytes = base::from_hex(text)) HOLDS(base::hex(*bytes) == base::lower_ascii(text));
  domain::check_credit_code(text);
}

void texts(std::string_view text) {
  const auto trimmed = base::trimmed(text);
  HOLDS(base::trimmed(trimmed) == trimmed);
  base::masked_phone(text);
  base::masked_name(text);
  const auto plain = base::half_width(text);
  HOLDS(base::half_width(plain) == plain && plain.size() <= text.size());
  if (!base::is_utf8(text)) return;
  HOLDS(base::is_utf8(plain) && base::is_utf8(trimmed) && base::is_utf8(base::masked_name(text)));
  const auto first = base::first_characters(text, 3);
  HOLDS(base::length(first) <= 3 && base::is_utf8(first));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  switch (fuzz::choice(text, 5)) {
    case 0: ids(text); break;
    case 1: regions(text); break;
    case 2: times(text); break;
    case 3: names(text); break;
    case 4: texts(text); break;
  }
  return 0;
}
