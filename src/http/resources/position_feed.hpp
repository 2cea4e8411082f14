// SPDX-License-Identifier: Apache-2.0
// Positions on the live stream: one thread looks twice a second whether somebody on duty has moved, as long as somebody listens, and sends each
// listener one event of what moved in the own scope. Looking into the database instead of being told serves several processes alike.
// The event has no id: it is no part of the log, and whoever comes back asks GET /v1/positions anew.
#pragma once

#include <memory>
#include <thread>

#include "http/resources/api.hpp"

namespace gridward::http {

class PositionFeed {
 public:
  explicit PositionFeed(services::Context& context);
  ~PositionFeed();
  PositionFeed(const PositionFeed&) = delete;
  PositionFeed& operator=(const PositionFeed&) = delete;

  /// From now on the stream gets the movements in the caller's scope. Throws forbidden, not_found("region").
  void add(const domain::Caller& caller, const std::optional<domain::RegionCode>& within, std::shared_ptr<EventStream> stream);

 private:
  struct State;
  static void run(const std::shared_ptr<State>& state);
  std::shared_ptr<State> m_state;
  std::thread m_thread;
};

}  // namespace gridward::http
