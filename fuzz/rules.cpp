// SPDX-License-Identifier: Apache-2.0
// Checklists and rules as a city writes them: refused with a Problem that names the file, or read and shown again.
#include <boost/json/parse.hpp>
#include <array>

#include "fuzz/fuzz.hpp"
#include "json/rules_reader.hpp"

using namespace gridward;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  constexpr std::array<const char*, 6> paths = {"checklists/restaurant@1.json", "rules/holidays.json", "rules/place_types.json",
                                                "rules/extinguishers.json", "rules/departments.json", "rules/hazard_clocks.json"};
  const auto which = fuzz::choice(text, paths.size());
  fuzz::accepted([&] { json::read_rules({{paths[which], text}}); });
  if (which != 0) return 0;
  fuzz::accepted([&] {
    const auto written = json::write_checklist(json::read_checklist({paths[0], text}));
    HOLDS(boost::json::parse(written).is_object());
    HOLDS(json::write_checklist(json::read_checklist({paths[0], written})) == written);
  });
  return 0;
}
