// SPDX-License-Identifier: Apache-2.0
// A program that runs as a child and what it took. Its memory is read from /proc every few milliseconds while it runs: ru_maxrss would
// count what the bench itself was when it started the child.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace gridward::bench {

class ChildProgram {
 public:
  /// Starts `command` (a path and its arguments, in English); what it says goes to the files, or nowhere where the path is empty.
  ChildProgram(const std::vector<std::string>& command, const std::filesystem::path& out, const std::filesystem::path& progress = {});
  ~ChildProgram();
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;

  bool running() const { return !m_ended; }
  void wait();

  // What follows is true once it has ended.
  bool succeeded() const;
  double spent_s() const { return m_spent_s; }
  double processor_s() const;
  /// Resident memory at its highest; nothing that came and went in its last few milliseconds.
  double peak_mb() const { return m_peak_mb; }

 private:
  void watch();
  pid_t m_pid = 0;
  int m_status = 0;
  rusage m_used{};
  double m_spent_s = 0, m_peak_mb = 0;
  std::atomic<bool> m_ended = false;
  std::thread m_watcher;
};

/// A field of /proc/PID/status that is in kB, in megabytes; 0 when the process is gone or going.
double memory_mb(pid_t pid, const std::string& field);

}  // namespace gridward::bench
