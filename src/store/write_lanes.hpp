// SPDX-License-Identifier: Apache-2.0
// WriteLanes: writes share commits. A lane is a thread with a connection; it takes what is waiting (at most 256 units, at most 5 ms of
// work), runs each, commits once and then answers all. A unit that fails is undone alone; it may run twice for the sake of another. SQLite has one lane;
// PostgreSQL several, chosen by lane_key (the sub-district), so that units that touch the same rows seldom meet. An idle lane never
// waits for company.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "store/figures.hpp"
#include "store/unit_of_work.hpp"

namespace gridward::store {

struct WriteLanesOptions {
  std::size_t lanes = 4;            ///< PostgreSQL only
  std::size_t queue_limit = 4096;   ///< units waiting per lane
  std::size_t batch_limit = 256;
  bool durable = true;              ///< false: SQLite does not wait for the disk; for data that can be made again (a demo)
  /// Called on the lane's thread after each commit, outside any transaction; what it throws is swallowed.
  std::function<void(sql::Connection&)> after_commit = {};
};

class WriteLanes {
 public:
  /// The clock must outlive the lanes. Opens the connections; throws what that throws.
  WriteLanes(const sql::DatabaseAddress& address, const base::Clock& clock, WriteLanesOptions options = {});
  /// Finishes what is queued, then ends.
  ~WriteLanes();
  WriteLanes(const WriteLanes&) = delete;
  WriteLanes& operator=(const WriteLanes&) = delete;

  /// Returns when the unit is durable; rethrows what the unit threw, or why it could not be committed. After "store.unavailable" the
  /// unit may yet have become durable (the connection broke during the commit): the caller sends the same thing again under the same id.
  /// Throws unavailable("store.busy", 1) at once when the queue is full and unavailable("store.stopping", 5) after stop().
  /// Must not be called from inside a unit.
  void run(Unit unit, std::string_view lane_key = {});

  /// Like run, but returns at once; `done` is called on the lane's thread with nullptr or the error, and must not throw.
  void run_async(Unit unit, std::function<void(std::exception_ptr)> done, std::string_view lane_key = {});

  /// Refuses new units, finishes the queued ones. Idempotent.
  void stop();

  /// Units waiting now, all lanes; a figure for the metrics.
  std::size_t waiting() const;
  const LaneFigures& figures() const { return m_figures; }

 private:
  class Lane;
  Lane& lane_of(std::string_view key);
  LaneFigures m_figures;
  std::vector<std::unique_ptr<Lane>> m_lanes;
};

}  // namespace gridward::store
