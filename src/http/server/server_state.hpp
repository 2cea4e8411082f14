// SPDX-License-Identifier: Apache-2.0
// What all connections of one server share, and the lanes: one io_context and thread each. A connection lives on one lane and is
// touched by that lane's thread only.
#pragma once

#include <spdlog/logger.h>

#include <atomic>
#include <memory>
#include <string>
#include <unordered_set>

#include "http/server/server.hpp"
#include "http/server/task.hpp"
#include "http/server/worker_pool.hpp"

namespace gridward::http {

class Connection;

struct ServerState {
  ServerState(const Router& routes, Options given);

  const Router& router;
  const Options options;
  std::string fixed_headers;               ///< security headers, each line with its end
  WorkerPool workers;
  std::shared_ptr<spdlog::logger> access;  ///< "access" if registered, else the default one
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> body_bytes{0};  ///< claimed by requests in flight
  std::atomic<bool> stopping{false};

  /// False when the bodies of all requests would be too much together.
  bool claim_body(std::size_t bytes);
  void release_body(std::size_t bytes) { body_bytes -= bytes; }
};

class Lane {
 public:
  explicit Lane(ServerState& state) : m_state(state), m_io(1), m_tick(m_io) {}

  ServerState& state() { return m_state; }
  asio::io_context& io() { return m_io; }
  /// Runs until stop() and the last connection; ticks the connections' deadlines meanwhile.
  void run();
  /// From any thread.
  void stop();
  /// From any thread: idle connections and streams end; with force, all do.
  void wind_down(bool force);

  // On the lane's thread only.
  void enter(Connection& connection) { m_connections.insert(&connection); }
  void leave(Connection& connection) { m_connections.erase(&connection); }
  /// "Date: …\r\n", made once a second.
  const std::string& date_line();

 private:
  Task<void> tick();
  ServerState& m_state;
  asio::io_context m_io;
  Timer m_tick;
  bool m_ending = false;
  std::unordered_set<Connection*> m_connections;
  std::string m_date_line;
  std::time_t m_date_at = 0;
};

}  // namespace gridward::http
