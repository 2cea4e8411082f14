// SPDX-License-Identifier: Apache-2.0
// Submissions at a steady rate to a house with history: large_house_bench GRIDWARD [INSPECTIONS [PER_SECOND [SECONDS [FOLDER]]]]. Limit: the
// submissions' own p99 of 50 ms, nothing refused. FOLDER is a house that may be changed, instead of a copy made for the run.
#include <cstdlib>
#include <iostream>
#include <optional>

#include "large_house.hpp"
#include "result_line.hpp"

namespace {

using namespace gridward;

int run(const std::string& binary, std::int64_t inspections, double per_second, int seconds, const std::string& folder) {
  std::optional<bench::WorkFolder> work;
  if (folder.empty()) work.emplace(bench::dataset(binary, inspections));
  bench::HouseProcess house(binary, work ? work->data() : std::filesystem::path(folder));
  bench::Visits visits(house.database(), house.token("enforce"));
  house.start();
  const auto order = bench::paced(house, visits, per_second);
  bench::measure(order);   // warms up
  bench::Windows all;
  for (int i = 0; i < seconds; ++i) all.add(bench::measure(order));
  all.print("all of it");
  if (all.refused > 0) std::cout << all.first_refusal << '\n';
  constexpr double limit_ms = 50;
  const double p99 = all.at(0.99);
  return bench::print({fmt::format("{:.0f} submissions a second to a large house", per_second), fmt::format("{:.0f}/s, p99 {:.1f} ms, worst {:.0f} ms, refused {}", all.per_second(), p99, all.at(1), all.refused),
                       fmt::format("{} inspections before", inspections), fmt::format("{:.2f}", p99 / limit_ms), "p99 below 50 ms", p99 < limit_ms && all.refused == 0});
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? argv[1] : "build/release/gridward", argc > 2 ? std::stoll(argv[2]) : 1'000'000, argc > 3 ? std::stod(argv[3]) : 1000, argc > 4 ? std::stoi(argv[4]) : 10, argc > 5 ? argv[5] : "");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
