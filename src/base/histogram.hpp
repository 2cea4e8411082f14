// SPDX-License-Identifier: Apache-2.0
// Histogram: how many values fell below each bound, and their sum. Many threads observe without a lock or an allocation; whoever reads
// while they write may see a value in its bucket and not yet in the sum. Figures for an operator, not for accounts.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace gridward::base {

class Histogram {
 public:
  static constexpr std::size_t most_bounds = 16;

  /// The bounds grow, at most `most_bounds` of them; a value equal to a bound counts below it.
  Histogram(std::initializer_list<double> bounds);
  void observe(double value);

  struct Reading {
    std::vector<double> bounds;
    std::vector<std::uint64_t> counts;  ///< of each bucket alone; one more than bounds, the last for what lies above them
    std::uint64_t count = 0;
    double sum = 0;
  };
  Reading read() const;

 private:
  std::array<double, most_bounds> m_bounds{};
  std::size_t m_size = 0;
  std::array<std::atomic<std::uint64_t>, most_bounds + 1> m_counts{};
  std::atomic<double> m_sum{0};
};

}  // namespace gridward::base
