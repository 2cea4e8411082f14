// SPDX-License-Identifier: Apache-2.0
// Time passes: jobs that run again and again, each on its own interval, one after the other on one thread. What a job throws is
// logged by its code and tried again next time; a job holds no business rule.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace gridward::jobs {

struct Job {
  std::string name;
  std::chrono::milliseconds every{20'000};
  std::function<void()> work;
};

class Runner {
 public:
  explicit Runner(std::vector<Job> jobs);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// Ends after the job that is running.
  void stop();
  /// Rounds that ended with an error since the start; a figure for the metrics.
  std::int64_t failures() const { return m_failures; }

 private:
  void run();
  void run_one(const Job& job);

  std::vector<Job> m_jobs;
  std::atomic<std::int64_t> m_failures{0};
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_stopped = false;
  std::thread m_thread;
};

}  // namespace gridward::jobs
