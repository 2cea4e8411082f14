// SPDX-License-Identifier: Apache-2.0
#include "main/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <vector>

namespace gridward {

struct Metrics::Inside {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Histogram>& seconds =
      prometheus::BuildHistogram().Name("gridward_request_seconds").Help("time from a request's last byte to its answer, by route").Register(registry);
  prometheus::Family<prometheus::Counter>& answers = prometheus::BuildCounter().Name("gridward_requests_total").Help("answers by route and status").Register(registry);
  struct Read {
    prometheus::Gauge* gauge;
    std::function<double()> read;
  };
  std::vector<Read> reads;
};

Metrics::Metrics() : m_inside(std::make_unique<Inside>()) {}
Metrics::~Metrics() = default;

void Metrics::observe(std::string_view route, int status, double seconds) {
  static const prometheus::Histogram::BucketBoundaries bounds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};
  m_inside->seconds.Add({{"route", std::string(route)}}, bounds).Observe(seconds);
  m_inside->answers.Add({{"route", std::string(route)}, {"status", std::to_string(status)}}).Increment();
}

void Metrics::gauge(const std::string& name, const std::string& help, std::function<double()> read) {
  auto& gauge = prometheus::BuildGauge().Name(name).Help(help).Register(m_inside->registry).Add({});
  m_inside->reads.push_back({&gauge, std::move(read)});
}

std::string Metrics::text() const {
  for (const auto& [gauge, read] : m_inside->reads) gauge->Set(read());
  return prometheus::TextSerializer().Serialize(m_inside->registry.Collect());
}

}  // namespace gridward
