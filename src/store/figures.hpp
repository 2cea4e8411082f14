// SPDX-License-Identifier: Apache-2.0
// Figures that an operator watches: what the write lanes have done since the start, and how the log and the database stand. Plain
// numbers; what they are called outside is main's business.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/histogram.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

/// Written by the lanes, read by anyone at any time without a lock.
struct LaneFigures {
  base::Histogram commit_seconds{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};  ///< of the commit alone
  base::Histogram units_per_commit{1, 2, 4, 8, 16, 32, 64, 128, 256};
  std::atomic<std::uint64_t> units_committed{0};
  std::atomic<std::uint64_t> units_failed{0};      ///< refused by a rule, or not committed
  std::atomic<std::uint64_t> units_turned_away{0}; ///< the queue was full
  std::atomic<std::int64_t> last_commit_us{0};     ///< by the system's clock, microseconds since 1970; 0 = none yet

  void committed(double seconds, std::size_t units);
};

struct DatabaseFigures {
  std::int64_t last_seq = 0;            ///< of the event log
  std::vector<std::pair<std::string, std::int64_t>> readers;  ///< each reader's name and how far it has read the log
  std::int64_t deliveries_waiting = 0;  ///< messages that wait for their channel
  std::int64_t database_bytes = 0;      ///< without SQLite's write-ahead log
};
DatabaseFigures database_figures(sql::Connection& connection);

}  // namespace gridward::store
