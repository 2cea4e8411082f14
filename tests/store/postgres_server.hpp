// SPDX-License-Identifier: Apache-2.0
// A throw-away PostgreSQL server for tests: its own cluster in a temporary folder, on a free port of 127.0.0.1, gone when the process ends.
// Its default collation is Chinese on purpose, so that a statement which needs byte order and does not say so fails here.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace gridward::tests {

class PostgresServer {
 public:
  /// One server for the whole test program, started when first asked for. Throws std::runtime_error when PostgreSQL is not installed.
  static PostgresServer& shared();

  /// A fresh empty database's address, "postgresql://…".
  std::string create_database();

  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

 private:
  std::string address_of(const std::string& database) const;
  void make_cluster();
  void start();
  void wait_until_ready();

  std::filesystem::path m_programs;
  std::filesystem::path m_folder;
  int m_port = 0;
  pid_t m_pid = -1;
  int m_databases = 0;
};

}  // namespace gridward::tests
