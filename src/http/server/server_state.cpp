// SPDX-License-Identifier: Apache-2.0
#include "http/server/server_state.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "http/server/connection.hpp"

namespace gridward::http {

namespace {

constexpr auto tick_every = std::chrono::milliseconds(100);

std::string security_headers(const Options& options) {
  std::string lines = fmt::format("Content-Security-Policy: {}\r\n", options.content_security_policy);
  lines += "X-Content-Type-Options: nosniff\r\n"
           "Referrer-Policy: same-origin\r\n"
           "Permissions-Policy: camera=(self), geolocation=(self)\r\n";
  if (!options.tls_certificate.empty()) lines += "Strict-Transport-Security: max-age=31536000\r\n";
  return lines;
}

}  // namespace

ServerState::ServerState(const Router& routes, Options given)
    : router(routes),
      options(std::move(given)),
      fixed_headers(security_headers(options)),
      workers(std::max<std::size_t>(1, options.worker_threads), options.limits.queue),
      access(spdlog::get("access")) {
  if (!access) access = spdlog::default_logger();
}

bool ServerState::claim_body(std::size_t bytes) {
  if (body_bytes.fetch_add(bytes) + bytes <= options.limits.bodies_bytes) return true;
  body_bytes -= bytes;
  return false;
}

void Lane::run() {
  asio::co_spawn(m_io, tick(), asio::detached);
  m_io.run();
}

void Lane::stop() {
  asio::post(m_io, [this] {
    m_ending = true;
    m_tick.cancel();
  });
}

void Lane::wind_down(bool force) {
  asio::post(m_io, [this, force] {
    for (auto* connection : m_connections) connection->wind_down(force);
  });
}

Task<void> Lane::tick() {
  while (!m_ending) {
    error_code error;
    m_tick.expires_after(tick_every);
    co_await m_tick.async_wait(into(error));
    const auto now = std::chrono::steady_clock::now();
    for (auto* connection : m_connections) connection->tick(now);
  }
}

const std::string& Lane::date_line() {
  const auto now = std::time(nullptr);
  if (now != m_date_at) {
    m_date_at = now;
    m_date_line = fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", fmt::gmtime(now));
  }
  return m_date_line;
}

}  // namespace gridward::http
