// SPDX-License-Identifier: Apache-2.0
// The writing half of Connection: replies, sources, event streams, and an end that loses nothing.
#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "http/server/connection.hpp"

namespace gridward::http {

namespace {

/// Up to here head and body leave in one write.
constexpr std::size_t join_below = 16 * 1024;
/// A slow reader's deadline starts anew with each piece.
constexpr std::size_t piece = 256 * 1024;
constexpr auto linger_time = std::chrono::milliseconds(2000);
constexpr std::size_t linger_bytes = 64 * 1024 * 1024;

bool has_no_body(int status) { return status == 204 || status == 304 || status < 200; }

}  // namespace

Task<bool> Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto part = bytes.substr(0, piece);
    error_code error;
    deadline(options().limits.idle_time);
    co_await m_wire->write(part, error);
    if (error) {
      m_peer_left = true;
      co_return false;
    }
    bytes.remove_prefix(part.size());
  }
  co_return true;
}

std::string Connection::head_of(const Exchange& exchange, bool chunked) {
  const auto& reply = exchange.reply;
  std::string head;
  head.reserve(768);
  head.append("HTTP/1.1 ").append(fmt::format_int(reply.status).c_str()).append(1, ' ').append(reason(reply.status)).append("\r\n");
  for (const auto& [name, value] : reply.headers) head.append(name).append(": ").append(value).append("\r\n");
  head.append(m_lane->date_line()).append(m_state.fixed_headers);
  if (chunked) {
    head += "Transfer-Encoding: chunked\r\n";
  } else if (!reply.stream && !has_no_body(reply.status) && (!reply.source || reply.source_length)) {
    const std::uint64_t length = reply.source ? *reply.source_length : reply.body.size();
    head.append("Content-Length: ").append(fmt::format_int(length).c_str()).append("\r\n");
  }
  if (!exchange.keep_alive) head += "Connection: close\r\n";
  else if (exchange.http_1_0) head += "Connection: keep-alive\r\n";
  return head += "\r\n";
}

Task<bool> Connection::send(Exchange& exchange) {
  auto& reply = exchange.reply;
  const bool bare = exchange.request.method == Method::head || has_no_body(reply.status);
  const bool endless = reply.stream || (reply.source && !reply.source_length && exchange.http_1_0);
  const bool chunked = reply.source && !reply.source_length && !exchange.http_1_0;
  if (endless || m_state.stopping) exchange.keep_alive = false;
  std::string head = head_of(exchange, chunked);
  if (!bare && !reply.stream && !reply.source && reply.body.size() <= join_below) {
    head += reply.body;
    co_return co_await write(head);
  }
  if (!co_await write(head)) {
    if (reply.stream) reply.stream->abandon();
    co_return false;
  }
  if (bare) {
    if (reply.stream) reply.stream->abandon();
    co_return true;
  }
  if (reply.source) co_return co_await send_source(exchange, chunked);
  if (!reply.stream) co_return co_await write(reply.body);
  m_stream = reply.stream;
  co_await send_events(*m_stream);
  m_stream.reset();
  co_return false;
}

Task<bool> Connection::send_source(Exchange& exchange, bool chunked) {
  for (;;) {
    std::optional<std::string> next;
    no_deadline();
    const Ran ran = co_await run_on(m_state.workers, [&] { next = exchange.reply.source(); });
    if (ran != Ran::done) {
      // A reset, not an end: the peer must see that something is missing.
      m_peer_left = true;
      error_code ignored;
      m_wire->socket().set_option(asio::socket_base::linger(true, 0), ignored);
      co_return false;
    }
    if (!next) break;
    if (next->empty()) continue;
    if (chunked) *next = fmt::format("{:x}\r\n", next->size()) + *next + "\r\n";
    if (!co_await write(*next)) co_return false;
  }
  // Two lines, not one with ||: GCC 12 awaits the right side of it in any case, and the client finds five bytes too many.
  if (!chunked) co_return true;
  co_return co_await write("0\r\n\r\n");
}

Task<void> Connection::send_events(EventStream& stream) {
  stream.on_news([self = shared_from_this()] {
    asio::post(self->m_lane->io(), [self] {
      self->m_has_news = true;
      self->m_news.cancel();
    });
  });
  asio::co_spawn(m_lane->io(), watch_for_leaving(shared_from_this()), asio::detached);
  if (m_state.stopping) stream.close();
  for (bool ended = false; !ended && !m_peer_left;) {
    m_has_news = false;
    const auto news = stream.take(ended);
    if (!news.empty() && !co_await write(news)) break;
    no_deadline();
    if (ended || m_has_news || m_peer_left) continue;
    error_code error;
    m_news.expires_after(options().limits.heartbeat);
    co_await m_news.async_wait(into(error));
    if (!error && !co_await write(":\n\n")) break;
  }
  stream.abandon();
}

Task<void> Connection::watch_for_leaving(std::shared_ptr<Connection> connection) {
  char unread[512];
  error_code error;
  while (!error) co_await connection->m_wire->read_some(asio::buffer(unread), error);
  connection->m_peer_left = true;
  connection->m_news.cancel();
}

Task<void> Connection::close() {
  deadline(linger_time);
  m_timed_out = false;
  co_await m_wire->end();
  if (!m_unread && m_buffer.size() == 0) co_return;
  // Closing with bytes unread would reset the connection and could take the reply with it.
  char unread[4096];
  std::size_t total = 0;
  error_code error;
  while (!error && !m_timed_out && total < linger_bytes)
    total += co_await m_wire->socket().async_read_some(asio::buffer(unread), into(error));
}

}  // namespace gridward::http
