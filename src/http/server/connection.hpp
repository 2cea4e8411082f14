// SPDX-License-Identifier: Apache-2.0
// Connection: one peer and its requests, one after the other (pipelined ones wait in the buffer). One coroutine a connection,
// on one lane. Inner header.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <optional>

#include "http/server/problem_reply.hpp"
#include "http/server/server_state.hpp"
#include "http/server/wire.hpp"

namespace gridward::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// turned_away: there is no room; whatever it asks first is answered with 503.
  Connection(std::shared_ptr<Lane> lane, std::unique_ptr<Wire> wire, std::string remote_address, bool turned_away = false);

  /// Serves the peer until either side ends; keeps the connection alive meanwhile.
  static Task<void> serve(std::shared_ptr<Connection> connection);

  // Called by the lane, on its thread.
  void tick(Moment now);
  void wind_down(bool force);

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class Read { done, failed, closed };

  /// One request with its reply.
  struct Exchange {
    Request request;
    Match match;
    Reply reply;
    bool keep_alive = false;
    bool http_1_0 = false;
    bool expects_continue = false;
    std::size_t claimed = 0;  ///< of the server's bytes for bodies
    Moment began{};
    Moment answered{};
  };

  Task<void> serve_all();
  Task<bool> serve_one();
  Task<Ran> make_reply(Exchange& exchange);
  /// For the access log and the metrics.
  void note(const Exchange& exchange) const;
  /// Leaves the refusal in the exchange's reply when it returns failed.
  Task<Read> read_request(Exchange& exchange);

  // connection_read.cpp
  Task<Read> read_head(Exchange& exchange);
  Task<Read> read_body(Exchange& exchange);
  Task<Read> parse_until_head(Parser& parser, Exchange& exchange);
  Task<Read> fill_buffer(Exchange& exchange);
  bool accept_head(Parser& parser, Exchange& exchange);
  std::optional<Refusal> body_refusal(Parser& parser, Exchange& exchange);
  Read refuse(Exchange& exchange, const Refusal& refusal);
  void copy_headers(Parser& parser, Exchange& exchange);

  // connection_write.cpp
  Task<bool> send(Exchange& exchange);
  std::string head_of(const Exchange& exchange, bool chunked);
  Task<bool> send_source(Exchange& exchange, bool chunked);
  Task<void> send_events(EventStream& stream);
  Task<bool> write(std::string_view bytes);
  static Task<void> watch_for_leaving(std::shared_ptr<Connection> connection);
  Task<void> close();

  void deadline(std::chrono::milliseconds after) { m_deadline = std::chrono::steady_clock::now() + after; }
  void no_deadline() { m_deadline = Moment::max(); }
  const Options& options() const { return m_state.options; }

  std::shared_ptr<Lane> m_lane;
  ServerState& m_state;
  std::unique_ptr<Wire> m_wire;
  std::string m_remote_address;
  boost::beast::flat_buffer m_buffer;
  std::optional<Parser> m_parser;
  Timer m_news;                       ///< an event stream's loop waits on it
  std::shared_ptr<EventStream> m_stream;
  Moment m_deadline = Moment::max();
  bool m_timed_out = false;
  bool m_idle = false;                ///< between requests: may be closed at any time
  bool m_has_news = false;
  bool m_peer_left = false;
  const bool m_turned_away;
  bool m_unread = false;              ///< refused with part of a request still on its way
};

}  // namespace gridward::http
