// SPDX-License-Identifier: Apache-2.0
#include "http/server_house.hpp"

namespace {

using namespace server_test;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Server, answers_many_requests_on_one_connection) {
  House house;
  auto client = house.client();
  for (int i = 0; i < 50; ++i) {
    const auto answer = client.ask(put("/echo/a", std::to_string(i)));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "a|" + std::to_string(i));
  }
  EXPECT_EQ(house.server->connections(), 1U);
}

TEST(Server, answers_pipelined_requests_in_their_order) {
  House house;
  auto client = house.client();
  std::string all;
  for (int i = 0; i < 200; ++i) all += put("/echo/" + std::to_string(i), std::string(static_cast<std::size_t>(i) * 7, 'x'));
  client.send(all);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(client.receive().body, std::to_string(i) + "|" + std::string(static_cast<std::size_t>(i) * 7, 'x'));
}

TEST(Server, takes_a_request_that_comes_byte_by_byte) {
  House house;
  auto client = house.client();
  for (const char c : put("/echo/slow", "body")) client.send(std::string_view(&c, 1));
  EXPECT_EQ(client.receive().body, "slow|body");
}

TEST(Server, takes_chunked_bodies) {
  House house;
  auto client = house.client();
  const auto answer = client.ask("PUT /echo/c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n3;q=1\r\nefg\r\n0\r\n\r\n");
  EXPECT_EQ(answer.body, "c|abcdefg");
}

TEST(Server, answers_head_without_a_body_and_goes_on) {
  House house;
  auto client = house.client();
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n" + get("/hello"));
  const auto head = client.receive(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "7");
  EXPECT_EQ(client.receive().body, "\"hello\"");
}

TEST(Server, says_continue_to_those_who_ask_first) {
  House house;
  auto client = house.client();
  client.send("PUT /echo/e HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  EXPECT_EQ(client.ask("body").body, "e|body");
}

TEST(Server, refuses_a_too_large_body_before_it_is_sent) {
  House house;
  auto client = house.client();
  EXPECT_EQ(client.ask("PUT /echo/e HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n").status, 413);
}

TEST(Server, closes_after_the_answer_when_the_client_asks_for_it_or_speaks_1_0) {
  House house;
  auto client = house.client();
  EXPECT_EQ(client.ask(get("/hello", "Connection: close\r\n")).header("connection"), "close");
  EXPECT_TRUE(client.closed_by_peer());
  auto old = house.client();
  EXPECT_EQ(old.ask("GET /hello HTTP/1.0\r\n\r\n").status, 200);
  EXPECT_TRUE(old.closed_by_peer());
  auto kept = house.client();
  EXPECT_EQ(kept.ask("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("connection"), "keep-alive");
  EXPECT_EQ(kept.ask(get("/hello")).status, 200);
}

TEST(Server, answers_404_and_405_with_what_there_is) {
  House house;
  auto client = house.client();
  EXPECT_EQ(client.ask(get("/nothing")).status, 404);
  const auto wrong = client.ask(put("/hello", "x"));
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(client.ask("OPTIONS /hello HTTP/1.1\r\nHost: x\r\n\r\n").status, 204);
  EXPECT_EQ(client.ask("BREW /hello HTTP/1.1\r\nHost: x\r\n\r\n").status, 405);
}

class Malformed : public ::testing::TestWithParam<std::string> {};

TEST_P(Malformed, is_answered_with_400_and_the_connection_closed) {
  House house;
  auto client = house.client();
  const auto answer = client.ask(GetParam());
  EXPECT_EQ(answer.status, 400) << GetParam();
  EXPECT_TRUE(client.closed_by_peer());
  EXPECT_EQ(house.client().ask(get("/hello")).status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Requests, Malformed,
    ::testing::Values("nonsense\r\n\r\n", "GET /hello HTTP/1.1\r\n\r\n", "GET /hello HTTP/3.7\r\nHost: x\r\n\r\n", "GET hello HTTP/1.1\r\nHost: x\r\n\r\n",
                      "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n",
                      "GET /hello HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n", "GET /hello HTTP/1.1\r\nHo st: x\r\n\r\n",
                      "PUT /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "PUT /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1x\r\n\r\n",
                      "PUT /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                      "PUT /echo/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
                      "PUT /echo/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11)));

TEST(Server, refusals_are_problems_in_the_readers_language) {
  House house;
  auto client = house.client();
  const auto zh = client.ask(get("/refuses"));
  EXPECT_EQ(zh.status, 429);
  EXPECT_EQ(zh.header("content-type"), "application/problem+json");
  EXPECT_EQ(zh.header("retry-after"), "3");
  EXPECT_THAT(zh.body, HasSubstr("\"code\":\"http.busy\""));
  EXPECT_THAT(zh.body, HasSubstr("系统繁忙"));
  EXPECT_THAT(client.ask(get("/refuses", "Accept-Language: en-GB,zh;q=0.5\r\n")).body, HasSubstr("very busy"));
  EXPECT_THAT(client.ask(get("/refuses?lang=en")).body, HasSubstr("very busy"));
}

TEST(Server, an_unexpected_exception_is_a_500_that_gives_nothing_away) {
  House house;
  auto client = house.client();
  for (const auto* path : {"/throws", "/breaks"}) {
    const auto answer = client.ask(get(path));
    EXPECT_EQ(answer.status, 500);
    EXPECT_THAT(answer.body, HasSubstr("\"code\":\"internal.error\""));
    EXPECT_THAT(answer.body, Not(HasSubstr("13800000000")));
    EXPECT_THAT(answer.body, Not(HasSubstr("1 + 1")));
  }
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST(Server, answers_if_none_match_with_304) {
  House house;
  auto client = house.client();
  EXPECT_EQ(client.ask(get("/hello")).header("etag"), "\"7\"");
  EXPECT_EQ(client.ask(get("/hello", "If-None-Match: \"6\", \"7\"\r\n")).status, 304);
  EXPECT_EQ(client.ask(get("/hello", "If-None-Match: \"6\"\r\n")).status, 200);
}

TEST(Server, sends_its_security_headers_with_every_reply) {
  House house;
  auto client = house.client();
  for (const auto* path : {"/hello", "/nothing", "/throws"}) {
    const auto answer = client.ask(get(path));
    EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("frame-ancestors 'self'"));
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_THAT(answer.header("permissions-policy"), HasSubstr("camera=(self)"));
    EXPECT_EQ(answer.header("strict-transport-security"), "");
    EXPECT_FALSE(answer.header("date").empty());
  }
}

TEST(Server, compresses_large_texts_only_for_those_who_accept_it) {
  House house;
  auto client = house.client();
  const auto packed = client.ask(get("/large", "Accept-Encoding: gzip, br\r\n"));
  EXPECT_EQ(packed.header("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 100'000U);
  EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
  const auto plain = client.ask(get("/large", "Accept-Encoding: gzip;q=0\r\n"));
  EXPECT_EQ(plain.body.size(), (3U << 20) + 2);
  EXPECT_EQ(plain.header("vary"), "Accept-Encoding");
}

TEST(Server, sends_a_download_in_chunks_while_it_is_made) {
  House house;
  auto client = house.client();
  const auto answer = client.ask(get("/export"));
  EXPECT_EQ(answer.header("transfer-encoding"), "chunked");
  EXPECT_EQ(answer.header("content-disposition"), "attachment; filename*=UTF-8''%E9%9A%90%E6%82%A3.csv");
  EXPECT_THAT(answer.body, HasSubstr("row 999\n"));
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST(Server, nothing_follows_the_last_byte_of_a_known_length) {
  House house;
  auto client = house.client();
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.ask(get("/pieces"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("content-length"), "12");
    EXPECT_EQ(answer.body, "fourfourfour");
  }
  EXPECT_EQ(client.ask(get("/hello")).body, "\"hello\"");
}

TEST(Server, a_download_that_breaks_off_never_looks_whole) {
  House house;
  auto client = house.client();
  client.send(get("/broken-export"));
  EXPECT_THAT(client.read_until("never sent"), Not(HasSubstr("\r\n0\r\n")));
}

TEST(Server, believes_only_a_trusted_proxy_about_who_is_asking) {
  constexpr auto* claim = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";
  House plain;
  EXPECT_EQ(plain.client().ask(get("/who", claim)).body, "127.0.0.1 plain");
  http::Options options;
  options.trusted_proxies = {"127.0.0.1"};
  House behind(options);
  EXPECT_EQ(behind.client().ask(get("/who", claim)).body, "198.51.100.7 secure");
}

TEST(Server, tells_the_metrics_hook_about_every_request) {
  House house;
  auto client = house.client();
  for (int i = 0; i < 3; ++i) client.ask(get("/hello"));
  client.ask(get("/nothing"));
  EXPECT_TRUE(eventually([&] { return house.observed == 4; }));
}

TEST(Server, says_why_it_cannot_listen) {
  House house;
  http::Options taken;
  taken.port = house.server->port();
  EXPECT_THROW(http::Server(house.router, taken), std::runtime_error);
}

}  // namespace
