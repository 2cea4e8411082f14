// SPDX-License-Identifier: Apache-2.0
#include "store/write_lane.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <iterator>

#include "base/problem.hpp"

namespace gridward::store {

namespace {

constexpr std::chrono::milliseconds batch_time{5};
constexpr int tries = 4;
thread_local bool on_lane = false;

/// A unit failed after it had written: what it wrote must go, and the batch with it.
struct Spoiled {};

}  // namespace

WriteLanes::Lane::Lane(std::unique_ptr<sql::Connection> connection, std::unique_ptr<LogKeeper> keeper, const base::Clock& clock, const WriteLanesOptions& options, LaneFigures& figures)
    : m_connection(std::move(connection)), m_keeper(std::move(keeper)), m_clock(clock), m_options(options), m_figures(figures), m_thread([this] { work(); }) {}

bool WriteLanes::Lane::here() { return on_lane; }

void WriteLanes::Lane::push(Unit unit, std::function<void(std::exception_ptr)> done) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_stopping) throw base::unavailable("store.stopping", 5);
    if (m_queue.size() >= m_options.queue_limit) {
      ++m_figures.units_turned_away;
      throw base::unavailable("store.busy", 1);
    }
    m_queue.push_back({std::move(unit), std::move(done)});
  }
  m_filled.notify_one();
}

void WriteLanes::Lane::stop() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_filled.notify_one();
  if (m_thread.joinable()) m_thread.join();
}

std::size_t WriteLanes::Lane::waiting() const {
  const std::lock_guard lock(m_mutex);
  return m_queue.size();
}

void WriteLanes::Lane::work() {
  on_lane = true;
  for (auto batch = take(); !batch.empty(); batch = take()) {
    run(batch);
    if (m_keeper) m_keeper->after_commit();
  }
}

std::vector<WriteLanes::Lane::Job> WriteLanes::Lane::take() {
  std::unique_lock lock(m_mutex);
  m_filled.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
  const auto count = static_cast<std::ptrdiff_t>(std::min(m_queue.size(), m_options.batch_limit));
  std::vector<Job> batch(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(m_queue.begin() + count));
  m_queue.erase(m_queue.begin(), m_queue.begin() + count);
  return batch;
}

void WriteLanes::Lane::run(std::vector<Job>& batch) {
  for (std::size_t first = 0; first < batch.size();) {
    const std::size_t count = run_batch(batch, first);
    std::for_each_n(batch.begin() + static_cast<std::ptrdiff_t>(first), count, [&](Job& job) { answer(job); });
    first += count;
    if (!m_options.after_commit) continue;
    try {
      m_options.after_commit(*m_connection);
    } catch (const std::exception& error) {
      m_connection->rollback();
      spdlog::warn("after a commit: {}", error.what());
    }
  }
}

std::size_t WriteLanes::Lane::run_batch(std::vector<Job>& batch, std::size_t first) {
  std::size_t next = first;
  const auto end = std::chrono::steady_clock::now() + batch_time;
  try {
    m_connection->heal();
    m_connection->begin();
    while (next < batch.size() && (next == first || std::chrono::steady_clock::now() < end)) run_together(batch[next++]);
    commit(next - first);
  } catch (const Spoiled&) {
    m_connection->rollback();
    run_apart(std::span(batch).subspan(first, next - first));
  } catch (const sql::Error&) {
    m_connection->rollback();
    run_apart(std::span(batch).subspan(first, next - first));
  } catch (const std::exception& error) {
    if (next == first) next = batch.size();
    fail(std::span(batch).subspan(first, next - first), error);
  }
  return next - first;
}

void WriteLanes::Lane::run_together(Job& job) {
  const auto before = m_connection->changes();
  try {
    call(job);
  } catch (const sql::Error&) {
    throw;
  } catch (...) {
    refuse_lost_transaction();
    // Who fails before writing anything leaves nothing to undo.
    if (m_connection->changes() != before) throw Spoiled();
    job.error = std::current_exception();
  }
}

void WriteLanes::Lane::run_apart(std::span<Job> jobs) {
  try {
    m_connection->heal();
    m_connection->begin();
    for (auto& job : jobs) run_in_savepoint(job);
    commit(jobs.size());
  } catch (const sql::Error&) {
    // The database asked for a second try, or refused the commit for the sake of one unit: each alone gets what it deserves.
    m_connection->rollback();
    for (auto& job : jobs) run_alone(job);
  } catch (const std::exception& error) {
    fail(jobs, error);
  }
}

/// The connection or the disk is gone; whether the commit arrived is not known.
void WriteLanes::Lane::fail(std::span<Job> jobs, const std::exception& error) {
  spdlog::error("a batch of writes was not committed: {}", error.what());
  m_connection->rollback();
  for (auto& job : jobs)
    if (!job.error) job.error = std::current_exception();
}

/// The engine may have ended the whole transaction (full disk, lost connection); then the others of the batch are lost with the unit.
void WriteLanes::Lane::refuse_lost_transaction() const {
  if (!m_connection->in_transaction()) throw base::unavailable("store.unavailable", 1);
}

void WriteLanes::Lane::run_in_savepoint(Job& job) {
  m_connection->savepoint();
  try {
    call(job);
  } catch (const sql::RetryNeeded&) {
    throw;
  } catch (...) {
    job.error = std::current_exception();
    refuse_lost_transaction();
    m_connection->rollback_savepoint();
    return;
  }
  try {
    m_connection->release_savepoint();
  } catch (const sql::Error&) {
    job.error = std::current_exception();
    m_connection->rollback_savepoint();
  }
}

void WriteLanes::Lane::run_alone(Job& job) {
  for (int attempt = 1;; ++attempt) {
    try {
      m_connection->heal();
      m_connection->begin();
      call(job);
      commit(1);
      return;
    } catch (const sql::RetryNeeded&) {
      m_connection->rollback();
      if (attempt < tries) continue;
      job.error = std::make_exception_ptr(base::unavailable("store.busy", 1));
    } catch (...) {
      job.error = std::current_exception();
      m_connection->rollback();
    }
    return;
  }
}

void WriteLanes::Lane::commit(std::size_t units) {
  const auto began = std::chrono::steady_clock::now();
  m_connection->commit();
  m_figures.committed(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(), units);
}

void WriteLanes::Lane::call(Job& job) {
  UnitOfWork unit{*m_connection, m_clock.now()};
  job.error = nullptr;
  job.hooks.clear();
  job.unit(unit);
  job.hooks = std::move(unit.hooks);
}

void WriteLanes::Lane::answer(Job& job) {
  ++(job.error ? m_figures.units_failed : m_figures.units_committed);
  if (!job.error)
    for (const auto& hook : job.hooks) hook();
  job.done(job.error);
  // Whoever waits may be gone now; nothing of the unit may outlive its answer.
  job = {};
}

}  // namespace gridward::store
