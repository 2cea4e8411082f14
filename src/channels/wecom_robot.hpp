// SPDX-License-Identifier: Apache-2.0
// The group robot of WeCom (企业微信群机器人), domain.md §6.3: POST {base_url}/cgi-bin/webhook/send?key=…, text of at most 2,048
// bytes, markdown of at most 4,096, 20 messages a minute. The key is a secret: it stands in no log, error or answer of this
// class. Internal groups only; what is sent must carry no personal data, which is the caller's to see to.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "channels/channel.hpp"

namespace gridward::channels {

struct WecomRobotSettings {
  std::string key;
  std::string base_url = "https://qyapi.weixin.qq.com";
  int messages_per_minute = 20;
  int connect_timeout_ms = 5000;
  int total_timeout_ms = 10000;
};

class WecomRobot : public Channel {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;

  /// `now` counts the minute; tests give their own.
  explicit WecomRobot(WecomRobotSettings settings, Now now = std::chrono::steady_clock::now);
  ~WecomRobot() override;

  /// RetryAfter: the minute's messages are used up, errcode 45009 (too often) or -1 (busy), HTTP 429 and 5xx, no connection,
  /// time-out, an answer that is none. Refused: "channel.key_refused" (errcode 93000 and its like, HTTP 401/403/404),
  /// "channel.message_refused" (any other errcode), "channel.address_wrong" (the base URL cannot be used),
  /// "channel.empty_message".
  Delivery deliver(const Message& message) override;

 private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

}  // namespace gridward::channels
