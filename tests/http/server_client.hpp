// SPDX-License-Identifier: Apache-2.0
// A plain socket to the server under test: sends exactly the bytes that a test wants sent, which no HTTP library would.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace server_test {

struct Answer {
  int status = 0;                 ///< 0: the peer closed without an answer
  std::string head;               ///< all header lines, in lower case names as sent
  std::string body;               ///< chunks put together
  /// The header's value; empty when absent.
  std::string header(std::string_view name) const;
};

class Client {
 public:
  explicit Client(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(20));
  ~Client();
  Client(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes);
  /// The next answer; bare: an answer to HEAD.
  Answer receive(bool bare = false);
  Answer ask(std::string_view bytes) {
    send(bytes);
    return receive();
  }
  /// Whatever comes until `until` was seen, the peer closes, or patience ends.
  std::string read_until(std::string_view until);
  /// True once the peer has closed and nothing is left to read.
  bool closed_by_peer();
  bool connected() const { return m_socket >= 0; }

 private:
  bool fill();
  int m_socket = -1;
  std::string m_buffer;
};

std::string get(std::string_view path, std::string_view extra = {});
std::string put(std::string_view path, std::string_view body, std::string_view extra = {});

}  // namespace server_test
