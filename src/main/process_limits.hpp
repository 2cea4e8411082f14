// SPDX-License-Identifier: Apache-2.0
// What the operating system lets this process do, and how long it may take to end.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace gridward {

/// A file that grew too large, or a peer that left, is an error of that write, not the end of the process.
void ignore_fatal_write_signals();

/// How many files may be open once the limit is raised as far as the system allows.
std::size_t allowed_open_files();
/// How many connections may be taken with so many open files, at most `wanted`, so that the database and the photos always find a descriptor.
std::size_t connections_within(std::size_t open_files, std::size_t wanted);
/// Raises the limit of open files and returns the connections that fit; says so in the log when they are fewer than wanted.
std::size_t connections_that_fit(std::size_t wanted);

/// From its beginning to its end the process may take so long; past it, it is ended hard, with exit code 70. What was acknowledged is safe
/// then too, as it is in a power cut: the crash suite proves it. For a stop that hangs in a database that does not answer.
class StopLimit {
 public:
  explicit StopLimit(std::chrono::milliseconds longest);
  ~StopLimit();
  StopLimit(const StopLimit&) = delete;
  StopLimit& operator=(const StopLimit&) = delete;

 private:
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_done = false;
  std::thread m_thread;
};

}  // namespace gridward
