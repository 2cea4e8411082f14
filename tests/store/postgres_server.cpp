// SPDX-License-Identifier: Apache-2.0
#include "store/postgres_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/problem.hpp"
#include "store/sql/connection.hpp"

namespace gridward::tests {

namespace fs = std::filesystem;

namespace {

fs::path installed_programs() {
  for (const char* version : {"17", "16", "15"}) {
    const fs::path folder = fs::path("/usr/lib/postgresql") / version / "bin";
    if (fs::exists(folder / "initdb") && fs::exists(folder / "postgres")) return folder;
  }
  throw std::runtime_error("PostgreSQL's server programs are not installed; run script/setup");
}

/// PostgreSQL refuses to run as root.
const passwd* other_user() {
  if (::geteuid() != 0) return nullptr;
  const passwd* user = ::getpwnam("postgres");
  if (!user) throw std::runtime_error("there is no user postgres; run script/setup");
  return user;
}

int free_port() {
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = ::bind(handle, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(handle);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

/// Starts a program with its output in a file; it dies with this process.
pid_t launch(const fs::path& program, std::vector<std::string> arguments, const fs::path& log) {
  const passwd* user = other_user();
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  if (user && (::initgroups(user->pw_name, user->pw_gid) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
  if (user) ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // changing the user clears it
  if (::chdir("/") != 0) ::_exit(126);
  std::vector<char*> words;
  std::string name = program.string();
  words.push_back(name.data());
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  ::execv(name.c_str(), words.data());
  ::_exit(127);
}

}  // namespace

PostgresServer& PostgresServer::shared() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer() : m_programs(installed_programs()) {
  std::string folder = (fs::temp_directory_path() / "gridward-postgres-XXXXXX").string();
  if (!::mkdtemp(folder.data())) throw std::runtime_error("no temporary folder");
  m_folder = folder;
  if (const passwd* user = other_user(); user && ::chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0)
    throw std::runtime_error("the temporary folder cannot be given to the user postgres");
  make_cluster();
  start();
}

PostgresServer::~PostgresServer() {
  if (m_pid > 0) {
    ::kill(m_pid, SIGQUIT);
    ::waitpid(m_pid, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

void PostgresServer::make_cluster() {
  const pid_t pid = launch(m_programs / "initdb",
                           {"-D", (m_folder / "data").string(), "-U", "gridward", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8",
                            "--locale-provider=icu", "--icu-locale=zh-CN"},
                           m_folder / "initdb.log");
  int status = 0;
  ::waitpid(pid, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("initdb failed; see " + (m_folder / "initdb.log").string());
}

void PostgresServer::start() {
  m_port = free_port();
  m_pid = launch(m_programs / "postgres",
                 {"-D", (m_folder / "data").string(), "-p", std::to_string(m_port), "-k", m_folder.string(), "-c", "listen_addresses=127.0.0.1",
                  "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=60", "-c", "deadlock_timeout=100ms"},
                 m_folder / "postgres.log");
  wait_until_ready();
}

void PostgresServer::wait_until_ready() {
  for (int attempt = 0; attempt < 300; ++attempt) {
    try {
      store::sql::open({address_of("postgres")});
      return;
    } catch (const base::Problem&) {
      if (::waitpid(m_pid, nullptr, WNOHANG) != 0) m_pid = -1;
      if (m_pid < 0) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
  throw std::runtime_error("PostgreSQL did not start; see " + (m_folder / "postgres.log").string());
}

std::string PostgresServer::address_of(const std::string& database) const {
  return "postgresql://gridward@127.0.0.1:" + std::to_string(m_port) + "/" + database;
}

std::string PostgresServer::create_database() {
  const std::string name = "test" + std::to_string(++m_databases);
  store::sql::open({address_of("postgres")})->script("CREATE DATABASE " + name);
  return address_of(name);
}

}  // namespace gridward::tests
