// SPDX-License-Identifier: Apache-2.0
// Time passes: jobs that run again and again, each on its own interval, one after the other on one thread. What a job throws is
// logged by its code and tried again next time; a job holds no business rule. A job that takes long looks at its stop token between
// items: what it has done stays done, the rest is done next time.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace gridward::jobs {

struct Job {
  std::string name;
  std::chrono::milliseconds every{20'000};
  std::function<void(const std::stop_token&)> work;
};

/// How a job fares since the start; times by the system's clock, microseconds since 1970, 0 = never.
struct JobFigures {
  std::string name;
  std::chrono::milliseconds every{0};
  std::int64_t last_success_us = 0;
  double last_seconds = 0;        ///< of the last round, good or not
  std::uint64_t rounds = 0;
  std::uint64_t failures = 0;
};

class Runner {
 public:
  explicit Runner(std::vector<Job> jobs);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// Tells the running job and returns at once.
  void ask_to_stop();
  /// The same, and waits until the running job has ended.
  void stop();
  /// Rounds that ended with an error since the start; a figure for the metrics.
  std::int64_t failures() const { return m_failures; }
  std::vector<JobFigures> figures() const;

 private:
  void run();
  void run_one(const Job& job);
  void note(const Job& job, bool good, double seconds);

  std::vector<Job> m_jobs;
  std::atomic<std::int64_t> m_failures{0};
  mutable std::mutex m_figures_mutex;
  std::vector<JobFigures> m_figures;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::stop_source m_stop;
  std::thread m_thread;
};

}  // namespace gridward::jobs
