// SPDX-License-Identifier: Apache-2.0
// Server: HTTP/1.1 on one address, plain or TLS. I/O threads never block; endpoints run on workers. Every limit below holds: past it
// 413, 431, 408, 429 or 503 with Retry-After, never a crash and never unbounded memory.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/server/router.hpp"

namespace gridward::http {

struct Limits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 1024 * 1024;                  ///< unless the route says otherwise
  std::size_t bodies_bytes = 256 * 1024 * 1024;          ///< of all requests together; past it 503
  std::size_t connections = 12'000;
  std::size_t queue = 1'024;                             ///< requests that wait for a worker; past it 503
  std::chrono::milliseconds header_time{15'000};         ///< from a request's first byte
  std::chrono::milliseconds body_time{60'000};
  std::chrono::milliseconds idle_time{60'000};           ///< between requests; also the TLS handshake and each written piece
  std::chrono::milliseconds stop_time{8'000};            ///< for requests in flight when stopping
  std::chrono::milliseconds heartbeat{15'000};           ///< of event streams
};

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                                ///< 0: any free one, see Server::port
  std::size_t io_threads = 2;
  std::size_t worker_threads = 64;
  Limits limits;
  std::string tls_certificate;                           ///< PEM files; both or neither. Read again when they change.
  std::string tls_key;
  std::vector<std::string> trusted_proxies;              ///< addresses whose X-Forwarded-For and -Proto count
  std::string content_security_policy =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
      "worker-src 'self' blob:; frame-ancestors 'self'";
  bool access_log = true;                                ///< one spdlog line a request: method, route pattern, status, ms
  /// For metrics; called on any thread, so it must not wait. nullptr when no route matched.
  std::function<void(const Route* route, int status, double seconds)> observe;
};

class Server {
 public:
  /// Binds and listens; throws std::runtime_error naming address and reason. The router must outlive the server.
  Server(const Router& router, Options options);
  /// Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  std::size_t connections() const;
  /// Requests that wait for a worker.
  std::size_t queued() const;
  /// When the certificate in use ends, seconds since 1970; nothing without TLS.
  std::optional<std::int64_t> certificate_ends() const;
  /// Takes no more, lets requests in flight finish (stop_time at most), ends streams. Returns when all threads are gone.
  void stop();

 private:
  class State;
  std::unique_ptr<State> m_state;
};

}  // namespace gridward::http
