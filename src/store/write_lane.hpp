// SPDX-License-Identifier: Apache-2.0
// One lane of WriteLanes: a bounded queue, a thread, a connection. Only write_lanes.cpp includes this.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "store/log_keeper.hpp"
#include "store/write_lanes.hpp"

namespace gridward::store {

class WriteLanes::Lane {
 public:
  /// `keeper` may be nullptr: an engine that keeps its log itself.
  Lane(std::unique_ptr<sql::Connection> connection, std::unique_ptr<LogKeeper> keeper, const base::Clock& clock, const WriteLanesOptions& options, LaneFigures& figures);
  ~Lane() { stop(); }
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  void push(Unit unit, std::function<void(std::exception_ptr)> done);
  void stop();
  std::size_t waiting() const;
  /// True on a lane's own thread.
  static bool here();

 private:
  struct Job {
    Unit unit;
    std::function<void(std::exception_ptr)> done;
    std::exception_ptr error = {};
    std::vector<std::function<void()>> hooks = {};
  };

  void work();
  std::vector<Job> take();
  void run(std::vector<Job>& batch);
  /// Runs jobs [first, …) until the time is used up; returns how many ran. They are durable, or carry their error.
  /// Savepoints cost a third of a unit, and units seldom fail: the batch runs without them first, with them if a unit spoils it.
  std::size_t run_batch(std::vector<Job>& batch, std::size_t first);
  void run_together(Job& job);
  void run_apart(std::span<Job> jobs);
  void run_in_savepoint(Job& job);
  void fail(std::span<Job> jobs, const std::exception& error);
  void refuse_lost_transaction() const;
  /// One job in a transaction of its own, repeated when the database asks for it.
  void run_alone(Job& job);
  void call(Job& job);
  void answer(Job& job);
  void commit(std::size_t units);

  std::unique_ptr<sql::Connection> m_connection;
  std::unique_ptr<LogKeeper> m_keeper;
  const base::Clock& m_clock;
  const WriteLanesOptions m_options;
  LaneFigures& m_figures;
  mutable std::mutex m_mutex;
  std::condition_variable m_filled;
  std::deque<Job> m_queue;
  bool m_stopping = false;
  std::thread m_thread;
};

}  // namespace gridward::store
