// SPDX-License-Identifier: Apache-2.0
// A group robot that holds its callers to the documented contract (domain.md §6.3): the path and the key, JSON with a known
// msgtype, text ≤ 2,048 bytes, markdown ≤ 4,096 bytes, valid UTF-8, 20 messages a minute. It answers as WeCom does (HTTP 200 with
// an errcode), records what it took, and can be told to misbehave. Listens on 127.0.0.1, any free port.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace gridward::testing {

struct TakenMessage {
  std::string type;
  std::string content;
};

class WecomFake {
 public:
  explicit WecomFake(std::string key);
  ~WecomFake();
  WecomFake(const WecomFake&) = delete;
  WecomFake& operator=(const WecomFake&) = delete;

  std::string base_url() const;
  std::vector<TakenMessage> messages() const;
  int requests() const { return m_requests; }

  /// The next requests are answered with this, literally ("HTTP/1.1 500 …"); nullopt ends it. "" hangs up without an answer.
  void misbehave(std::optional<std::string> answer);
  /// Takes connections and says nothing.
  void fall_silent(bool silent) { m_silent = silent; }
  /// As if a minute had passed.
  void forget_the_minute();

 private:
  void serve();
  void answer(int connection);
  std::string judge(const std::string& request_line, const std::string& body);

  std::string m_key;
  int m_listener = -1;
  int m_port = 0;
  std::atomic<bool> m_stop = false, m_silent = false;
  std::atomic<int> m_requests = 0;
  mutable std::mutex m_lock;
  std::vector<TakenMessage> m_taken;
  int m_this_minute = 0;
  std::optional<std::string> m_misbehaviour;
  std::thread m_thread;
};

}  // namespace gridward::testing
