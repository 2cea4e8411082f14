// SPDX-License-Identifier: Apache-2.0
#include "base/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::base {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t most_complaints = 4096;
constexpr int could_not_start = 127;
constexpr auto longest_lingering = milliseconds(5000);   ///< after it has closed its output

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    // Closed in whatever else this process starts; dup2 in the child clears the flag for what it needs.
    if (pipe2(ends, O_CLOEXEC) != 0) throw unavailable("store.busy", 10);
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    shut(read);
    shut(write);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void shut(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

/// "" when there is none.
std::string path_of(const Program& program) {
  const std::string& name = program.command.front();
  if (name.find('/') != std::string::npos) return name;
  for (const auto& variable : program.environment) {
    if (!starts_with(variable, "PATH=")) continue;
    for (const auto folder : split(std::string_view(variable).substr(5), ':'))
      if (const std::string path = std::string(folder) + '/' + name; !folder.empty() && ::access(path.c_str(), X_OK) == 0) return path;
  }
  return "";
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (auto& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

/// All that the child needs, laid out before it exists: between fork and exec only calls that are safe in a signal handler are allowed.
struct Birth {
  explicit Birth(const Program& program) : path(path_of(program)), arguments(program.command), variables(program.environment), folder(program.folder.string()), limits(program.limits) {
    argument_list = pointers(arguments);
    variable_list = pointers(variables);
  }
  std::string path;
  std::vector<std::string> arguments, variables;
  std::string folder;
  std::optional<ProgramLimits> limits;
  std::vector<char*> argument_list, variable_list;
  pid_t parent = ::getpid();
};

void limit(int resource, std::uint64_t most) {
  const rlimit both{most, most};
  if (::setrlimit(static_cast<__rlimit_resource_t>(resource), &both) != 0) ::_exit(could_not_start);
}

[[noreturn]] void become(const Birth& birth, int input, int output, int errors) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != birth.parent) ::_exit(could_not_start);   // it ended in between
  if (::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 || ::dup2(errors, STDERR_FILENO) < 0) ::_exit(could_not_start);
  ::close_range(STDERR_FILENO + 1, ~0u, 0);
  limit(RLIMIT_CORE, 0);
  if (birth.limits) {
    limit(RLIMIT_CPU, birth.limits->cpu_s);
    limit(RLIMIT_FSIZE, birth.limits->file_bytes);
    limit(RLIMIT_AS, birth.limits->memory_bytes);
  }
  if (!birth.folder.empty() && ::chdir(birth.folder.c_str()) != 0) ::_exit(could_not_start);
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::execve(birth.path.c_str(), birth.argument_list.data(), birth.variable_list.data());
  ::_exit(could_not_start);
}

/// No handler of ours may run in the child before it is another program.
pid_t give_birth(const Birth& birth, int input, int output, int errors) {
  sigset_t all, before;
  sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = ::fork();
  if (child == 0) become(birth, input, output, errors);
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (child < 0) throw unavailable("store.busy", 10);
  ::setpgid(child, child);   // whoever comes first
  return child;
}

/// The running program and its pipes; killed with its group unless it was waited for.
class Running {
 public:
  explicit Running(const Program& program) : m_program(program), m_patience(program.patience) {
    const Birth birth(program);
    if (birth.path.empty()) return;
    const int nothing = program.feed ? -1 : ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (!program.feed && nothing < 0) throw unavailable("store.busy", 10);
    try {
      m_pid = give_birth(birth, program.feed ? m_input.read : nothing, m_output.write, m_errors.write);
    } catch (...) {
      if (nothing >= 0) ::close(nothing);
      throw;
    }
    if (nothing >= 0) ::close(nothing);
    for (int* end : {&m_input.read, &m_output.write, &m_errors.write}) Pipe::shut(*end);
    if (!program.feed) Pipe::shut(m_input.write);
    else ::fcntl(m_input.write, F_SETFL, O_NONBLOCK);
  }
  ~Running() { kill_group(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  ProgramResult run() {
    if (m_pid < 0) return {ProgramEnd::not_started, {}};
    while (m_output.read >= 0 || m_errors.read >= 0) {
      std::array<pollfd, 3> ends = {pollfd{m_output.read, POLLIN, 0}, pollfd{m_errors.read, POLLIN, 0}, pollfd{m_input.write, POLLOUT, 0}};
      if (!wait_for(ends)) return {ProgramEnd::timed_out, m_complaints};
      if (ends[0].revents != 0 && !hear(m_output.read, [&](std::string_view bytes) { return !m_program.take || m_program.take(bytes); })) return {ProgramEnd::stopped, m_complaints};
      if (ends[1].revents != 0) hear(m_errors.read, [&](std::string_view bytes) { return complain(bytes); });
      if (ends[2].revents != 0) tell();
    }
    return {end_of(wait()), m_complaints};
  }

 private:
  bool wait_for(std::array<pollfd, 3>& ends) {
    const auto from = std::chrono::steady_clock::now();
    const auto most = std::clamp<std::int64_t>(m_patience.count(), 0, std::int64_t{1} << 30);
    const int ready = ::poll(ends.data(), ends.size(), static_cast<int>(most));
    m_patience -= std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - from);
    if (ready < 0) {
      ENSURE(errno == EINTR);
      for (auto& end : ends) end.revents = 0;
    }
    return ready != 0;
  }
  template <typename Take>
  bool hear(int& end, Take take) {
    const ssize_t count = ::read(end, m_buffer.data(), m_buffer.size());
    if (count < 0 && errno == EINTR) return true;
    if (count > 0) return take(std::string_view(m_buffer.data(), static_cast<std::size_t>(count)));
    Pipe::shut(end);
    return true;
  }
  bool complain(std::string_view bytes) {
    m_complaints += bytes;
    if (m_complaints.size() > most_complaints) m_complaints.erase(0, m_complaints.size() - most_complaints);
    return true;
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

  /// Of a program that has closed its output; one that lingers all the same is killed, and whatever it may have left running.
  int wait() {
    const auto until = std::chrono::steady_clock::now() + longest_lingering;
    for (int tries = 0;; ++tries) {
      siginfo_t gone{};
      if (::waitid(P_PID, static_cast<id_t>(m_pid), &gone, WEXITED | WNOHANG | WNOWAIT) != 0 || gone.si_pid == m_pid || std::chrono::steady_clock::now() > until) return kill_group();
      std::this_thread::sleep_for(milliseconds(tries < 20 ? 1 : 10));
    }
  }
  int kill_group() {
    int status = 0;
    if (m_pid < 0) return status;
    ::kill(-m_pid, SIGKILL);
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
    m_pid = -1;
    return status;
  }
  static ProgramEnd end_of(int status) {
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) return ProgramEnd::timed_out;
    if (!WIFEXITED(status)) return ProgramEnd::failed;
    if (WEXITSTATUS(status) == could_not_start) return ProgramEnd::not_started;
    return WEXITSTATUS(status) == 0 ? ProgramEnd::finished : ProgramEnd::failed;
  }

  const Program& m_program;
  milliseconds m_patience;
  Pipe m_input, m_output, m_errors;
  pid_t m_pid = -1;
  std::array<char, 65536> m_buffer;
  std::string m_words, m_complaints;
  std::size_t m_told = 0;
};

}  // namespace

ProgramResult run_program(const Program& program) {
  ENSURE(!program.command.empty());
  return Running(program).run();
}

}  // namespace gridward::base
