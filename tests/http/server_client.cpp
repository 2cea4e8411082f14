// SPDX-License-Identifier: Apache-2.0
#include "http/server_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace server_test {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

}  // namespace

std::string Answer::header(std::string_view name) const {
  const std::string wanted = "\r\n" + lower(name) + ": ";
  const auto at = lower(head).find(wanted);
  if (at == std::string::npos) return {};
  const auto start = at + wanted.size();
  return head.substr(start, head.find("\r\n", start) - start);
}

Client::Client(std::uint16_t port, std::chrono::milliseconds patience) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (m_socket < 0) throw std::runtime_error("no socket left");
  timeval wait{static_cast<time_t>(patience.count() / 1000), static_cast<suseconds_t>(patience.count() % 1000 * 1000)};
  ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(m_socket);
    m_socket = -1;
  }
}

Client::~Client() {
  if (m_socket >= 0) ::close(m_socket);
}

Client::Client(Client&& other) noexcept : m_socket(std::exchange(other.m_socket, -1)), m_buffer(std::move(other.m_buffer)) {}

void Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Client::fill() {
  char piece[16384];
  const auto size = ::recv(m_socket, piece, sizeof piece, 0);
  if (size <= 0) return false;
  m_buffer.append(piece, static_cast<std::size_t>(size));
  return true;
}

std::string Client::read_until(std::string_view until) {
  while (m_buffer.find(until) == std::string::npos && fill()) {
  }
  const auto at = m_buffer.find(until);
  const auto end = at == std::string::npos ? m_buffer.size() : at + until.size();
  std::string text = m_buffer.substr(0, end);
  m_buffer.erase(0, end);
  return text;
}

Answer Client::receive(bool bare) {
  Answer answer;
  answer.head = read_until("\r\n\r\n");
  if (!answer.head.starts_with("HTTP/1.1 ")) return answer;
  answer.status = std::stoi(answer.head.substr(9, 3));
  const auto length = answer.header("content-length");
  if (bare || answer.status == 204 || answer.status == 304 || answer.status == 100) return answer;
  if (answer.header("transfer-encoding") == "chunked") {
    for (;;) {
      const auto line = read_until("\r\n");
      const std::size_t size = line.empty() ? 0 : std::stoul(line, nullptr, 16);
      while (m_buffer.size() < size + 2 && fill()) {
      }
      answer.body += m_buffer.substr(0, size);
      m_buffer.erase(0, size + 2);
      if (size == 0) return answer;
    }
  }
  const std::size_t size = length.empty() ? 0 : std::stoul(length);
  while (m_buffer.size() < size && fill()) {
  }
  answer.body = m_buffer.substr(0, size);
  m_buffer.erase(0, size);
  return answer;
}

bool Client::closed_by_peer() {
  char one = 0;
  return m_buffer.empty() && ::recv(m_socket, &one, 1, 0) == 0;
}

std::string get(std::string_view path, std::string_view extra) {
  return std::string("GET ").append(path).append(" HTTP/1.1\r\nHost: x\r\n").append(extra).append("\r\n");
}

std::string put(std::string_view path, std::string_view body, std::string_view extra) {
  return std::string("PUT ").append(path).append(" HTTP/1.1\r\nHost: x\r\nContent-Length: ").append(std::to_string(body.size()))
      .append("\r\n").append(extra).append("\r\n").append(body);
}

}  // namespace server_test
