// SPDX-License-Identifier: Apache-2.0
// What `gridward check` looks at, one finding a matter. Looks only: it makes no file, changes no row, and can run beside the server.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "main/configuration.hpp"

namespace gridward::checks {

enum class Standing { ok, warn, fail };

struct Finding {
  Standing standing = Standing::ok;
  std::string code;               ///< of a message; says what is wrong and what to do
  base::Arguments arguments = {};
};
using Findings = std::vector<Finding>;

/// Data folder, keys' files, room on the disk, open files, other programs, web apps.
void look_at_machine(const Configuration& configuration, Findings& findings);
/// Reachable, version, schema, room for connections, its clock against ours, the ledger's keys against the published ones.
void look_at_database(const Configuration& configuration, Findings& findings);
/// Configuration file, address, certificate, proxies, a moved clock.
void look_at_service(const Configuration& configuration, Findings& findings);
/// Age of the newest back-up in a folder; "" = none was named.
void look_at_backups(const std::filesystem::path& folder, Findings& findings);

}  // namespace gridward::checks
