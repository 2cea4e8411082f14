// SPDX-License-Identifier: Apache-2.0
#include "large_house.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>

namespace gridward::bench {

namespace fs = std::filesystem;

WorkFolder::WorkFolder(const Dataset& kept) : m_path(kept.folder.parent_path() / ("work-" + std::to_string(::getpid()))) {
  fs::create_directories(m_path);
  fs::copy(kept.folder, data(), fs::copy_options::recursive);
  for (const char* no_part_of_it : {"complete", "serve.log", "bench.toml"}) fs::remove(data() / no_part_of_it);
  ::sync();   // what the copy left in memory is no part of what is measured
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

void Windows::add(const Windows& other) {
  latencies_ms.insert(latencies_ms.end(), other.latencies_ms.begin(), other.latencies_ms.end());
  spent_s += other.spent_s;
  refused += other.refused;
  if (first_refusal.empty()) first_refusal = other.first_refusal;
}

double Windows::at(double part) {
  std::sort(latencies_ms.begin(), latencies_ms.end());
  return latencies_ms.empty() ? 0 : static_cast<double>(latencies_ms[static_cast<std::size_t>(part * static_cast<double>(latencies_ms.size() - 1))]);
}

double Windows::per_second() const { return static_cast<double>(latencies_ms.size()) / std::max(spent_s, 0.001); }

void Windows::print(const std::string& name) {
  std::cout << fmt::format("{:<18} {:6.1f} s  {:7.0f}/s  p50 {:7.2f} ms  p99 {:7.2f} ms  worst {:7.1f} ms  refused {}\n", name, spent_s, per_second(), at(0.5), at(0.99), at(1), refused) << std::flush;
}

LoadOrder paced(const HouseProcess& house, Visits& visits, double per_second) {
  LoadOrder order;
  order.port = house.port();
  order.warm_up = std::chrono::milliseconds(0);
  order.measured = std::chrono::milliseconds(1000);
  order.per_second = per_second;
  order.next = [&visits] { return visits.next(); };
  return order;
}

Windows measure(const LoadOrder& order) {
  const auto begin = std::chrono::steady_clock::now();
  auto result = run_load(order);
  return {std::move(result.latencies_ms), std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), result.refused, result.first_refusal};
}

}  // namespace gridward::bench
