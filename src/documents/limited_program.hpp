// SPDX-License-Identifier: Apache-2.0
// Runs a foreign program on a file that may be hostile, so that whatever happens in there harms nothing here: own process
// group, bounded memory, processor time, file size and patience, no core files, no inherited descriptors, an environment
// made from nothing. Its output streams to the caller; its complaints are kept up to 4 KB for diagnosis and are never shown.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gridward::documents {

struct ProgramLimits {
  std::uint64_t memory_bytes = 1u << 30;
  int cpu_s = 60;
  std::uint64_t file_bytes = 512u << 20;
  int wait_s = 120;  ///< for the program alone; time that the receiver takes does not count
};

struct ProgramCall {
  std::vector<std::string> command;      ///< program and arguments; the program is looked up in PATH
  std::vector<std::string> environment;  ///< "NAME=value", complete
  std::filesystem::path folder;          ///< working directory
  ProgramLimits limits;
};

enum class ProgramEnd {
  finished,   ///< exit status 0
  failed,     ///< another exit status, or killed by a signal or by the memory limit
  timed_out,  ///< processor time or patience ran out
  stopped     ///< on_output wanted no more
};

/// Streams standard output to on_output, which returns false to stop the program. When on_output throws, the program's whole
/// group is killed before the exception goes on. Throws Problem "import.program_missing" when it cannot be started.
ProgramEnd run_limited(const ProgramCall& call, const std::function<bool(std::string_view)>& on_output, std::string* complaints = nullptr);

}  // namespace gridward::documents
