// SPDX-License-Identifier: Apache-2.0
#include "http/server/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "http/server/connection.hpp"

namespace gridward::http {

namespace {

constexpr int backlog = 4096;
constexpr auto look_at_files_every = std::chrono::seconds(2);
constexpr auto complain_every = std::chrono::seconds(10);
/// So many beyond the limit hear in their own language that there is no room; who comes after them gets only the bare status.
constexpr std::size_t turned_away_at_once = 256;
constexpr std::string_view full =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

}  // namespace

class Server::State {
 public:
  State(const Router& router, Options options)
      : m_state(router, std::move(options)), m_lanes(make_lanes()), m_acceptor(m_lanes.front()->io()), m_look(m_lanes.front()->io()) {
    if (!m_state.options.tls_certificate.empty())
      m_tls = std::make_unique<TlsContext>(m_state.options.tls_certificate, m_state.options.tls_key);
    listen();
    asio::co_spawn(m_lanes.front()->io(), accept(), asio::detached);
    if (m_tls) asio::co_spawn(m_lanes.front()->io(), watch_certificate(), asio::detached);
    for (auto& lane : m_lanes) m_threads.emplace_back([lane] { lane->run(); });
  }

  std::uint16_t port() const { return m_port; }
  std::size_t connections() const { return m_state.connections; }
  std::size_t queued() const { return m_state.workers.queued(); }
  std::optional<std::int64_t> certificate_ends() const { return m_tls ? std::optional(m_tls->ends_at()) : std::nullopt; }

  void stop() {
    if (m_state.stopping.exchange(true)) return;
    asio::post(m_lanes.front()->io(), [this] {
      error_code ignored;
      m_acceptor.close(ignored);
      m_look.cancel();
    });
    for (auto& lane : m_lanes) lane->wind_down(false);
    wait_for_connections(std::chrono::steady_clock::now() + m_state.options.limits.stop_time);
    m_state.workers.refuse_all();
    for (auto& lane : m_lanes) lane->wind_down(true);
    // What still runs is an endpoint; it holds references to the house and must end before the house does.
    wait_for_connections(Moment::max());
    m_state.workers.stop();
    for (auto& lane : m_lanes) lane->stop();
    for (auto& thread : m_threads) thread.join();
  }

 private:
  std::vector<std::shared_ptr<Lane>> make_lanes() {
    std::vector<std::shared_ptr<Lane>> lanes;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, m_state.options.io_threads); ++i) lanes.push_back(std::make_shared<Lane>(m_state));
    return lanes;
  }

  void listen() {
    const auto& options = m_state.options;
    try {
      const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
      m_acceptor.open(endpoint.protocol());
      m_acceptor.set_option(asio::socket_base::reuse_address(true));
      m_acceptor.bind(endpoint);
      m_acceptor.listen(backlog);
      m_port = m_acceptor.local_endpoint().port();
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error(fmt::format("cannot listen on {}:{}: {}", options.address, options.port, error.code().message()));
    }
  }

  Task<void> accept() {
    for (std::size_t turn = 0; !m_state.stopping; ++turn) {
      auto& lane = m_lanes[turn % m_lanes.size()];
      error_code error;
      Socket socket = co_await m_acceptor.async_accept(lane->io(), into(error));
      if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
      if (error) co_await pause(error);
      else welcome(lane, std::move(socket));
    }
  }

  /// Out of file descriptors, most likely: trying again at once would only burn the processor.
  Task<void> pause(const error_code& reason) {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_complained >= complain_every) {
      m_complained = now;
      spdlog::warn("cannot accept a connection: {}", reason.message());
    }
    Timer wait(m_lanes.front()->io(), std::chrono::milliseconds(50));
    error_code ignored;
    co_await wait.async_wait(into(ignored));
  }

  void welcome(const std::shared_ptr<Lane>& lane, Socket socket) {
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;
    const bool full_house = m_state.connections >= m_state.options.limits.connections;
    if (m_state.connections >= m_state.options.limits.connections + turned_away_at_once) return turn_away(std::move(socket));
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    auto wire = m_tls ? tls_wire(std::move(socket), m_tls->current()) : plain_wire(std::move(socket));
    ++m_state.connections;
    auto connection = std::make_shared<Connection>(lane, std::move(wire), peer.address().to_string(), full_house);
    asio::co_spawn(lane->io(), Connection::serve(std::move(connection)), asio::detached);
  }

  void turn_away(Socket socket) {
    error_code ignored;
    socket.non_blocking(true, ignored);
    if (!m_tls) socket.write_some(asio::buffer(full), ignored);
  }

  Task<void> watch_certificate() {
    while (!m_state.stopping) {
      error_code error;
      m_look.expires_after(look_at_files_every);
      co_await m_look.async_wait(into(error));
      if (!error) m_tls->reload_if_changed();
    }
  }

  void wait_for_connections(Moment until) {
    while (m_state.connections > 0 && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }

  ServerState m_state;
  std::vector<std::shared_ptr<Lane>> m_lanes;
  Acceptor m_acceptor;
  Timer m_look;
  std::unique_ptr<TlsContext> m_tls;
  std::uint16_t m_port = 0;
  Moment m_complained{};
  std::vector<std::thread> m_threads;
};

Server::Server(const Router& router, Options options) : m_state(std::make_unique<State>(router, std::move(options))) {}
Server::~Server() { stop(); }
std::uint16_t Server::port() const { return m_state->port(); }
std::size_t Server::connections() const { return m_state->connections(); }
std::size_t Server::queued() const { return m_state->queued(); }
std::optional<std::int64_t> Server::certificate_ends() const { return m_state->certificate_ends(); }
void Server::stop() { m_state->stop(); }

}  // namespace gridward::http
