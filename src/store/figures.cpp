// SPDX-License-Identifier: Apache-2.0
#include "store/figures.hpp"

#include <chrono>

#include "store/delivery_store.hpp"
#include "store/event_log.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::store {

void LaneFigures::committed(double seconds, std::size_t units) {
  commit_seconds.observe(seconds);
  units_per_commit.observe(static_cast<double>(units));
  // Not the house's clock, which a drill may move: this is compared with the watcher's.
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  last_commit_us.store(std::chrono::duration_cast<std::chrono::microseconds>(now).count(), std::memory_order_relaxed);
}

DatabaseFigures database_figures(sql::Connection& connection) {
  DatabaseFigures figures;
  figures.last_seq = latest_seq(connection);
  figures.readers = job_cursors(connection);
  figures.deliveries_waiting = count_waiting(connection);
  figures.database_bytes = sql::database_bytes(connection);
  return figures;
}

}  // namespace gridward::store
