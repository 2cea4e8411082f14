// SPDX-License-Identifier: Apache-2.0
#include "main/metrics.hpp"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <unordered_map>

namespace gridward {

namespace {

/// The statuses that this server gives; the last place is for any other.
constexpr std::array statuses{200, 201, 202, 204, 206, 302, 304, 400, 401, 403, 404, 405, 408, 409, 412, 413, 416, 422, 429, 431, 500, 503, 0};

/// Of one route; written by the threads that answer.
struct RouteFigures {
  base::Histogram seconds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};
  std::array<std::atomic<std::uint64_t>, statuses.size()> answers{};

  void observe(int status, double took) {
    seconds.observe(took);
    const auto place = std::find(statuses.begin(), statuses.end() - 1, status) - statuses.begin();
    answers[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
  }
};

}  // namespace

struct Metrics::Page::Inside {
  std::vector<prometheus::MetricFamily> families;

  prometheus::ClientMetric& place(const std::string& name, const std::string& help, prometheus::MetricType type, Labels labels) {
    auto family = std::find_if(families.begin(), families.end(), [&](const auto& known) { return known.name == name; });
    if (family == families.end()) family = families.insert(families.end(), {name, help, type, {}});
    auto& metric = family->metric.emplace_back();
    for (auto& [key, value] : labels) metric.label.push_back({key, value});
    return metric;
  }
};

Metrics::Page::Page() : m_inside(std::make_unique<Inside>()) {}
Metrics::Page::~Page() = default;

void Metrics::Page::gauge(const std::string& name, const std::string& help, double value, Labels labels) {
  m_inside->place(name, help, prometheus::MetricType::Gauge, std::move(labels)).gauge.value = value;
}

void Metrics::Page::counter(const std::string& name, const std::string& help, double value, Labels labels) {
  m_inside->place(name, help, prometheus::MetricType::Counter, std::move(labels)).counter.value = value;
}

void Metrics::Page::histogram(const std::string& name, const std::string& help, const base::Histogram& histogram, Labels labels) {
  auto& place = m_inside->place(name, help, prometheus::MetricType::Histogram, std::move(labels)).histogram;
  const auto reading = histogram.read();
  place.sample_count = reading.count;
  place.sample_sum = reading.sum;
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < reading.counts.size(); ++i) {
    below += reading.counts[i];
    place.bucket.push_back({below, i < reading.bounds.size() ? reading.bounds[i] : std::numeric_limits<double>::infinity()});
  }
}

std::string Metrics::Page::text() const { return prometheus::TextSerializer().Serialize(m_inside->families); }

struct Metrics::Inside {
  std::unordered_map<const http::Route*, std::unique_ptr<RouteFigures>> routes;  ///< never changes once requests come
  RouteFigures unmatched;
  std::mutex mutex;                                                              ///< of what follows
  std::vector<Source> sources;
  std::uint64_t failed_sources = 0;

  static void show(Page& page, const RouteFigures& figures, const Labels& labels) {
    page.histogram("gridward_request_duration_seconds", "From a request's last byte to its answer's, by method and route.", figures.seconds, labels);
    for (std::size_t i = 0; i < statuses.size(); ++i) {
      const auto count = figures.answers[i].load(std::memory_order_relaxed);
      if (count == 0) continue;
      auto with_status = labels;
      with_status.emplace_back("status", statuses[i] == 0 ? "other" : std::to_string(statuses[i]));
      page.counter("gridward_requests_total", "Answers by method, route and status.", static_cast<double>(count), std::move(with_status));
    }
  }
};

Metrics::Metrics() : m_inside(std::make_unique<Inside>()) {}
Metrics::~Metrics() = default;

void Metrics::count_routes(const http::Router& router) {
  for (const auto& route : router.routes()) m_inside->routes.emplace(route.get(), std::make_unique<RouteFigures>());
}

void Metrics::observe(const http::Route* route, int status, double seconds) {
  const auto found = m_inside->routes.find(route);
  (found == m_inside->routes.end() ? m_inside->unmatched : *found->second).observe(status, seconds);
}

void Metrics::add(Source source) {
  const std::lock_guard lock(m_inside->mutex);
  m_inside->sources.push_back(std::move(source));
}

void Metrics::gauge(const std::string& name, const std::string& help, std::function<double()> read) {
  add([name, help, read = std::move(read)](Page& page) { page.gauge(name, help, read()); });
}

std::string Metrics::text() {
  Page page;
  for (const auto& [route, figures] : m_inside->routes)
    if (figures->seconds.read().count > 0) Inside::show(page, *figures, {{"method", std::string(http::name_of(route->method))}, {"route", route->pattern}});
  Inside::show(page, m_inside->unmatched, {{"method", "-"}, {"route", "-"}});
  const std::lock_guard lock(m_inside->mutex);
  for (const auto& source : m_inside->sources) {
    try {
      source(page);
    } catch (const std::exception&) {  // the database is away, most likely; the other figures say so
      ++m_inside->failed_sources;
    }
  }
  page.counter("gridward_metrics_failures_total", "Figures that could not be read when somebody asked.", static_cast<double>(m_inside->failed_sources));
  return page.text();
}

}  // namespace gridward
