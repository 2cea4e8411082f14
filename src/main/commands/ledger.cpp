// SPDX-License-Identifier: Apache-2.0
// The Merkle ledger from the server room: its keys and its newest signed head. What is printed on standard output can be kept as a file
// and given to gridward witness.
#include <fstream>
#include <iostream>

#include "base/messages.hpp"
#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/terminal_language.hpp"
#include "main/house.hpp"
#include "services/prove_event.hpp"
#include "services/rotate_ledger_key.hpp"

namespace gridward::commands {

namespace {

std::string message(std::string_view code, const base::Arguments& arguments = {}) { return base::Messages::shared().text(terminal_language(), code, arguments); }

int rotate(House& house, const LedgerOptions& options) {
  const auto row = services::rotate_ledger_key(house.context(), options.distrust_old);
  std::cout << row.verifier.sha256 << '\n' << row.verifier.sm3 << '\n';
  const auto file = house.context().ledger_keys.string();
  std::cerr << message(options.distrust_old ? "ledger.key_replaced" : "ledger.key_rotated", {{"version", std::to_string(row.version)}, {"file", file}}) << '\n';
  return 0;
}

/// In the form of /ledger/keys; what is said about a key stands before it, behind a "#".
int keys(House& house, const LedgerOptions& options) {
  if (options.notes) {
    std::cout << services::ledger_key_notes(house.context());
    return 0;
  }
  for (const auto& version : services::ledger_key_versions(house.context())) {
    std::cout << "# " << version.row.version << "  " << base::to_text(base::Instant{version.row.at}) << "  " << message(version.in_force ? "ledger.key_signs" : "ledger.key_past");
    if (version.row.version > 1) std::cout << ", " << message(version.endorsed ? "ledger.key_endorsed" : "ledger.key_alone");
    std::cout << '\n' << version.row.verifier.sha256 << '\n' << version.row.verifier.sm3 << '\n';
  }
  return 0;
}

int checkpoint(House& house, const LedgerOptions& options) {
  const auto suite = options.sm3 ? ledger::Suite::sm3 : ledger::Suite::sha256;
  if (options.svg.empty()) {
    std::cout << services::ledger_checkpoint(house.context(), suite);
    return 0;
  }
  std::ofstream file(options.svg, std::ios::binary | std::ios::trunc);
  file << services::checkpoint_picture(house.context(), suite, 0);
  if (!file.flush()) throw base::invalid("ledger.svg_unwritable", {{"file", options.svg}});
  return 0;
}

}  // namespace

int ledger(const Configuration& configuration, const LedgerOptions& options) {
  House house(configuration, {});
  if (options.what == "rotate") return rotate(house, options);
  return options.what == "keys" ? keys(house, options) : checkpoint(house, options);
}

}  // namespace gridward::commands
