// SPDX-License-Identifier: Apache-2.0
#include "channels/wecom_robot.hpp"

#include <gtest/gtest.h>

#include "channels/channel_contract.hpp"
#include "channels/wecom_fake.hpp"

namespace gridward::channels {
namespace {

using namespace gridward::testing;

const std::string key = "0example-key-0000-0000";

struct WecomFixture {
  WecomFake fake{key};
  WecomRobotSettings settings{key, fake.base_url(), 20, 1000, 5000};

  std::unique_ptr<Channel> channel() { return std::make_unique<WecomRobot>(settings); }
  std::vector<std::string> received() const {
    std::vector<std::string> texts;
    for (const auto& message : fake.messages()) texts.push_back(message.content);
    return texts;
  }
  static std::size_t most_bytes() { return 2048; }
  static int most_in_a_burst() { return 20; }
  static std::string secret() { return key; }
  void break_down() { fake.misbehave("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"); }
  void refuse_all() { settings.key = key + "-of-another-group"; }
  void hang() {
    settings.total_timeout_ms = 300;
    fake.fall_silent(true);
  }
};

INSTANTIATE_TYPED_TEST_SUITE_P(Wecom, ChannelContract, WecomFixture);

int seconds_of(const Delivery& delivery) { return std::holds_alternative<RetryAfter>(delivery) ? std::get<RetryAfter>(delivery).seconds : 0; }
std::string code_of(const Delivery& delivery) { return std::holds_alternative<Refused>(delivery) ? std::get<Refused>(delivery).code : ""; }

std::string answer(int errcode) {
  const std::string body = "{\"errcode\":" + std::to_string(errcode) + ",\"errmsg\":\"x\"}";
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(WecomRobot, markdown_may_be_twice_as_long_as_text) {
  WecomFixture fixture;
  WecomRobot robot(fixture.settings);
  EXPECT_TRUE(std::holds_alternative<Delivered>(robot.deliver({std::string(4096, 'x'), TextForm::markdown})));
  EXPECT_TRUE(std::holds_alternative<Delivered>(robot.deliver({std::string(5000, 'x'), TextForm::markdown})));
  const auto messages = fixture.fake.messages();
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_EQ(messages[0].type, "markdown");
  EXPECT_EQ(messages[0].content.size(), 4096u);
  EXPECT_EQ(messages[1].content, std::string(4093, 'x') + "…");
}

TEST(WecomRobot, the_twenty_first_message_waits_until_the_first_is_a_minute_old) {
  WecomFixture fixture;
  auto now = std::chrono::steady_clock::time_point{};
  WecomRobot robot(fixture.settings, [&] { return now; });
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(std::holds_alternative<Delivered>(robot.deliver({"x"})));
    now += std::chrono::seconds(1);
  }
  EXPECT_EQ(seconds_of(robot.deliver({"x"})), 40);
  now += std::chrono::seconds(39);
  EXPECT_EQ(seconds_of(robot.deliver({"x"})), 1);
  EXPECT_EQ(fixture.fake.requests(), 20);
  now += std::chrono::seconds(1);
  fixture.fake.forget_the_minute();
  EXPECT_TRUE(std::holds_alternative<Delivered>(robot.deliver({"x"})));
  EXPECT_EQ(seconds_of(robot.deliver({"x"})), 1);
}

TEST(WecomRobot, being_told_that_it_was_too_often_means_a_minute_of_patience) {
  WecomFixture fixture;
  fixture.settings.messages_per_minute = 25;  // another program uses the same robot
  WecomRobot robot(fixture.settings);
  for (int i = 0; i < 20; ++i) robot.deliver({"x"});
  EXPECT_EQ(seconds_of(robot.deliver({"x"})), 60);
}

TEST(WecomRobot, each_answer_of_wecom_has_its_meaning) {
  WecomFixture fixture;
  WecomRobot robot(fixture.settings);
  for (const int errcode : {93000, 93004, 40014}) {
    fixture.fake.misbehave(answer(errcode));
    EXPECT_EQ(code_of(robot.deliver({"x"})), "channel.key_refused") << errcode;
  }
  fixture.fake.misbehave(answer(40058));
  EXPECT_EQ(code_of(robot.deliver({"x"})), "channel.message_refused");
  fixture.fake.misbehave(answer(-1));
  EXPECT_GT(seconds_of(robot.deliver({"x"})), 0);
  fixture.fake.misbehave("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(code_of(robot.deliver({"x"})), "channel.key_refused");
  for (const std::string& reply : {std::string("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"), std::string("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>"),
                                  std::string("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"), std::string("not http at all"), std::string(), "HTTP/1.1 200 OK\r\n\r\n" + std::string(200'000, 'x')}) {
    fixture.fake.misbehave(reply);
    EXPECT_GT(seconds_of(robot.deliver({"x"})), 0) << reply.substr(0, 30);
  }
}

TEST(WecomRobot, a_redirect_is_not_followed_because_it_would_carry_the_key_away) {
  WecomFixture fixture;
  WecomFake elsewhere(key);
  fixture.fake.misbehave("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + elsewhere.base_url() + "/cgi-bin/webhook/send?key=" + key + "\r\nContent-Length: 0\r\n\r\n");
  EXPECT_GT(seconds_of(WecomRobot(fixture.settings).deliver({"x"})), 0);
  EXPECT_EQ(elsewhere.requests(), 0);
}

TEST(WecomRobot, a_dead_address_is_retried_and_an_impossible_one_refused) {
  std::string dead;
  { dead = WecomFake(key).base_url(); }
  EXPECT_GT(seconds_of(WecomRobot({key, dead, 20, 1000, 2000}).deliver({"x"})), 0);
  EXPECT_EQ(code_of(WecomRobot({key, "file:///etc/hostname?", 20, 1000, 2000}).deliver({"x"})), "channel.address_wrong");
  EXPECT_EQ(code_of(WecomRobot({key, "http://[nonsense", 20, 1000, 2000}).deliver({"x"})), "channel.address_wrong");
}

TEST(WecomRobot, a_slash_behind_the_address_and_odd_characters_in_the_key_do_no_harm) {
  WecomFake fake("a%26b%20c");
  EXPECT_TRUE(std::holds_alternative<Delivered>(WecomRobot({"a&b c", fake.base_url() + "/", 20, 1000, 5000}).deliver({"x"})));
}

TEST(CutToBytes, never_splits_a_character) {
  EXPECT_EQ(cut_to_bytes("网格员", 9), "网格员");
  EXPECT_EQ(cut_to_bytes("网格员", 8), "网…");
  EXPECT_EQ(cut_to_bytes("网格员", 3), "…");
  EXPECT_EQ(cut_to_bytes("网格员", 2), "");
  EXPECT_EQ(cut_to_bytes("a😀😀b", 7), "a…");
}

}  // namespace
}  // namespace gridward::channels
