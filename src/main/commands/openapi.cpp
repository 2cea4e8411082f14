// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <filesystem>

#include "http/resources/patrols.hpp"
#include "json/patrol_rules_reader.hpp"
#include "main/commands/commands.hpp"
#include "main/house.hpp"

namespace gridward::commands {

int openapi() {
  // The description needs the routes, the routes a context: one on an empty house that is gone afterwards.
  Configuration configuration;
  configuration.data = std::filesystem::temp_directory_path() / ("gridward-openapi-" + base::random_ulid(base::SystemClock().now().ms()));
  {
    House::Options options;
    options.schema = Schema::migrate;
    House house(configuration, options);
    http::Api api{house.context()};
    http::Router router;
    http::add_resources(router, api);
    http::add_patrols(router, api, json::read_patrol_rules(carried_file("rules/patrols.json")));
    std::cout << http::openapi_of(router, api);
  }
  std::filesystem::remove_all(configuration.data);
  return 0;
}

}  // namespace gridward::commands
