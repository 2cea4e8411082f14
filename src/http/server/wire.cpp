// SPDX-License-Identifier: Apache-2.0
#include "http/server/wire.hpp"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace gridward::http {

namespace {

class PlainWire final : public Wire {
 public:
  explicit PlainWire(Socket socket) : m_socket(std::move(socket)) {}

  Task<void> handshake(error_code&) override { co_return; }

  Task<std::size_t> read_some(asio::mutable_buffer space, error_code& error) override {
    co_return co_await m_socket.async_read_some(space, into(error));
  }

  Task<void> write(std::string_view bytes, error_code& error) override {
    // Nearly every answer fits into the socket's buffer: then there is nothing to wait for.
    const auto written = m_socket.write_some(asio::buffer(bytes), error);
    if (error == asio::error::would_block || error == asio::error::try_again) error = {};
    if (error || written == bytes.size()) co_return;
    co_await asio::async_write(m_socket, asio::buffer(bytes.substr(written)), into(error));
  }

  Task<void> end() override {
    error_code ignored;
    m_socket.shutdown(asio::socket_base::shutdown_send, ignored);
    co_return;
  }

  Socket& socket() override { return m_socket; }
  bool is_tls() const override { return false; }

 private:
  Socket m_socket;
};

class TlsWire final : public Wire {
 public:
  TlsWire(Socket socket, std::shared_ptr<boost::asio::ssl::context> context)
      : m_context(std::move(context)), m_stream(std::move(socket), *m_context) {}

  Task<void> handshake(error_code& error) override {
    co_await m_stream.async_handshake(boost::asio::ssl::stream_base::server, into(error));
  }

  Task<std::size_t> read_some(asio::mutable_buffer space, error_code& error) override {
    co_return co_await m_stream.async_read_some(space, into(error));
  }

  Task<void> write(std::string_view bytes, error_code& error) override {
    co_await asio::async_write(m_stream, asio::buffer(bytes), into(error));
  }

  Task<void> end() override {
    // Also waits for the peer's half; the connection's deadline ends that.
    error_code ignored;
    co_await m_stream.async_shutdown(into(ignored));
    m_stream.next_layer().shutdown(asio::socket_base::shutdown_send, ignored);
  }

  Socket& socket() override { return m_stream.next_layer(); }
  bool is_tls() const override { return true; }

 private:
  std::shared_ptr<boost::asio::ssl::context> m_context;
  boost::asio::ssl::stream<Socket> m_stream;
};

}  // namespace

std::unique_ptr<Wire> plain_wire(Socket socket) {
  error_code ignored;
  socket.non_blocking(true, ignored);
  return std::make_unique<PlainWire>(std::move(socket));
}

std::unique_ptr<Wire> tls_wire(Socket socket, std::shared_ptr<boost::asio::ssl::context> context) {
  return std::make_unique<TlsWire>(std::move(socket), std::move(context));
}

}  // namespace gridward::http
