// SPDX-License-Identifier: Apache-2.0
// A load generator for HTTP/1.1 on one thread: some connections, each sending its next request as soon as the last is answered.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace gridward::bench {

struct LoadOrder {
  std::uint16_t port = 0;
  int connections = 64;
  std::chrono::milliseconds warm_up{1000};
  std::chrono::milliseconds measured{5000};
  double per_second = 0;             ///< as many in all, each at its time, and a request that has to wait for a free connection counts from its time; 0 = as fast as answers come
  bool once = false;                 ///< one request a connection, whatever the times say
  std::size_t at_least = 1;          ///< goes on beyond its time until so many are measured: a busy machine makes no empty figure
  /// The next whole request.
  std::function<std::string()> next;
};

struct LoadResult {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
  std::int64_t answered = 0;
  std::int64_t refused = 0;          ///< answers that were not 2xx
  std::string first_refusal;
  std::string last_body;
  std::vector<float> latencies_ms;   ///< of all that were measured, sorted
};

LoadResult run_load(const LoadOrder& order);

}  // namespace gridward::bench
