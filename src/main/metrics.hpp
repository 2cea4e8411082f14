// SPDX-License-Identifier: Apache-2.0
// Figures for an operator's monitoring, in Prometheus' text form at /metrics. Requests are counted without a lock or an allocation; every
// other figure is read by its source when somebody asks. A source that throws is left out and counted; the others are shown.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/histogram.hpp"
#include "http/server/router.hpp"

namespace gridward {

class Metrics {
 public:
  using Labels = std::vector<std::pair<std::string, std::string>>;

  /// What a source writes on. Names end in their unit, counters in _total; figures of one name stand together.
  class Page {
   public:
    Page();
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
    void gauge(const std::string& name, const std::string& help, double value, Labels labels = {});
    void counter(const std::string& name, const std::string& help, double value, Labels labels = {});
    void histogram(const std::string& name, const std::string& help, const base::Histogram& histogram, Labels labels = {});
    std::string text() const;

   private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
  };
  using Source = std::function<void(Page&)>;

  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// Makes a place for each route. Call it once, before the first request; the router is complete and outlives this.
  void count_routes(const http::Router& router);
  /// From any thread. nullptr: no route matched.
  void observe(const http::Route* route, int status, double seconds);
  /// From any thread; what the source refers to must live until the server has stopped.
  void add(Source source);
  /// One figure without labels.
  void gauge(const std::string& name, const std::string& help, std::function<double()> read);
  std::string text();

 private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

}  // namespace gridward
