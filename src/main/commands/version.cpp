// SPDX-License-Identifier: Apache-2.0
#include "main/version.hpp"

#include <fmt/format.h>

#include "main/commands/commands.hpp"
#include "main/house.hpp"
#include "store/sql/server_facts.hpp"

namespace gridward::commands {

std::string version_text() {
  const std::string commit = GRIDWARD_COMMIT;
  const auto migrations = carried_migrations();
  return fmt::format("gridward {}{}\nschema {} ({})\n{}", version, commit.empty() ? "" : " commit " + commit, migrations.count(), migrations.latest(), store::sql::library_versions());
}

}  // namespace gridward::commands
