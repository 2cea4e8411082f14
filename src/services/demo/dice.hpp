// SPDX-License-Identifier: Apache-2.0
// Repeatable chance for the demo; the standard distributions differ between libraries, these do not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gridward::services::demo {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// 0 ≤ x < 1
  double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  double between(double low, double high) { return low + (high - low) * share(); }
  /// low ≤ x ≤ high
  std::int64_t whole(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1)); }
  bool happens(double probability) { return share() < probability; }
  template <typename T>
  const T& one_of(const std::vector<T>& choices) { return choices[next() % choices.size()]; }

 private:
  std::uint64_t m_state;
};

}  // namespace gridward::services::demo
