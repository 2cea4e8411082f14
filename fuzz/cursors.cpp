// SPDX-License-Identifier: Apache-2.0
// The cursor of the hazard list; the other lists page by an id or a region code (codes.cpp).
#include "fuzz/fuzz.hpp"
#include "services/hazard_cursor.hpp"

using namespace gridward;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  fuzz::accepted([&] {
    const auto cursor = services::read_hazard_cursor(text);
    HOLDS(cursor.has_value() != text.empty());
    if (cursor) HOLDS(services::read_hazard_cursor(services::text_of(*cursor)) == cursor);
  });
  return 0;
}
