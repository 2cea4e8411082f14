// SPDX-License-Identifier: Apache-2.0
#include "child_program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

namespace gridward::bench {

namespace {

constexpr auto look_every = std::chrono::milliseconds(5);

std::string file_or_nowhere(const std::filesystem::path& path) { return path.empty() ? "/dev/null" : path.string(); }

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

std::vector<std::string> environment_in_english() {
  std::vector<std::string> texts;
  for (char** each = environ; *each != nullptr; ++each)
    if (const std::string text = *each; text.rfind("LC_ALL=", 0) != 0) texts.push_back(text);
  texts.emplace_back("LC_ALL=en_US.UTF-8");
  return texts;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (auto& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

}  // namespace

ChildProgram::ChildProgram(const std::vector<std::string>& command, const std::filesystem::path& out, const std::filesystem::path& progress) {
  auto arguments = command;
  auto environment = environment_in_english();
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, file_or_nowhere(out).c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, file_or_nowhere(progress).c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
  // Returns when the child is the new program, whose memory begins anew.
  const int error = posix_spawn(&m_pid, command.front().c_str(), &files, nullptr, pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::runtime_error("cannot run " + command.front());
  m_watcher = std::thread([this] { watch(); });
}

ChildProgram::~ChildProgram() {
  if (running()) ::kill(m_pid, SIGKILL);
  wait();
}

void ChildProgram::wait() {
  if (m_watcher.joinable()) m_watcher.join();
}

void ChildProgram::watch() {
  const auto begin = std::chrono::steady_clock::now();
  while (::wait4(m_pid, &m_status, WNOHANG, &m_used) == 0) {
    m_peak_mb = std::max(m_peak_mb, memory_mb(m_pid, "VmHWM:"));
    std::this_thread::sleep_for(look_every);
  }
  m_spent_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  m_ended = true;
}

bool ChildProgram::succeeded() const { return WIFEXITED(m_status) && WEXITSTATUS(m_status) == 0; }

double ChildProgram::processor_s() const { return seconds(m_used.ru_utime) + seconds(m_used.ru_stime); }

double memory_mb(pid_t pid, const std::string& field) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.rfind(field, 0) == 0) return std::stod(line.substr(field.size())) / 1024;
  return 0;
}

}  // namespace gridward::bench
