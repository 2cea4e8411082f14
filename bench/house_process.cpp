// SPDX-License-Identifier: Apache-2.0
#include "house_process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "child_program.hpp"

namespace gridward::bench {

HouseProcess::HouseProcess(const std::string& binary, int days) : m_binary(binary) {
  auto name = (std::filesystem::temp_directory_path() / "gridward-bench-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
  m_folder = name;
  run("demo --data " + m_folder.string() + " --days " + std::to_string(days) + " --accounts " + (m_folder / "accounts.json").string() + " 2>/dev/null");
}

HouseProcess::HouseProcess(const std::string& binary, std::filesystem::path folder) : m_binary(binary), m_folder(std::move(folder)), m_keep(true) {}

HouseProcess::~HouseProcess() {
  if (m_pid > 0) {
    kill(m_pid, SIGTERM);
    waitpid(m_pid, nullptr, 0);
  }
  if (m_keep) return;
  std::error_code ignored;
  std::filesystem::remove_all(m_folder, ignored);
}

std::string HouseProcess::run(const std::string& arguments) const {
  FILE* pipe = popen((m_binary + " " + arguments).c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + m_binary);
  std::string out;
  for (int c; (c = std::fgetc(pipe)) != EOF;) out.push_back(static_cast<char>(c));
  if (pclose(pipe) != 0) throw std::runtime_error(m_binary + " " + arguments + " failed");
  return out;
}

void HouseProcess::start() {
  const auto log = m_folder / "serve.log";
  const auto config = m_folder / "bench.toml";
  std::ofstream(config) << "data = \"" << m_folder.string() << "\"\nlisten = \"127.0.0.1:0\"\naccess_log = false\n";
  std::filesystem::remove(log);
  const auto begin = std::chrono::steady_clock::now();
  m_pid = fork();
  if (m_pid == 0) {
    // A bench that breaks off leaves no server behind, which would go on holding what it was started under.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int out = open(log.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    dup2(out, 1);
    dup2(out, 2);
    execl(m_binary.c_str(), m_binary.c_str(), "serve", "--config", config.c_str(), nullptr);
    _exit(127);
  }
  for (int tries = 0; tries < 10'000 && m_port == 0; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);)
      if (line.rfind("listening on ", 0) == 0) m_port = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
  }
  m_ready_after_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (m_port == 0) throw std::runtime_error("the server did not start; see " + log.string());
}

std::string HouseProcess::token(const std::string& login) const {
  auto token = run("user token " + login + " --data " + m_folder.string());
  while (!token.empty() && token.back() == '\n') token.pop_back();
  return token;
}

double HouseProcess::figure(const std::string& name) const {
  const int peer = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(m_port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const std::string ask = "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
  std::string text;
  if (connect(peer, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 && send(peer, ask.data(), ask.size(), 0) == static_cast<ssize_t>(ask.size()))
    for (char piece[16384];;) {
      const auto got = recv(peer, piece, sizeof piece, 0);
      if (got <= 0) break;
      text.append(piece, static_cast<std::size_t>(got));
    }
  close(peer);
  const auto at = text.find("\n" + name + " ");
  if (at == std::string::npos) throw std::runtime_error("the server shows no " + name);
  return std::stod(text.substr(at + name.size() + 2));
}

double HouseProcess::status_mb(const std::string& field) const {
  const double found = memory_mb(m_pid, field);
  if (found == 0) throw std::runtime_error("the server is not running");
  return found;
}

}  // namespace gridward::bench
