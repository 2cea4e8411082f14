// SPDX-License-Identifier: Apache-2.0
#include "main/process_limits.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace gridward {

namespace {

/// For the database, photos, exports, and those who are only told that there is no room.
constexpr std::size_t descriptors_kept = 600;
constexpr std::size_t most_files = 10'000'000;
constexpr int ended_hard = 70;  // EX_SOFTWARE

}  // namespace

void ignore_fatal_write_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

std::size_t allowed_open_files() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return most_files;
  return static_cast<std::size_t>(std::min<rlim_t>(files.rlim_max, most_files));
}

std::size_t connections_within(std::size_t open_files, std::size_t wanted) {
  return std::min(wanted, open_files >= 2 * descriptors_kept ? open_files - descriptors_kept : open_files / 2);
}

std::size_t connections_that_fit(std::size_t wanted) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);  // refused: what stands then is read again
  getrlimit(RLIMIT_NOFILE, &files);
  const auto open_files = static_cast<std::size_t>(std::min<rlim_t>(files.rlim_cur, most_files));
  const auto fit = connections_within(open_files, wanted);
  if (fit == wanted) return wanted;
  spdlog::warn("{} open files are allowed: {} connections are taken instead of {}", open_files, fit, wanted);
  return fit;
}

StopLimit::StopLimit(std::chrono::milliseconds longest)
    : m_thread([this, longest] {
        std::unique_lock lock(m_mutex);
        if (m_wake.wait_for(lock, longest, [this] { return m_done; })) return;
        spdlog::critical("stopping takes longer than {} ms: ended hard; what was acknowledged is safe", longest.count());
        spdlog::default_logger()->flush();
        ::_exit(ended_hard);
      }) {}

StopLimit::~StopLimit() {
  {
    const std::lock_guard lock(m_mutex);
    m_done = true;
  }
  m_wake.notify_one();
  m_thread.join();
}

}  // namespace gridward
