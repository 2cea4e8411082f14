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
  jobs::Runner runner({{"count", 1ms, [&] { if (++rounds == 3) thrice.set_value(); }}});
  EXPECT_EQ(thrice.get_future().wait_for(30s), std::future_status::ready);
}

TEST(Runner, a_job_that_throws_is_counted_and_does_not_keep_the_others_from_running) {
  std::promise<void> reached;
  std::atomic<int> rounds{0};
  jobs::Runner runner({{"bad", 1ms, [] { throw base::unavailable("store.unavailable"); }},
                       {"odd", 1ms, [] { throw std::runtime_error("odd"); }},
                       {"good", 1ms, [&] { if (++rounds == 2) reached.set_value(); }}});
  EXPECT_EQ(reached.get_future().wait_for(30s), std::future_status::ready);
  runner.stop();
  EXPECT_GE(runner.failures(), 2);
}

TEST(Runner, stops_although_a_job_would_be_due_in_an_hour) {
  jobs::Runner runner({{"seldom", 1h, [] {}}});
  runner.stop();
  SUCCEED() << "stop returned";
}
