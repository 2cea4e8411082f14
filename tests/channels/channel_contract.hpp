// SPDX-License-Identifier: Apache-2.0
// What every channel must do, whatever it is made of. A channel's test gives a fixture with
//   std::unique_ptr<channels::Channel> channel();   ready to deliver
//   std::vector<std::string> received();            the texts that arrived at the other end, in order
//   std::size_t most_bytes();                       the longest plain text that the channel carries
//   int most_in_a_burst();                          messages that may go out at once
//   std::string secret();                           what must never be shown
//   void break_down(); void refuse_all(); void hang();  three ways in which the other end fails: no use now, never, no answer
// and instantiates the suite with it.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "base/text.hpp"
#include "channels/channel.hpp"

namespace gridward::testing {

template <typename Fixture>
class ChannelContract : public ::testing::Test {
 public:
  Fixture fixture;
};
TYPED_TEST_SUITE_P(ChannelContract);

TYPED_TEST_P(ChannelContract, delivers_a_message_as_it_is) {
  const auto channel = this->fixture.channel();
  const std::string text = "新隐患：安全出口堵塞\n\"引号\" \\ <b> 😀";
  EXPECT_TRUE(std::holds_alternative<channels::Delivered>(channel->deliver({text})));
  ASSERT_EQ(this->fixture.received().size(), 1u);
  EXPECT_EQ(this->fixture.received()[0], text);
}

TYPED_TEST_P(ChannelContract, cuts_what_is_too_long_at_a_character_and_says_so) {
  const auto channel = this->fixture.channel();
  for (std::size_t lead = 0; lead < 3; ++lead) {
    std::string text(lead, 'x');
    while (text.size() <= this->fixture.most_bytes()) text += "隐";
    EXPECT_TRUE(std::holds_alternative<channels::Delivered>(channel->deliver({text})));
    const std::string arrived = this->fixture.received().back();
    EXPECT_LE(arrived.size(), this->fixture.most_bytes());
    EXPECT_GT(arrived.size() + 6, this->fixture.most_bytes());
    EXPECT_TRUE(base::is_utf8(arrived));
    EXPECT_TRUE(arrived.ends_with("…"));
  }
}

TYPED_TEST_P(ChannelContract, carries_the_longest_message_whole) {
  const std::string text(this->fixture.most_bytes(), 'x');
  EXPECT_TRUE(std::holds_alternative<channels::Delivered>(this->fixture.channel()->deliver({text})));
  EXPECT_EQ(this->fixture.received()[0], text);
}

TYPED_TEST_P(ChannelContract, asks_for_patience_instead_of_sending_too_many) {
  const auto channel = this->fixture.channel();
  for (int i = 0; i < this->fixture.most_in_a_burst(); ++i) EXPECT_TRUE(std::holds_alternative<channels::Delivered>(channel->deliver({"x"})));
  const auto delivery = channel->deliver({"x"});
  ASSERT_TRUE(std::holds_alternative<channels::RetryAfter>(delivery));
  EXPECT_GE(std::get<channels::RetryAfter>(delivery).seconds, 1);
  EXPECT_EQ(this->fixture.received().size(), static_cast<std::size_t>(this->fixture.most_in_a_burst()));
}

TYPED_TEST_P(ChannelContract, a_broken_other_end_means_later_and_not_never) {
  this->fixture.break_down();
  const auto delivery = this->fixture.channel()->deliver({"x"});
  ASSERT_TRUE(std::holds_alternative<channels::RetryAfter>(delivery));
  EXPECT_GE(std::get<channels::RetryAfter>(delivery).seconds, 1);
}

TYPED_TEST_P(ChannelContract, an_other_end_that_never_answers_is_left_after_a_while) {
  this->fixture.hang();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(std::holds_alternative<channels::RetryAfter>(this->fixture.channel()->deliver({"x"})));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(11));
}

TYPED_TEST_P(ChannelContract, a_refusal_is_final_and_shows_no_secret) {
  this->fixture.refuse_all();
  const auto delivery = this->fixture.channel()->deliver({"x"});
  ASSERT_TRUE(std::holds_alternative<channels::Refused>(delivery));
  const std::string code = std::get<channels::Refused>(delivery).code;
  EXPECT_TRUE(code.starts_with("channel."));
  EXPECT_EQ(code.find(this->fixture.secret()), std::string::npos);
}

TYPED_TEST_P(ChannelContract, an_empty_or_broken_text_is_refused_and_not_sent) {
  const auto channel = this->fixture.channel();
  EXPECT_TRUE(std::holds_alternative<channels::Refused>(channel->deliver({""})));
  EXPECT_TRUE(std::holds_alternative<channels::Refused>(channel->deliver({" \n"})));
  EXPECT_TRUE(std::holds_alternative<channels::Refused>(channel->deliver({"\xE9\x9A"})));
  EXPECT_TRUE(this->fixture.received().empty());
}

TYPED_TEST_P(ChannelContract, several_threads_may_deliver_at_once) {
  const auto channel = this->fixture.channel();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) threads.emplace_back([&] { for (int i = 0; i < 3; ++i) channel->deliver({"x"}); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(this->fixture.received().size(), static_cast<std::size_t>(std::min(12, this->fixture.most_in_a_burst())));
}

REGISTER_TYPED_TEST_SUITE_P(ChannelContract, delivers_a_message_as_it_is, cuts_what_is_too_long_at_a_character_and_says_so, carries_the_longest_message_whole,
                            asks_for_patience_instead_of_sending_too_many, a_broken_other_end_means_later_and_not_never,
                            an_other_end_that_never_answers_is_left_after_a_while, a_refusal_is_final_and_shows_no_secret,
                            an_empty_or_broken_text_is_refused_and_not_sent, several_threads_may_deliver_at_once);

}  // namespace gridward::testing
