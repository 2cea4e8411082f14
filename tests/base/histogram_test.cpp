// SPDX-License-Identifier: Apache-2.0
#include "base/histogram.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "base/problem.hpp"

using gridward::base::Histogram;

TEST(Histogram, counts_a_value_in_the_first_bucket_whose_bound_it_does_not_exceed) {
  Histogram histogram{1, 2, 5};
  for (const double value : {0.5, 1.0, 1.5, 5.0, 6.0, 100.0}) histogram.observe(value);
  const auto reading = histogram.read();
  EXPECT_EQ(reading.bounds, (std::vector<double>{1, 2, 5}));
  EXPECT_EQ(reading.counts, (std::vector<std::uint64_t>{2, 1, 1, 2}));
  EXPECT_EQ(reading.count, 6u);
  EXPECT_DOUBLE_EQ(reading.sum, 114);
}

TEST(Histogram, loses_nothing_when_four_threads_observe_at_once) {
  Histogram histogram{1};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] { for (int i = 0; i < 20'000; ++i) histogram.observe(i % 2 == 0 ? 1 : 2); });
  for (auto& thread : threads) thread.join();
  const auto reading = histogram.read();
  EXPECT_EQ(reading.counts, (std::vector<std::uint64_t>{40'000, 40'000}));
  EXPECT_DOUBLE_EQ(reading.sum, 120'000);
}

TEST(Histogram, refuses_bounds_that_do_not_grow) {
  EXPECT_THROW((Histogram{2, 1}), gridward::base::BrokenPromise);
}
