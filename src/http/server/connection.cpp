// SPDX-License-Identifier: Apache-2.0
#include "http/server/connection.hpp"

#include <spdlog/spdlog.h>

#include "http/server/door.hpp"

namespace gridward::http {

namespace {

constexpr std::size_t first_buffer = 4096;
constexpr std::size_t body_buffer = 64 * 1024;
/// Who is only told that there is no room shall not hold a place for long.
constexpr auto turned_away_time = std::chrono::milliseconds(2000);

/// Gives back what a request has claimed, however it ends.
class Claim {
 public:
  Claim(ServerState& state, const std::size_t& bytes) : m_state(state), m_bytes(bytes) {}
  ~Claim() { m_state.release_body(m_bytes); }
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;

 private:
  ServerState& m_state;
  const std::size_t& m_bytes;
};

class Entered {
 public:
  Entered(Lane& lane, Connection& connection) : m_lane(lane), m_connection(connection) { m_lane.enter(m_connection); }
  ~Entered() {
    m_lane.leave(m_connection);
    --m_lane.state().connections;
  }
  Entered(const Entered&) = delete;
  Entered& operator=(const Entered&) = delete;

 private:
  Lane& m_lane;
  Connection& m_connection;
};

}  // namespace

Connection::Connection(std::shared_ptr<Lane> lane, std::unique_ptr<Wire> wire, std::string remote_address, bool turned_away)
    : m_lane(std::move(lane)),
      m_state(m_lane->state()),
      m_wire(std::move(wire)),
      m_remote_address(std::move(remote_address)),
      m_buffer(std::max(options().limits.header_bytes + first_buffer, body_buffer)),
      m_news(m_lane->io()),
      m_turned_away(turned_away) {
  m_buffer.reserve(first_buffer);
}

Task<void> Connection::serve(std::shared_ptr<Connection> connection) {
  const Entered entered(*connection->m_lane, *connection);
  try {
    co_await connection->serve_all();
  } catch (const std::exception& error) {
    // Memory, most likely; one connection is lost, the others go on.
    spdlog::error("a connection failed: {}", typeid(error).name());
  }
  error_code ignored;
  connection->m_wire->socket().close(ignored);
}

Task<void> Connection::serve_all() {
  if (m_wire->is_tls()) {
    error_code error;
    deadline(options().limits.header_time);
    co_await m_wire->handshake(error);
    if (error) co_return;
  }
  while (co_await serve_one()) {
  }
  if (!m_peer_left) co_await close();
}

Task<bool> Connection::serve_one() {
  Exchange exchange;
  const Claim claim(m_state, exchange.claimed);
  const Read read = co_await read_request(exchange);
  m_parser.reset();
  if (read == Read::closed) co_return false;
  no_deadline();
  exchange.began = std::chrono::steady_clock::now();
  if (read == Read::done) {
    const Ran ran = co_await make_reply(exchange);
    if (ran == Ran::failed) co_return false;
    if (ran == Ran::refused) {
      const bool stopping = m_state.stopping;
      const auto* code = stopping ? "http.stopping" : "http.busy";
      exchange.reply = refusal({503, code, {{"seconds", stopping ? "5" : "1"}}, stopping ? 5 : 1}, exchange.request.language, exchange.request.trace);
    }
  }
  exchange.answered = std::chrono::steady_clock::now();
  const bool sent = co_await send(exchange);
  note(exchange);
  if (m_buffer.capacity() > first_buffer && m_buffer.size() == 0) {
    m_buffer.shrink_to_fit();
    m_buffer.reserve(first_buffer);
  }
  co_return sent && exchange.keep_alive && read != Read::closed;
}

Task<Ran> Connection::make_reply(Exchange& exchange) {
  const Route& route = *exchange.match.route;
  if (route.endpoint) co_return co_await run_on(m_state.workers, [&exchange, &route] { exchange.reply = answer(route, exchange.request); });
  const auto make = co_await begin_on<ReplyMaker>(m_state.workers, [&exchange, &route](const auto& resume) { begin(route, exchange.request, resume); });
  if (!make) co_return Ran::refused;
  exchange.reply = answer(route, exchange.request, *make);
  co_return Ran::done;
}

void Connection::note(const Exchange& exchange) const {
  // A stream's time says how long somebody watched, not how fast we were.
  const auto end = exchange.reply.stream ? exchange.answered : std::chrono::steady_clock::now();
  const std::chrono::duration<double> took = end - exchange.began;
  const std::string_view route = exchange.match.route == nullptr ? std::string_view("-") : exchange.match.route->pattern;
  if (options().observe) options().observe(exchange.match.route, exchange.reply.status, took.count());
  if (options().access_log && m_state.access->should_log(spdlog::level::info))
    m_state.access->info("{} {} {} {:.1f} ms", name_of(exchange.request.method), route, exchange.reply.status, took.count() * 1000);
}

Task<Connection::Read> Connection::read_request(Exchange& exchange) {
  m_timed_out = false;
  if (m_buffer.size() == 0) {
    if (m_state.stopping) co_return Read::closed;
    m_idle = true;
    deadline(m_turned_away ? turned_away_time : options().limits.idle_time);
    const Read first = co_await fill_buffer(exchange);
    m_idle = false;
    // Nothing was asked yet, so nothing is owed.
    if (first != Read::done) co_return Read::closed;
  }
  exchange.request.trace = new_trace();
  deadline(m_turned_away ? turned_away_time : options().limits.header_time);
  const Read head = co_await read_head(exchange);
  if (head != Read::done) co_return head;
  // Without a body to read, the answer to an unknown path can follow at once, and the connection stays usable.
  const Read body = m_parser->is_done() ? Read::done : co_await read_body(exchange);
  if (body != Read::done) co_return body;
  exchange.request.body = std::move(m_parser->get().body());
  if (exchange.match.route != nullptr) co_return Read::done;
  exchange.reply = answer_unmatched(exchange.match, exchange.request);
  co_return Read::failed;
}

void Connection::tick(Moment now) {
  if (now < m_deadline) return;
  m_timed_out = true;
  error_code ignored;
  m_wire->socket().cancel(ignored);
}

void Connection::wind_down(bool force) {
  if (m_stream) m_stream->close();
  if (!m_idle && !force) return;
  error_code ignored;
  m_wire->socket().cancel(ignored);
  if (force) m_wire->socket().close(ignored);
}

}  // namespace gridward::http
