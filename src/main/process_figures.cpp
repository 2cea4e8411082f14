// SPDX-License-Identifier: Apache-2.0
#include "main/process_figures.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace gridward {

namespace {

/// The fields of /proc/self/stat after the program's name, which may hold spaces; the first is field 3 (state) of proc(5).
std::vector<std::string> process_fields() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  std::istringstream rest(line.substr(std::min(line.size(), line.rfind(')') + 1)));
  std::vector<std::string> fields;
  for (std::string field; rest >> field;) fields.push_back(std::move(field));
  return fields;
}

double boot_time() {
  std::ifstream file("/proc/stat");
  for (std::string key; file >> key; file.ignore(1 << 20, '\n')) {
    double seconds = 0;
    if (key == "btime" && file >> seconds) return seconds;
  }
  return 0;
}

}  // namespace

void show_process(Metrics::Page& page) {
  const auto fields = process_fields();
  const auto field = [&](std::size_t number) { return std::stod(fields.at(number - 3)); };  // numbered as in proc(5)
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  page.counter("process_cpu_seconds_total", "Processor time used, user and system.", (field(14) + field(15)) / ticks);
  page.gauge("process_threads", "Threads.", field(20));
  page.gauge("process_start_time_seconds", "When the process started.", boot_time() + field(22) / ticks);
  page.gauge("process_virtual_memory_bytes", "Address space.", field(23));
  page.gauge("process_resident_memory_bytes", "Memory in use.", field(24) * static_cast<double>(sysconf(_SC_PAGESIZE)));
  const auto files = std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
  page.gauge("process_open_fds", "Open files and connections.", static_cast<double>(files));
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) page.gauge("process_max_fds", "Files and connections that may be open.", static_cast<double>(limit.rlim_cur));
}

}  // namespace gridward
