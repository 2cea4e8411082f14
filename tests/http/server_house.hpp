// SPDX-License-Identifier: Apache-2.0
// A small server on a free port with endpoints that tests need: echo, slow, failing, streaming.
#pragma once

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "http/server/server.hpp"
#include "http/server_client.hpp"

namespace server_test {

using namespace std::chrono_literals;
using namespace gridward;

/// Fills base::Messages::shared() from messages/, once.
void load_messages();

struct House {
  explicit House(http::Options options = {});

  Client client() const { return Client(server->port()); }

  http::Router router;
  std::vector<std::shared_ptr<http::EventStream>> streams;
  std::mutex streams_mutex;
  std::atomic<int> slow_running{0};
  std::atomic<bool> let_go{false};
  std::atomic<int> observed{0};
  std::unique_ptr<http::Server> server;
};

/// Waits until it holds; false after ten seconds.
template <typename Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 2000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

}  // namespace server_test
