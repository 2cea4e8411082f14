// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include "main/checks/finding.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/terminal_language.hpp"

namespace gridward::commands {

namespace {

/// The same in both languages, so that a script may look for it.
const char* word(checks::Standing standing) {
  switch (standing) {
    case checks::Standing::ok: return "ok  ";
    case checks::Standing::warn: return "warn";
    case checks::Standing::fail: return "fail";
  }
  return "fail";
}

}  // namespace

int check(const Configuration& configuration, const CheckOptions& options) {
  checks::Findings findings;
  checks::look_at_service(configuration, findings);
  checks::look_at_machine(configuration, findings);
  checks::look_at_database(configuration, findings);
  checks::look_at_backups(options.backups, findings);
  const auto& messages = base::Messages::shared();
  for (const auto& finding : findings) std::cout << word(finding.standing) << "  " << messages.text(terminal_language(), finding.code, finding.arguments) << '\n';
  const auto count = [&](checks::Standing standing) { return std::count_if(findings.begin(), findings.end(), [&](const auto& finding) { return finding.standing == standing; }); };
  const auto failed = count(checks::Standing::fail);
  const auto summary = messages.text(terminal_language(), "check.summary", {{"ok", std::to_string(count(checks::Standing::ok))}, {"warn", std::to_string(count(checks::Standing::warn))}, {"fail", std::to_string(failed)}});
  (failed > 0 ? std::cerr : std::cout) << summary << '\n';
  return failed > 0 ? 1 : 0;
}

}  // namespace gridward::commands
