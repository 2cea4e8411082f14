// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "main/commands/commands.hpp"
#include "main/house.hpp"
#include "services/restore_target.hpp"

namespace gridward::commands {

int migrate(const Configuration& configuration) {
  services::require_whole_house(configuration.data);
  std::filesystem::create_directories(configuration.data);
  const auto connection = store::sql::open({configuration.database_address()});
  for (const auto& name : carried_migrations().apply(*connection)) std::cout << name << '\n';
  return 0;
}

}  // namespace gridward::commands
