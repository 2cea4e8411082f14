// SPDX-License-Identifier: Apache-2.0
// One line on standard error that shows how far long work has come; silent when nobody watches.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace gridward::commands {

class ProgressBar {
 public:
  /// total 0 = unknown.
  void show(std::string_view what, std::int64_t done, std::int64_t total) {
    if (!m_terminal && what == m_what) return;   // a log file gets one line a phase
    if (what != m_what && !m_what.empty()) end();
    m_what = what;
    if (!m_terminal) {
      std::fprintf(stderr, "%s …\n", m_what.c_str());
      return;
    }
    if (total > 0) {
      const int filled = static_cast<int>(30 * done / total);
      std::fprintf(stderr, "\r%-12s [%-30s] %lld/%lld", m_what.c_str(), std::string(static_cast<std::size_t>(filled), '#').c_str(), static_cast<long long>(done), static_cast<long long>(total));
    } else {
      std::fprintf(stderr, "\r%-12s %lld", m_what.c_str(), static_cast<long long>(done));
    }
    std::fflush(stderr);
  }
  void end() {
    if (m_terminal && !m_what.empty()) std::fputc('\n', stderr);
    m_what.clear();
  }

 private:
  bool m_terminal = isatty(STDERR_FILENO) != 0;
  std::string m_what;
};

}  // namespace gridward::commands
