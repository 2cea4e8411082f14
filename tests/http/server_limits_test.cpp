// SPDX-License-Identifier: Apache-2.0
#include "http/server_house.hpp"

namespace {

using namespace server_test;
using ::testing::HasSubstr;

std::string head_of_put(std::string_view path, std::size_t length) {
  return "PUT " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

TEST(ServerLimits, a_header_that_is_too_large_is_refused_with_431) {
  House house;
  for (const auto& request : {get("/hello", "X-Long: " + std::string(20'000, 'a') + "\r\n"), get("/" + std::string(20'000, 'a')), std::string(40'000, 'A')}) {
    auto client = house.client();
    EXPECT_EQ(client.ask(request).status, 431);
    EXPECT_TRUE(client.closed_by_peer());
  }
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "X-" + std::to_string(i) + ": a\r\n";
  EXPECT_EQ(house.client().ask(get("/hello", many)).status, 431);
}

TEST(ServerLimits, a_body_that_is_too_large_is_refused_with_413_and_the_refusal_arrives) {
  House house;
  auto client = house.client();
  const auto answer = client.ask(put("/echo/a", std::string(3 << 20, 'x')));
  EXPECT_EQ(answer.status, 413);
  EXPECT_THAT(answer.body, HasSubstr("1048576"));
}

TEST(ServerLimits, a_chunked_body_that_grows_too_large_is_refused_with_413) {
  House house;
  auto client = house.client();
  std::string body = "PUT /echo/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 20; ++i) body += "10000\r\n" + std::string(65536, 'x') + "\r\n";
  EXPECT_EQ(client.ask(body + "0\r\n\r\n").status, 413);
}

TEST(ServerLimits, a_route_may_take_more) {
  House house;
  EXPECT_EQ(house.client().ask(put("/photos/a", std::string(4 << 20, 'x'))).body, std::to_string(4 << 20));
  EXPECT_EQ(house.client().ask(put("/photos/a", std::string((4 << 20) + 1, 'x'))).status, 413);
}

TEST(ServerLimits, all_bodies_together_stay_within_their_limit) {
  http::Options options;
  options.limits.bodies_bytes = 5 << 20;
  House house(options);
  auto holder = house.client();
  holder.send(head_of_put("/photos/a", 4 << 20));
  Answer answer;
  ASSERT_TRUE(eventually([&] {
    answer = house.client().ask(put("/photos/b", std::string(2 << 20, 'x')));
    return answer.status == 503;
  }));
  EXPECT_EQ(answer.header("retry-after"), "1");
  holder.send(std::string(4 << 20, 'x'));
  EXPECT_EQ(holder.receive().status, 201);
  EXPECT_TRUE(eventually([&] { return house.client().ask(put("/photos/b", std::string(2 << 20, 'x'))).status == 201; }));
}

TEST(ServerLimits, a_request_whose_header_never_ends_is_refused_with_408) {
  http::Options options;
  options.limits.header_time = 300ms;
  House house(options);
  auto client = house.client();
  EXPECT_EQ(client.ask("GET /hello HTTP/1.1\r\nHo").status, 408);
  EXPECT_TRUE(client.closed_by_peer());
}

TEST(ServerLimits, a_header_that_trickles_does_not_move_its_deadline) {
  http::Options options;
  options.limits.header_time = 400ms;
  House house(options);
  auto client = house.client();
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\n");
  for (int i = 0; i < 15; ++i) {
    client.send("X-" + std::to_string(i) + ": a\r\n");
    std::this_thread::sleep_for(50ms);
  }
  EXPECT_EQ(client.receive().status, 408);
}

TEST(ServerLimits, a_body_that_never_ends_is_refused_with_408) {
  http::Options options;
  options.limits.body_time = 300ms;
  House house(options);
  auto client = house.client();
  EXPECT_EQ(client.ask(head_of_put("/echo/a", 100) + "only this").status, 408);
}

TEST(ServerLimits, an_idle_connection_is_closed_without_a_word) {
  http::Options options;
  options.limits.idle_time = 300ms;
  House house(options);
  auto silent = house.client();
  EXPECT_TRUE(silent.closed_by_peer());
  auto client = house.client();
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
  EXPECT_TRUE(client.closed_by_peer());
  EXPECT_TRUE(eventually([&] { return house.server->connections() == 0; }));
}

TEST(ServerLimits, a_full_queue_answers_503_with_retry_after_and_keeps_the_connection) {
  http::Options options;
  options.worker_threads = 2;
  options.limits.queue = 3;
  House house(options);
  std::vector<Client> busy;
  const auto occupy = [&] {
    busy.push_back(house.client());
    busy.back().send(get("/slow"));
  };
  occupy();
  occupy();
  ASSERT_TRUE(eventually([&] { return house.slow_running == 2; }));
  for (int i = 0; i < 3; ++i) occupy();
  ASSERT_TRUE(eventually([&] { return house.server->queued() == 3; }));
  auto client = house.client();
  const auto refused = client.ask(get("/hello"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "1");
  house.let_go = true;
  for (auto& other : busy) EXPECT_EQ(other.receive().status, 200);
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST(ServerLimits, connections_beyond_the_limit_are_turned_away) {
  http::Options options;
  options.limits.connections = 5;
  House house(options);
  std::vector<Client> held;
  for (int i = 0; i < 5; ++i) {
    held.push_back(house.client());
    EXPECT_EQ(held.back().ask(get("/hello")).status, 200);
  }
  auto client = house.client();
  const auto refused = client.ask(get("/hello", "Accept-Language: en\r\n"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "5");
  EXPECT_THAT(refused.body, HasSubstr("http.full"));
  EXPECT_TRUE(client.closed_by_peer());
  EXPECT_EQ(held.back().ask(get("/hello")).status, 200);
  held.clear();
  EXPECT_TRUE(eventually([&] { return house.client().ask(get("/hello")).status == 200; }));
}

TEST(ServerLimits, two_thousand_idle_connections_do_not_slow_the_others) {
  House house;
  std::vector<Client> idle;
  for (int i = 0; i < 2000; ++i) idle.push_back(house.client());
  ASSERT_TRUE(eventually([&] { return house.server->connections() == 2000; }));
  auto client = house.client();
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 100; ++i) EXPECT_EQ(client.ask(get("/hello")).status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
  EXPECT_EQ(idle[1234].ask(get("/hello")).status, 200);
}

TEST(ServerLimits, a_client_that_leaves_in_the_middle_costs_nothing) {
  House house;
  for (int i = 0; i < 50; ++i) {
    house.client().send("GET /hel");
    house.client().send(head_of_put("/echo/a", 1000) + "part");
    house.client().send(get("/large"));
  }
  EXPECT_TRUE(eventually([&] { return house.server->connections() == 0; }));
  EXPECT_EQ(house.client().ask(get("/hello")).status, 200);
}

TEST(ServerLimits, answers_from_many_threads_at_once_are_never_mixed_up) {
  House house;
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 16; ++t)
    threads.emplace_back([&house, &wrong, t] {
      auto client = house.client();
      for (int i = 0; i < 100; ++i) {
        const auto mine = std::to_string(t * 1000 + i);
        if (client.ask(put("/echo/" + mine, mine)).body != mine + "|" + mine) ++wrong;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
