// SPDX-License-Identifier: Apache-2.0
// Runs another program to its end while its input and output stream through the caller: by an argument vector, never through a shell, in a
// process group of its own that is killed when this side gives up, without inherited descriptors, without core files, with an
// environment made for it and, for one that may meet hostile data, with limits. It is killed too when the thread that runs it ends,
// however that happens, so that nothing goes on behind a back.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridward::base {

struct ProgramLimits {
  std::uint64_t memory_bytes = 1u << 30;
  std::uint64_t cpu_s = 60;
  std::uint64_t file_bytes = 512u << 20;
};

struct Program {
  std::vector<std::string> command;        ///< program and arguments; a name without a slash is looked up in the PATH of `environment`
  std::vector<std::string> environment;    ///< "NAME=value", complete
  std::filesystem::path folder = {};       ///< working directory; empty = this process's own
  std::optional<ProgramLimits> limits = {};
  std::chrono::seconds patience{120};      ///< waiting for the program in all; time that feed and take need does not count
  std::function<std::string()> feed = {};  ///< next bytes of its input; empty = the end. Absent = no input
  std::function<bool(std::string_view)> take = {};   ///< its output; false = enough. Absent = thrown away
};

enum class ProgramEnd {
  finished,     ///< exit status 0
  failed,       ///< another exit status, or killed by a signal or by the memory limit
  timed_out,    ///< processor time or patience ran out
  stopped,      ///< take wanted no more
  not_started   ///< there is no such program
};

struct ProgramResult {
  ProgramEnd end = ProgramEnd::failed;
  std::string complaints;                  ///< the last 4 KB of its standard error; may quote data, so not for readers
};

/// What feed or take throws goes on once the program is killed. Throws Problem "store.busy" when there are no more descriptors or processes.
ProgramResult run_program(const Program& program);

}  // namespace gridward::base
