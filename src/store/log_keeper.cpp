// SPDX-License-Identifier: Apache-2.0
#include "store/log_keeper.hpp"

#include <utility>

#include "base/problem.hpp"

namespace gridward::store {

namespace {

/// Pages of 4 kB. The longer the log, the more often a page stands in it that goes home once; above SQLite's own limit for the file (64 MB) it would be cut
/// off each time and grow anew.
constexpr std::int64_t long_log = 12'000, far_too_long = 64'000;
constexpr std::int64_t again_after = 1000;   ///< pages, where readers kept the log from beginning anew

}  // namespace

LogKeeper::LogKeeper(sql::OwnLog& writer, std::unique_ptr<sql::Connection> own) : m_writer(writer), m_own(std::move(own)) {
  ENSURE(m_own->log() != nullptr);
  m_writer.own();
  m_thread = std::thread([this] { work(); });
}

LogKeeper::~LogKeeper() {
  {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_state != State::working; });
    m_state = State::stopping;
  }
  m_changed.notify_all();
  m_thread.join();
}

void LogKeeper::after_commit() {
  const auto pages = m_writer.pages();
  if (pages < long_log) m_begin_at = long_log;
  if (pages < m_begin_at) return;
  {
    std::unique_lock lock(m_mutex);
    if (m_state == State::working && (m_held || pages < far_too_long)) return;
    m_changed.wait(lock, [&] { return m_state != State::working; });
    if (m_state == State::resting) {
      m_state = State::working;
      m_changed.notify_all();
      return;
    }
    m_state = State::resting;
    m_begin_at = pages + again_after;
    if (m_held) return;
  }
  m_writer.bring_home();
}

void LogKeeper::work() {
  std::unique_lock lock(m_mutex);
  for (;;) {
    m_changed.wait(lock, [&] { return m_state == State::working || m_state == State::stopping; });
    if (m_state == State::stopping) return;
    lock.unlock();
    const bool whole = bring_home();
    lock.lock();
    m_held = !whole;
    m_state = State::done;
    m_changed.notify_all();
  }
}

/// The second round takes what came during the first: little, so that very little is left to the writer.
bool LogKeeper::bring_home() {
  bool whole = true;
  for (int round = 0; round < 2 && whole; ++round) {
    whole = m_own->log()->bring_home();
    m_own->log()->settle();
  }
  return whole;
}

}  // namespace gridward::store
