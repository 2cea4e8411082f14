// SPDX-License-Identifier: Apache-2.0
// Runs one of the database engine's own programs: by an argument vector, never through a shell, with an environment made for it, in a
// process group that is killed when this side gives up. Its input and output stream through the caller. It is a trusted program on trusted
// data, so unlike an importer's it has no limits but one of silence.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gridward::store {

struct BackupProgram {
  std::vector<std::string> command;        ///< path of the program and its arguments
  std::vector<std::string> environment;    ///< "NAME=value", complete
  std::function<std::string()> feed;       ///< next bytes of its input; empty = the end. Absent = no input
  std::function<void(std::string_view)> take;   ///< its output. Absent = thrown away
};

/// Runs it to its end; when feed or take throws, the program is killed and the exception goes on. Throws Problem "backup.program_failed" with
/// the program's own last line when it ends otherwise than with 0, says nothing for six hours or cannot be started.
void run_program(const BackupProgram& program);

}  // namespace gridward::store
