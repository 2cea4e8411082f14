// SPDX-License-Identifier: Apache-2.0
// Submissions at a steady rate to a copy of a large house, second by second.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "dataset.hpp"
#include "house_process.hpp"
#include "load.hpp"
#include "visits.hpp"

namespace gridward::bench {

/// A copy of the kept house beside it, because submissions change it; gone at the end.
class WorkFolder {
 public:
  explicit WorkFolder(const Dataset& kept);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  std::filesystem::path data() const { return m_path / "data"; }
  std::filesystem::path file(const char* name) const { return m_path / name; }

 private:
  std::filesystem::path m_path;
};

/// What was measured in some windows together.
struct Windows {
  std::vector<float> latencies_ms;
  double spent_s = 0;
  std::int64_t refused = 0;
  std::string first_refusal;

  void add(const Windows& other);
  /// Milliseconds that this part of the answers took at most.
  double at(double part);
  double per_second() const;
  void print(const std::string& name);
};

/// A second of visits, so many of them, each at its time; 0 = as many as go. House and visits must outlive the order.
LoadOrder paced(const HouseProcess& house, Visits& visits, double per_second);
Windows measure(const LoadOrder& order);

}  // namespace gridward::bench
