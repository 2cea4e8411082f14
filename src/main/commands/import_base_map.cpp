// SPDX-License-Identifier: Apache-2.0
#include "services/import/import_base_map.hpp"

#include <iostream>

#include "base/messages.hpp"
#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/terminal_language.hpp"
#include "main/house.hpp"

namespace gridward::commands {

int import_base_map(const Configuration& configuration, const ImportOptions& options) {
  services::BaseMapOrder order;
  order.source = options.source;
  order.commit = options.commit;
  boost::describe::enum_from_string(options.datum.c_str(), order.datum);
  if (!options.taken_on.empty()) {
    order.taken_on = base::parse_date(options.taken_on);
    if (!order.taken_on) throw base::invalid("base_map.date");
  }
  House house(configuration, {Schema::migrate, true, nullptr});
  const auto outcome = services::import_base_map(house.context(), options.file, order);
  const auto& messages = base::Messages::shared();
  const auto language = terminal_language();
  const auto& map = outcome.map;
  const auto text = [](std::int64_t number) { return std::to_string(number); };
  std::cout << messages.text(language, "base_map.summary", {{"features", text(outcome.features)}, {"lines", text(outcome.lines)}, {"areas", text(outcome.areas)}, {"points", text(outcome.points)}, {"spoilt", text(outcome.spoilt)},
                                                            {"sheets", text(map.sheets)}, {"kilobytes", text((map.bytes + 1023) / 1024)}, {"source", map.source}}) << '\n'
            << messages.text(language, !outcome.changed ? "base_map.same" : options.commit ? "import.written" : "import.not_written") << '\n';
  return 0;
}

}  // namespace gridward::commands
