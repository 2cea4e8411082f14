// SPDX-License-Identifier: Apache-2.0
// Wire: bytes to and from one peer, plain or TLS. Used by one coroutine, or by one that reads and one that writes, on the
// thread of its io_context.
#pragma once

#include <boost/asio/buffer.hpp>
#include <memory>
#include <string_view>

#include "http/server/task.hpp"
#include "http/server/tls.hpp"

namespace gridward::http {

class Wire {
 public:
  virtual ~Wire() = default;
  virtual Task<void> handshake(error_code& error) = 0;
  virtual Task<std::size_t> read_some(asio::mutable_buffer space, error_code& error) = 0;
  /// All of it.
  virtual Task<void> write(std::string_view bytes, error_code& error) = 0;
  /// Tells the peer that nothing more comes.
  virtual Task<void> end() = 0;
  virtual Socket& socket() = 0;
  virtual bool is_tls() const = 0;
};

std::unique_ptr<Wire> plain_wire(Socket socket);
std::unique_ptr<Wire> tls_wire(Socket socket, std::shared_ptr<boost::asio::ssl::context> context);

}  // namespace gridward::http
