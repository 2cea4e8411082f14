// SPDX-License-Identifier: Apache-2.0
#include "services/verify_house.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/progress_bar.hpp"
#include "main/house.hpp"
#include "store/migrations.hpp"

namespace gridward::commands {

int verify(const Configuration& configuration, const std::vector<std::string>& checkpoints) {
  std::vector<std::string> kept;
  for (const auto& name : checkpoints) {
    std::ifstream file(name, std::ios::binary);
    if (!file) throw base::not_found("file", name);
    kept.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  House house(configuration, {});
  const auto schema = carried_migrations();
  ProgressBar bar;
  const auto verdict = services::verify_house(house.context(), [&](std::string_view what, std::int64_t done) { bar.show(what, done, 0); }, {kept, &schema});
  bar.end();
  std::cout << fmt::format("events {}, regions {}, people {}, posts {}, places {}, extinguishers {}, inspections {}, hazards {}, steps {}, photos {}, sealed {}, events in the ledger {}\n", verdict.events, verdict.regions, verdict.people,
                           verdict.posts, verdict.places, verdict.extinguishers, verdict.inspections, verdict.hazards, verdict.steps, verdict.photos, verdict.sealed, verdict.in_ledger);
  for (const auto& name : verdict.unclaimed_photos) std::cout << "unclaimed file in the photo store, no difference: " << name << '\n';
  if (verdict.unclaimed > 0) std::cout << "unclaimed files in all: " << verdict.unclaimed << '\n';
  for (const auto& difference : verdict.differences) std::cout << difference << '\n';
  if (verdict.clean()) {
    std::cout << "verified: no difference\n";
    return 0;
  }
  std::cerr << fmt::format("{} difference(s); the first: {}\n", verdict.difference_count, verdict.differences.front());
  return 1;
}

}  // namespace gridward::commands
