// SPDX-License-Identifier: Apache-2.0
// Figures for an operator's monitoring, in Prometheus' text form at /metrics.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace gridward {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void observe(std::string_view route, int status, double seconds);
  /// Reads the figure when asked for the text.
  void gauge(const std::string& name, const std::string& help, std::function<double()> read);
  std::string text() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

}  // namespace gridward
