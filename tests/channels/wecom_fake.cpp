// SPDX-License-Identifier: Apache-2.0
#include "channels/wecom_fake.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>
#include <stdexcept>

#include "base/text.hpp"

namespace gridward::testing {

namespace {

namespace json = boost::json;

constexpr int messages_a_minute = 20;

std::string http(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

std::string errcode(int code, const std::string& text) { return http(json::serialize(json::object{{"errcode", code}, {"errmsg", text}})); }

bool readable(int socket, int wait_ms) {
  pollfd end{socket, POLLIN, 0};
  return poll(&end, 1, wait_ms) > 0;
}

/// Header and body of one request; false when the caller went away.
bool read_request(int connection, std::string& head, std::string& body) {
  std::string bytes;
  char buffer[8192];
  for (std::size_t end = 0; ; ) {
    end = bytes.find("\r\n\r\n");
    if (end != std::string::npos) {
      const std::size_t at = base::lower_ascii(bytes.substr(0, end)).find("content-length:");
      const std::size_t length = at == std::string::npos ? 0 : std::stoul(bytes.substr(at + 15));
      if (bytes.size() >= end + 4 + length) {
        head = bytes.substr(0, end);
        body = bytes.substr(end + 4, length);
        return true;
      }
    }
    if (!readable(connection, 5000)) return false;
    const ssize_t count = recv(connection, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
}

void send_all(int connection, const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t count = send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;
    sent += static_cast<std::size_t>(count);
  }
}

}  // namespace

WecomFake::WecomFake(std::string key) : m_key(std::move(key)) {
  m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(m_listener, 64) != 0) throw std::runtime_error("no port");
  getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
  m_port = ntohs(address.sin_port);
  m_thread = std::thread([this] { serve(); });
}

WecomFake::~WecomFake() {
  m_stop = true;
  m_thread.join();
  close(m_listener);
}

std::string WecomFake::base_url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

std::vector<TakenMessage> WecomFake::messages() const {
  const std::lock_guard guard(m_lock);
  return m_taken;
}

void WecomFake::misbehave(std::optional<std::string> answer) {
  const std::lock_guard guard(m_lock);
  m_misbehaviour = std::move(answer);
}

void WecomFake::forget_the_minute() {
  const std::lock_guard guard(m_lock);
  m_this_minute = 0;
}

void WecomFake::serve() {
  while (!m_stop) {
    if (!readable(m_listener, 20)) continue;
    const int connection = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    answer(connection);
    close(connection);
  }
}

void WecomFake::answer(int connection) {
  std::string head, body;
  if (!read_request(connection, head, body)) return;
  ++m_requests;
  while (m_silent && !m_stop) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::string reply;
  {
    const std::lock_guard guard(m_lock);
    reply = m_misbehaviour ? *m_misbehaviour : judge(head.substr(0, head.find("\r\n")), body);
  }
  send_all(connection, reply);
}

std::string WecomFake::judge(const std::string& request_line, const std::string& body) {
  if (request_line != "POST /cgi-bin/webhook/send?key=" + m_key + " HTTP/1.1") return errcode(93000, "invalid webhook url");
  boost::system::error_code failed;
  const json::value value = json::parse(body, failed);
  if (failed || !value.is_object() || !base::is_utf8(body)) return errcode(40008, "invalid message");
  const auto* type = value.get_object().if_contains("msgtype");
  if (!type || !type->is_string() || (type->get_string() != "text" && type->get_string() != "markdown")) return errcode(40008, "invalid message type");
  const auto* part = value.get_object().if_contains(type->get_string());
  const auto* content = part && part->is_object() ? part->get_object().if_contains("content") : nullptr;
  if (!content || !content->is_string() || content->get_string().empty()) return errcode(44004, "empty content");
  if (content->get_string().size() > (type->get_string() == "text" ? 2048u : 4096u)) return errcode(40058, "content exceed max length");
  if (++m_this_minute > messages_a_minute) return errcode(45009, "api freq out of limit");
  m_taken.push_back({std::string(type->get_string()), std::string(content->get_string())});
  return errcode(0, "ok");
}

}  // namespace gridward::testing
