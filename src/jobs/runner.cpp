// SPDX-License-Identifier: Apache-2.0
#include "jobs/runner.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/problem.hpp"

namespace gridward::jobs {

namespace {

std::vector<JobFigures> first_figures(const std::vector<Job>& jobs) {
  std::vector<JobFigures> figures;
  for (const auto& job : jobs) figures.push_back({job.name, job.every});
  return figures;
}

}  // namespace

Runner::Runner(std::vector<Job> jobs) : m_jobs(std::move(jobs)), m_figures(first_figures(m_jobs)), m_thread([this] { run(); }) {}

Runner::~Runner() { stop(); }

void Runner::ask_to_stop() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop.request_stop();
  }
  m_wake.notify_all();
}

void Runner::stop() {
  ask_to_stop();
  if (m_thread.joinable()) m_thread.join();
}

void Runner::run() {
  using Time = std::chrono::steady_clock;
  std::vector<Time::time_point> next(m_jobs.size(), Time::now());
  std::unique_lock lock(m_mutex);
  while (!m_stop.stop_requested()) {
    for (std::size_t i = 0; i < m_jobs.size() && !m_stop.stop_requested(); ++i) {
      if (next[i] > Time::now()) continue;
      lock.unlock();
      run_one(m_jobs[i]);
      lock.lock();
      next[i] = Time::now() + m_jobs[i].every;
    }
    if (m_jobs.empty()) m_wake.wait(lock, [this] { return m_stop.stop_requested(); });
    else m_wake.wait_until(lock, *std::min_element(next.begin(), next.end()), [this] { return m_stop.stop_requested(); });
  }
}

void Runner::run_one(const Job& job) {
  const auto began = std::chrono::steady_clock::now();
  const auto failures = m_failures.load();
  try {
    job.work(m_stop.get_token());
  } catch (const base::Problem& problem) {
    ++m_failures;
    spdlog::warn("job {}: {}", job.name, problem.code());
  } catch (const std::exception& error) {
    ++m_failures;
    spdlog::error("job {}: {}", job.name, error.what());
  }
  note(job, m_failures == failures, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
}

void Runner::note(const Job& job, bool good, double seconds) {
  const std::lock_guard lock(m_figures_mutex);
  auto& figures = m_figures[static_cast<std::size_t>(&job - m_jobs.data())];
  figures.last_seconds = seconds;
  ++figures.rounds;
  if (!good) ++figures.failures;
  else figures.last_success_us = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::vector<JobFigures> Runner::figures() const {
  const std::lock_guard lock(m_figures_mutex);
  return m_figures;
}

}  // namespace gridward::jobs
