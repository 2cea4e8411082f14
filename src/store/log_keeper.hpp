// SPDX-License-Identifier: Apache-2.0
// LogKeeper brings SQLite's log home beside the writer, on a thread and a connection of its own, so that no submission waits for some four thousand
// pages all over a large file. A log to which somebody keeps writing is never home as a whole and would grow for ever: its end, what was written while the keeper
// worked, is the writer's to bring home, in a few milliseconds. While somebody reads an older state (a back-up, for a minute) the log grows.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "store/sql/connection.hpp"
#include "store/sql/own_log.hpp"

namespace gridward::store {

class LogKeeper {
 public:
  /// Two connections to one database; the writer's must outlive the keeper and leaves its log to it from here on.
  LogKeeper(sql::OwnLog& writer, std::unique_ptr<sql::Connection> own);
  ~LogKeeper();
  LogKeeper(const LogKeeper&) = delete;
  LogKeeper& operator=(const LogKeeper&) = delete;

  /// On the writer's thread, outside a transaction, when its answers are out. Waits for the keeper only where the log has grown far beyond its length for want of time.
  void after_commit();

 private:
  enum class State { resting, working, done, stopping };
  void work();
  bool bring_home();

  sql::OwnLog& m_writer;
  std::unique_ptr<sql::Connection> m_own;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  State m_state = State::resting;
  bool m_held = false;            ///< readers did not let the last round end
  std::int64_t m_begin_at = 0;    ///< pages at which the keeper begins next; the writer's thread alone
  std::thread m_thread;
};

}  // namespace gridward::store
