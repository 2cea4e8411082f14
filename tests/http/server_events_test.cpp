// SPDX-License-Identifier: Apache-2.0
#include "http/server_house.hpp"

namespace {

using namespace server_test;
using ::testing::HasSubstr;

std::size_t stream_count(House& house) {
  const std::lock_guard lock(house.streams_mutex);
  return house.streams.size();
}

TEST(EventStream, sends_what_is_pushed_at_once) {
  House house;
  auto client = house.client();
  client.send(get("/live"));
  EXPECT_THAT(client.read_until("\r\n\r\n"), HasSubstr("Content-Type: text/event-stream"));
  ASSERT_TRUE(eventually([&] { return stream_count(house) == 1; }));
  const auto& stream = house.streams.front();
  EXPECT_TRUE(stream->send(http::event_text("7", "hazard.opened", "{\"a\":1}")));
  EXPECT_EQ(client.read_until("\n\n"), "id: 7\nevent: hazard.opened\ndata: {\"a\":1}\n\n");
  stream->send(http::event_text("", "", "two\nlines"));
  EXPECT_EQ(client.read_until("\n\n"), "data: two\ndata: lines\n\n");
}

TEST(EventStream, a_carriage_return_in_the_data_ends_no_line) {
  EXPECT_EQ(http::event_text("1", "x", "a\r\nid: 2\rid: 3"), "id: 1\nevent: x\ndata: a\ndata: id: 2id: 3\n\n");
}

TEST(EventStream, resumes_only_from_a_number_that_can_have_been_sent) {
  EXPECT_EQ(http::last_event_id("12345"), 12345);
  for (const char* text : {"", "-1", "12x", " 1", "99999999999999999999"}) EXPECT_FALSE(http::last_event_id(text)) << text;
}

TEST(EventStream, beats_when_there_is_no_news) {
  http::Options options;
  options.limits.heartbeat = 100ms;
  House house(options);
  auto client = house.client();
  client.send(get("/live"));
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
}

TEST(EventStream, ends_after_what_was_queued_when_the_server_closes_it) {
  House house;
  auto client = house.client();
  client.send(get("/live"));
  client.read_until("\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return stream_count(house) == 1; }));
  house.streams.front()->send("data: last\n\n");
  house.streams.front()->close();
  EXPECT_EQ(client.read_until("never sent"), "data: last\n\n");
  EXPECT_FALSE(house.streams.front()->send("data: late\n\n"));
}

TEST(EventStream, is_closed_soon_after_its_reader_left) {
  House house;
  {
    auto client = house.client();
    client.send(get("/live"));
    client.read_until("\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return stream_count(house) == 1; }));
  }
  EXPECT_TRUE(eventually([&] { return house.streams.front()->closed(); }));
  EXPECT_TRUE(eventually([&] { return house.server->connections() == 0; }));
}

TEST(EventStream, drops_a_reader_that_is_too_slow) {
  House house;
  auto client = house.client();
  client.send(get("/live"));
  ASSERT_TRUE(eventually([&] { return stream_count(house) == 1; }));
  const auto stream = house.streams.front();
  const auto piece = std::make_shared<const std::string>(std::string(32 * 1024, 'x'));
  bool dropped = false;
  // The sockets' buffers on both sides take some megabytes before the queue fills.
  for (int i = 0; i < 100'000 && !dropped; ++i) dropped = !stream->send(piece);
  EXPECT_TRUE(dropped);
  EXPECT_TRUE(stream->closed());
}

TEST(EventStream, a_thousand_listeners_need_no_worker_each) {
  http::Options options;
  options.worker_threads = 4;
  House house(options);
  std::vector<Client> listeners;
  for (int i = 0; i < 1000; ++i) {
    listeners.push_back(house.client());
    listeners.back().send(get("/live"));
  }
  for (auto& listener : listeners) listener.read_until("\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return stream_count(house) == 1000; }));
  const auto news = std::make_shared<const std::string>(http::event_text("1", "x", "y"));
  const auto start = std::chrono::steady_clock::now();
  for (const auto& stream : house.streams) EXPECT_TRUE(stream->send(news));
  for (auto& listener : listeners) EXPECT_EQ(listener.read_until("\n\n"), *news);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
  EXPECT_EQ(house.client().ask(get("/hello")).status, 200);
}

TEST(Stopping, lets_requests_in_flight_finish_and_ends_streams) {
  House house;
  auto idle = house.client();
  EXPECT_EQ(idle.ask(get("/hello")).status, 200);
  auto live = house.client();
  live.send(get("/live"));
  live.read_until("\r\n\r\n");
  auto slow = house.client();
  slow.send(get("/slow"));
  ASSERT_TRUE(eventually([&] { return house.slow_running == 1; }));
  const auto port = house.server->port();
  std::thread stopping([&] { house.server->stop(); });
  EXPECT_TRUE(idle.closed_by_peer());
  EXPECT_EQ(live.read_until("never sent"), "");
  EXPECT_TRUE(eventually([&] { return !Client(port).connected(); }));
  house.let_go = true;
  const auto answer = slow.receive();
  EXPECT_EQ(answer.body, "\"slow\"");
  EXPECT_EQ(answer.header("connection"), "close");
  stopping.join();
}

TEST(Stopping, waits_no_longer_than_it_says_for_a_client_that_sends_half_a_request) {
  http::Options options;
  options.limits.stop_time = 300ms;
  House house(options);
  auto half = house.client();
  // The server's "continue" proves that it waits for the body.
  EXPECT_EQ(half.ask("PUT /echo/a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n").status, 100);
  half.send("half");
  const auto start = std::chrono::steady_clock::now();
  house.server->stop();
  EXPECT_GE(std::chrono::steady_clock::now() - start, 300ms);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST(Stopping, twice_or_with_news_still_coming_does_no_harm) {
  House house;
  auto live = house.client();
  live.send(get("/live"));
  ASSERT_TRUE(eventually([&] { return stream_count(house) == 1; }));
  std::atomic<bool> end{false};
  std::thread news([&] {
    while (!end) house.streams.front()->send("data: x\n\n");
  });
  house.server->stop();
  house.server->stop();
  house.server.reset();
  end = true;
  news.join();
  EXPECT_FALSE(house.streams.front()->send("data: x\n\n"));
}

}  // namespace
