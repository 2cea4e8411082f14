// SPDX-License-Identifier: Apache-2.0
#include "base/histogram.hpp"

#include <algorithm>

#include "base/problem.hpp"

namespace gridward::base {

Histogram::Histogram(std::initializer_list<double> bounds) : m_size(bounds.size()) {
  ENSURE(bounds.size() <= most_bounds && std::is_sorted(bounds.begin(), bounds.end()));
  std::copy(bounds.begin(), bounds.end(), m_bounds.begin());
}

void Histogram::observe(double value) {
  std::size_t bucket = 0;
  while (bucket < m_size && value > m_bounds[bucket]) ++bucket;
  m_counts[bucket].fetch_add(1, std::memory_order_relaxed);
  m_sum.fetch_add(value, std::memory_order_relaxed);
}

Histogram::Reading Histogram::read() const {
  Reading reading;
  reading.bounds.assign(m_bounds.begin(), m_bounds.begin() + static_cast<std::ptrdiff_t>(m_size));
  for (std::size_t i = 0; i <= m_size; ++i) {
    reading.counts.push_back(m_counts[i].load(std::memory_order_relaxed));
    reading.count += reading.counts.back();
  }
  reading.sum = m_sum.load(std::memory_order_relaxed);
  return reading;
}

}  // namespace gridward::base
