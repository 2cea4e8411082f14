// SPDX-License-Identifier: Apache-2.0
#include "services/export_ledger.hpp"

#include <iostream>

#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/terminal_language.hpp"
#include "main/house.hpp"

namespace gridward::commands {

int export_ledger(const Configuration& configuration, const ExportOptions& options) {
  services::ExportRequest request;
  if (!boost::describe::enum_from_string(options.kind.c_str(), request.ledger)) throw base::invalid("request.unknown_value", {{"allowed", "hazards, places"}});
  if (!options.within.empty()) {
    request.within = domain::RegionCode::parse(options.within);
    if (!request.within) throw base::not_found("region", options.within);
  }
  request.language = terminal_language();
  House house(configuration, {});
  const auto exported = services::export_ledger(house.context(), request, options.file);
  std::cout << base::Messages::shared().text(terminal_language(), "export.rows", {{"rows", std::to_string(exported.rows)}, {"file", options.file}, {"checksum", exported.checksum}}) << '\n';
  return 0;
}

}  // namespace gridward::commands
