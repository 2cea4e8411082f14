// SPDX-License-Identifier: Apache-2.0
#include "store/backup_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::store {

namespace {

constexpr int longest_silence_ms = 6 * 3600 * 1000;
constexpr std::size_t most_complaints = 4096;

base::Problem failed(const BackupProgram& program, std::string_view why) {
  return base::Problem(base::ProblemKind::unavailable, "backup.program_failed",
                       {{"program", std::filesystem::path(program.command.front()).filename().string()}, {"why", std::string(why)}});
}

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw base::unavailable("store.busy", 10);
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() { close_both(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void shut(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  void close_both() {
    shut(read);
    shut(write);
  }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (auto& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

/// The running program and its three pipes; killed with its group unless it was waited for.
class Running {
 public:
  explicit Running(const BackupProgram& program) : m_program(program) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, m_input.read, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, m_output.write, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, m_errors.write, STDERR_FILENO);
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
    auto command = program.command;
    auto environment = program.environment;
    const int error = posix_spawn(&m_pid, command.front().c_str(), &actions, &attributes, pointers(command).data(), pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    Pipe::shut(m_input.read);
    Pipe::shut(m_output.write);
    Pipe::shut(m_errors.write);
    if (error != 0) {
      m_pid = -1;
      throw failed(program, std::generic_category().message(error));
    }
    if (!program.feed) Pipe::shut(m_input.write);
    else ::fcntl(m_input.write, F_SETFL, O_NONBLOCK);
  }
  ~Running() {
    if (m_pid < 0) return;
    ::kill(-m_pid, SIGKILL);
    wait();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void converse() {
    while (m_output.read >= 0 || m_errors.read >= 0) {
      std::array<pollfd, 3> ends = {pollfd{m_output.read, POLLIN, 0}, pollfd{m_errors.read, POLLIN, 0}, pollfd{m_input.write, POLLOUT, 0}};
      const int ready = ::poll(ends.data(), ends.size(), longest_silence_ms);
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) throw failed(m_program, "silent for six hours");
      if (ends[0].revents != 0) hear(m_output.read, [&](std::string_view bytes) { if (m_program.take) m_program.take(bytes); });
      if (ends[1].revents != 0) hear(m_errors.read, [&](std::string_view bytes) { complain(bytes); });
      if (ends[2].revents != 0) tell();
    }
  }

  int wait() {
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
    m_pid = -1;
    return status;
  }
  /// The last line that is not empty.
  std::string_view reason() const {
    const std::string_view text = base::trimmed(m_complaints);
    const std::size_t start = text.find_last_of('\n');
    return start == std::string_view::npos ? text : text.substr(start + 1);
  }

 private:
  template <typename Take>
  void hear(int& end, Take take) {
    const ssize_t count = ::read(end, m_buffer.data(), m_buffer.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) return Pipe::shut(end);
    take(std::string_view(m_buffer.data(), static_cast<std::size_t>(count)));
  }
  /// The end of what it says is what tells why.
  void complain(std::string_view bytes) {
    m_complaints += bytes;
    if (m_complaints.size() > most_complaints) m_complaints.erase(0, m_complaints.size() - most_complaints);
  }
  void tell() {
    if (m_told == m_words.size()) {
      m_words = m_program.feed();
      m_told = 0;
      if (m_words.empty()) return Pipe::shut(m_input.write);
    }
    const ssize_t count = ::write(m_input.write, m_words.data() + m_told, m_words.size() - m_told);
    if (count >= 0) m_told += static_cast<std::size_t>(count);
    else if (errno != EAGAIN && errno != EINTR) Pipe::shut(m_input.write);  // it wants no more; its exit status says why
  }

  const BackupProgram& m_program;
  Pipe m_input, m_output, m_errors;
  pid_t m_pid = -1;
  std::array<char, 65536> m_buffer;
  std::string m_words, m_complaints;
  std::size_t m_told = 0;
};

}  // namespace

void run_program(const BackupProgram& program) {
  Running running(program);
  running.converse();
  const int status = running.wait();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw failed(program, running.reason());
}

}  // namespace gridward::store
