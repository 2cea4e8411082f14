// SPDX-License-Identifier: Apache-2.0
// Makes the house of so many inspections that the other benchmarks measure, verifies it, and says how fast it was written:
// dataset_bench GRIDWARD INSPECTIONS. Limit: 120 s for a million.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "dataset.hpp"
#include "result_line.hpp"

int main(int argc, char** argv) {
  using namespace gridward;
  const std::string binary = argc > 1 ? argv[1] : "build/release/gridward";
  const auto count = argc > 2 ? std::stoll(argv[2]) : 10'000;
  try {
    const auto begin = std::chrono::steady_clock::now();
    const auto made = bench::dataset(binary, count);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    const bool clean = std::system((binary + " verify --data " + made.folder.string() + " >&2").c_str()) == 0;
    const double limit_s = std::max(20.0, 120e-6 * static_cast<double>(count));
    return bench::print({"data set, verified", fmt::format("{} inspections, {} hazards in {:.1f} s, verify {}", count, made.hazards, spent.count(), clean ? "clean" : "NOT CLEAN"), "–",
                         fmt::format("{:.2f}", spent.count() / limit_s), fmt::format("below {:.0f} s, clean", limit_s), clean && spent.count() < limit_s});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
