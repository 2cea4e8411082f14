// SPDX-License-Identifier: Apache-2.0
#include "services/import/import_ledger.hpp"

#include <iostream>

#include "base/messages.hpp"
#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/progress_bar.hpp"
#include "main/commands/terminal_language.hpp"
#include "main/house.hpp"

namespace gridward::commands {

int import(const Configuration& configuration, const ImportOptions& options) {
  if (options.kind == "basemap") return import_base_map(configuration, options);
  services::ImportRequest request;
  if (!boost::describe::enum_from_string(options.kind.c_str(), request.kind)) throw base::invalid("import.kind");
  House house(configuration, {Schema::migrate, true, nullptr});
  request.file = options.file;
  request.limits = request.kind == domain::LedgerKind::divisions ? documents::division_limits : documents::command_line_limits;
  request.commit = options.commit;
  ProgressBar bar;
  const auto outcome = services::import_ledger(house.context(), request, [&](double share) { bar.show("import", static_cast<std::int64_t>(share * 100), 100); });
  bar.end();
  const auto& messages = base::Messages::shared();
  const auto language = terminal_language();
  for (const auto& doubt : outcome.doubtful)
    std::cout << messages.text(language, "import.row", {{"row", std::to_string(doubt.row)}, {"column", doubt.column}, {"message", messages.text(language, doubt.code, doubt.arguments)}}) << '\n';
  const auto& counts = outcome.counts;
  std::cout << messages.text(language, "import.summary", {{"rows", std::to_string(counts.rows_read)}, {"created", std::to_string(counts.created)}, {"changed", std::to_string(counts.changed)}, {"unchanged", std::to_string(counts.unchanged)},
                                                          {"refused", std::to_string(counts.refused)}, {"doubtful", std::to_string(outcome.doubtful_count)}}) << '\n'
            << messages.text(language, options.commit ? "import.written" : "import.not_written") << '\n';
  return 0;
}

}  // namespace gridward::commands
