// SPDX-License-Identifier: Apache-2.0
// The reading half of Connection. Beast's parser is fed by hand: most requests arrive whole, and then a composed operation
// would cost more than the parsing.
#include <algorithm>
#include <boost/beast/core/read_size.hpp>

#include "base/text.hpp"
#include "http/server/connection.hpp"
#include "http/server/door.hpp"

namespace gridward::http {

namespace beast = boost::beast;

namespace {

/// From here on, bodies are read in larger pieces.
constexpr std::size_t large_body = 64 * 1024;

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get: return Method::get;
    case beast::http::verb::head: return Method::head;
    case beast::http::verb::put: return Method::put;
    case beast::http::verb::post: return Method::post;
    case beast::http::verb::patch: return Method::patch;
    case beast::http::verb::delete_: return Method::delete_;
    case beast::http::verb::options: return Method::options;
    default: return Method::other;
  }
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// The proxy next to us appended the last address.
std::string_view last_of(std::string_view list) {
  const auto comma = list.rfind(',');
  return base::trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

Refusal too_large(std::size_t limit) { return {413, "http.body_too_large", {{"limit", std::to_string(limit)}}}; }

}  // namespace

Connection::Read Connection::refuse(Exchange& exchange, const Refusal& what) {
  exchange.reply = refusal(what, exchange.request.language, exchange.request.trace);
  exchange.keep_alive = false;
  m_unread = true;
  return Read::failed;
}

Task<Connection::Read> Connection::fill_buffer(Exchange& exchange) {
  const auto space = m_buffer.prepare(beast::read_size(m_buffer, 64 * 1024));
  error_code error;
  const auto size = co_await m_wire->read_some(space, error);
  m_buffer.commit(size);
  if (size > 0 && !m_timed_out) co_return Read::done;
  m_peer_left = !m_timed_out && error && error != asio::error::operation_aborted;
  if (m_timed_out && !m_idle) co_return refuse(exchange, {408, "http.too_slow", {}});
  co_return Read::closed;
}

Task<Connection::Read> Connection::read_head(Exchange& exchange) {
  auto& parser = m_parser.emplace();
  parser.header_limit(static_cast<std::uint32_t>(options().limits.header_bytes));
  // The route's own limit is set once the route is known.
  parser.body_limit(boost::none);
  const Read read = co_await parse_until_head(parser, exchange);
  if (read != Read::done) co_return read;
  copy_headers(parser, exchange);
  if (!accept_head(parser, exchange)) co_return refuse(exchange, {400, "http.malformed", {}});
  if (!set_target(exchange.request, view(parser.get().target()))) co_return refuse(exchange, {400, "http.bad_path", {}});
  if (m_turned_away) co_return refuse(exchange, {503, "http.full", {{"seconds", "5"}}, 5});
  exchange.match = m_state.router.find(exchange.request.method, exchange.request.path);
  if (exchange.match.route != nullptr) exchange.request.parameters = std::move(exchange.match.parameters);
  if (const auto refused = body_refusal(parser, exchange)) co_return refuse(exchange, *refused);
  co_return Read::done;
}

Task<Connection::Read> Connection::parse_until_head(Parser& parser, Exchange& exchange) {
  const auto limit = options().limits.header_bytes;
  const Refusal header_too_large{431, "http.header_too_large", {{"limit", std::to_string(limit)}}};
  for (;;) {
    error_code error;
    m_buffer.consume(parser.put(m_buffer.data(), error));
    if (!error && parser.is_header_done()) co_return Read::done;
    if (error == beast::http::error::header_limit) co_return refuse(exchange, header_too_large);
    if (error && error != beast::http::error::need_more) co_return refuse(exchange, {400, "http.malformed", {}});
    if (m_buffer.size() >= limit) co_return refuse(exchange, header_too_large);
    const Read read = co_await fill_buffer(exchange);
    if (read != Read::done) co_return read;
  }
}

void Connection::copy_headers(Parser& parser, Exchange& exchange) {
  auto& request = exchange.request;
  for (const auto& field : parser.get()) request.headers.add(view(field.name_string()), view(field.value()));
  request.method = method_of(parser.get().method());
  request.remote_address = m_remote_address;
  request.secure = m_wire->is_tls();
  const auto& proxies = options().trusted_proxies;
  if (std::find(proxies.begin(), proxies.end(), m_remote_address) == proxies.end()) return;
  if (const auto address = last_of(request.headers.find("x-forwarded-for")); !address.empty()) request.remote_address = address;
  request.secure = request.secure || last_of(request.headers.find("x-forwarded-proto")) == "https";
}

bool Connection::accept_head(Parser& parser, Exchange& exchange) {
  const auto version = parser.get().version();
  exchange.http_1_0 = version == 10;
  exchange.keep_alive = parser.keep_alive() && !m_state.stopping;
  exchange.expects_continue = base::lower_ascii(exchange.request.headers.find("expect")) == "100-continue" && version == 11;
  if (version != 10 && version != 11) return false;
  // Two lengths for one body are how requests are smuggled past a proxy.
  if (parser.chunked() && (exchange.http_1_0 || exchange.request.headers.has("content-length"))) return false;
  return exchange.http_1_0 || exchange.request.headers.has("host");
}

std::optional<Refusal> Connection::body_refusal(Parser& parser, Exchange& exchange) {
  if (parser.is_done()) return std::nullopt;
  const auto* route = exchange.match.route;
  const std::size_t limit = route != nullptr && route->body_limit > 0 ? route->body_limit : options().limits.body_bytes;
  const auto length = parser.content_length();
  if (length && *length > limit) return too_large(limit);
  const std::size_t claimed = length ? static_cast<std::size_t>(*length) : limit;
  if (!m_state.claim_body(claimed)) return Refusal{503, "http.busy", {{"seconds", "1"}}, 1};
  exchange.claimed = claimed;
  parser.body_limit(limit);
  return std::nullopt;
}

Task<Connection::Read> Connection::read_body(Exchange& exchange) {
  auto& parser = *m_parser;
  parser.eager(true);
  if (exchange.claimed > large_body) m_buffer.reserve(large_body);
  deadline(options().limits.body_time);
  if (exchange.expects_continue && m_buffer.size() == 0) {
    // Who asks first need not send what nobody wants.
    if (exchange.match.route == nullptr) {
      exchange.keep_alive = false;
      m_unread = true;
      exchange.reply = answer_unmatched(exchange.match, exchange.request);
      co_return Read::failed;
    }
    if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n")) co_return Read::closed;
    deadline(options().limits.body_time);
  }
  for (;;) {
    if (m_buffer.size() > 0) {
      error_code error;
      m_buffer.consume(parser.put(m_buffer.data(), error));
      if (error == beast::http::error::body_limit) co_return refuse(exchange, too_large(exchange.claimed));
      if (error && error != beast::http::error::need_more) co_return refuse(exchange, {400, "http.malformed", {}});
      if (parser.is_done()) co_return Read::done;
      if (m_buffer.size() >= m_buffer.max_size()) co_return refuse(exchange, {400, "http.malformed", {}});
    }
    const Read read = co_await fill_buffer(exchange);
    if (read != Read::done) co_return read;
  }
}

}  // namespace gridward::http
