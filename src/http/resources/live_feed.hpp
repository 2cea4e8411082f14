// SPDX-License-Identifier: Apache-2.0
// The live stream: one thread reads the log as it grows and sends each event to the listeners whose scope covers it. A listener
// that comes back with Last-Event-ID first gets what it missed, at most `catch_up_limit` events; beyond that it is told to reload.
#pragma once

#include <memory>
#include <thread>

#include "http/resources/api.hpp"

namespace gridward::http {

class LiveFeed {
 public:
  explicit LiveFeed(services::Context& context);
  ~LiveFeed();
  LiveFeed(const LiveFeed&) = delete;
  LiveFeed& operator=(const LiveFeed&) = delete;

  std::shared_ptr<EventStream> listen(const domain::Caller& caller, std::optional<domain::RegionCode> within, std::int64_t after);
  std::size_t listeners() const;

 private:
  struct State;
  static void run(const std::shared_ptr<State>& state);
  std::shared_ptr<State> m_state;
  std::thread m_thread;
};

/// GET /v1/live; Api::live must be set by then.
Reply open_live(const Api& api, const Request& request);

}  // namespace gridward::http
