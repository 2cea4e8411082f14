// SPDX-License-Identifier: Apache-2.0
#include "jobs/runner.hpp"

#include <gtest/gtest.h>

#include <future>

#include "base/problem.hpp"

using namespace gridward;
using namespace std::chrono_literals;

TEST(Runner, runs_each_job_again_and_again) {
  std::promise<void> thrice;
  std::atomic<int> rounds{0};
  jobs::Runner runner({{"count", 1ms, [&](const std::stop_token&) { if (++rounds == 3) thrice.set_value(); }}});
  EXPECT_EQ(thrice.get_future().wait_for(30s), std::future_status::ready);
}

TEST(Runner, a_job_that_throws_is_counted_and_does_not_keep_the_others_from_running) {
  std::promise<void> reached;
  std::atomic<int> rounds{0};
  jobs::Runner runner({{"bad", 1ms, [](const std::stop_token&) { throw base::unavailable("store.unavailable"); }},
                       {"odd", 1ms, [](const std::stop_token&) { throw std::runtime_error("odd"); }},
                       {"good", 1ms, [&](const std::stop_token&) { if (++rounds == 2) reached.set_value(); }}});
  EXPECT_EQ(reached.get_future().wait_for(30s), std::future_status::ready);
  runner.stop();
  EXPECT_GE(runner.failures(), 2);
}

TEST(Runner, stops_although_a_job_would_be_due_in_an_hour) {
  jobs::Runner runner({{"seldom", 1h, [](const std::stop_token&) {}}});
  runner.stop();
  SUCCEED() << "stop returned";
}

TEST(Runner, a_running_job_hears_that_it_should_stop) {
  std::promise<void> begun;
  std::atomic<bool> told{false};
  jobs::Runner runner({{"long", 1h, [&](const std::stop_token& stop) {
                          begun.set_value();
                          while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
                          told = true;
                        }}});
  begun.get_future().wait();
  runner.stop();
  EXPECT_TRUE(told);
}

TEST(Runner, asking_to_stop_does_not_wait_for_the_running_job) {
  std::promise<void> begun, let_go;
  jobs::Runner runner({{"deaf", 1h, [&](const std::stop_token&) {
                          begun.set_value();
                          let_go.get_future().wait();
                        }}});
  begun.get_future().wait();
  runner.ask_to_stop();
  let_go.set_value();
  runner.stop();
  SUCCEED() << "ask_to_stop returned while the job was running";
}
