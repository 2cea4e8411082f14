// SPDX-License-Identifier: Apache-2.0
#include "documents/limited_program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <thread>

#include "base/problem.hpp"

namespace gridward::documents {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_complaints = 4096;

class Pipe {
 public:
  Pipe() {
    int ends[2];
    // Closed in whatever else this process starts; dup2 in the child clears the flag for the two that it needs.
    if (pipe2(ends, O_CLOEXEC) != 0) throw base::unavailable("import.program_missing");
    m_read = ends[0];
    m_write = ends[1];
  }
  ~Pipe() {
    close(m_read);
    close_write();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  int read_end() const { return m_read; }
  int write_end() const { return m_write; }
  void close_write() {
    if (m_write >= 0) close(m_write);
    m_write = -1;
  }

 private:
  int m_read;
  int m_write;
};

/// posix_spawn knows no limits, so the shell sets them and becomes the program. The command stands in "$@": nothing of it is
/// read as shell text. dash counts files in blocks of 512 bytes and memory in KB.
std::vector<std::string> with_limits(const ProgramCall& call) {
  const auto& limits = call.limits;
  std::vector<std::string> command = {
      "/bin/sh", "-c",
      fmt::format("ulimit -c 0; ulimit -t {}; ulimit -f {}; ulimit -v {}; cd \"$1\" || exit 126; shift; exec \"$@\"", limits.cpu_s, limits.file_bytes / 512,
                  limits.memory_bytes / 1024),
      "gridward-import", call.folder.string()};
  command.insert(command.end(), call.command.begin(), call.command.end());
  return command;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (auto& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

/// The running program; killed with its whole group unless it was waited for.
class Child {
 public:
  Child(const ProgramCall& call, Pipe& output, Pipe& complaints) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.write_end(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, complaints.write_end(), STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, standard;
    sigemptyset(&none);
    sigfillset(&standard);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &standard);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    auto command = with_limits(call);
    auto environment = call.environment;
    const int failed = posix_spawn(&m_pid, "/bin/sh", &actions, &attributes, pointers(command).data(), pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed) {
      m_pid = -1;
      throw base::unavailable("import.program_missing");
    }
  }
  ~Child() { kill_group(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// The exit status of a program that has closed its output; one that lingers all the same is killed after five seconds.
  int wait() {
    int status = 0;
    for (int tries = 0; tries < 500 && waitpid(m_pid, &status, WNOHANG) == 0; ++tries) {
      if (tries == 499) return kill_group();
      std::this_thread::sleep_for(std::chrono::milliseconds(tries < 20 ? 1 : 10));
    }
    kill(-m_pid, SIGKILL);  // whatever it may have left running
    m_pid = -1;
    return status;
  }
  int kill_group() {
    int status = 0;
    if (m_pid < 0) return status;
    kill(-m_pid, SIGKILL);
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
    m_pid = -1;
    return status;
  }

 private:
  pid_t m_pid = -1;
};

/// Reads both pipes until they close. False when patience ran out.
class Listener {
 public:
  Listener(const std::function<bool(std::string_view)>& on_output, std::chrono::milliseconds patience)
      : m_on_output(on_output), m_patience(patience) {}

  enum class Result { closed, timed_out, stopped };

  Result listen(int output, int complaints) {
    std::array<pollfd, 2> ends = {pollfd{output, POLLIN, 0}, pollfd{complaints, POLLIN, 0}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
      if (!wait(ends)) return Result::timed_out;
      for (auto& end : ends)
        if (end.fd >= 0 && end.revents && !read_some(end, &end == &ends[0])) return Result::stopped;
    }
    return Result::closed;
  }
  const std::string& complaints() const { return m_complaints; }

 private:
  bool wait(std::array<pollfd, 2>& ends) {
    const auto from = Clock::now();
    const int ready = poll(ends.data(), ends.size(), static_cast<int>(std::max<std::int64_t>(0, m_patience.count())));
    m_patience -= std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - from);
    return ready > 0 || (ready < 0 && errno == EINTR);
  }

  bool read_some(pollfd& end, bool is_output) {
    const ssize_t count = read(end.fd, m_buffer.data(), m_buffer.size());
    if (count < 0 && errno == EINTR) return true;
    if (count <= 0) {
      end.fd = -1;
      return true;
    }
    const std::string_view bytes(m_buffer.data(), static_cast<std::size_t>(count));
    if (is_output) return m_on_output(bytes);
    m_complaints.append(bytes.substr(0, most_complaints - std::min(most_complaints, m_complaints.size())));
    return true;
  }

  const std::function<bool(std::string_view)>& m_on_output;
  std::chrono::milliseconds m_patience;
  std::string m_complaints;
  std::array<char, 65536> m_buffer;
};

}  // namespace

ProgramEnd run_limited(const ProgramCall& call, const std::function<bool(std::string_view)>& on_output, std::string* complaints) {
  Pipe output, errors;
  Child child(call, output, errors);
  output.close_write();
  errors.close_write();
  Listener listener(on_output, std::chrono::seconds(call.limits.wait_s));
  const auto result = listener.listen(output.read_end(), errors.read_end());
  if (complaints) *complaints = listener.complaints();
  if (result == Listener::Result::timed_out) return ProgramEnd::timed_out;
  if (result == Listener::Result::stopped) return ProgramEnd::stopped;
  const int status = child.wait();
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) return ProgramEnd::timed_out;
  if (WIFEXITED(status) && (WEXITSTATUS(status) == 127 || WEXITSTATUS(status) == 126)) throw base::unavailable("import.program_missing", 60);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ProgramEnd::finished : ProgramEnd::failed;
}

}  // namespace gridward::documents
