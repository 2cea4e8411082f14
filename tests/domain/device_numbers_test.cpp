// SPDX-License-Identifier: Apache-2.0
#include "domain/device_numbers.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace gridward::domain {
namespace {

constexpr base::Instant morning{1'000'000'000}, noon{2'000'000'000};

std::set<std::int64_t> listed(const DeviceNumbers& numbers) {
  std::set<std::int64_t> all;
  for (const auto& range : numbers.missing)
    for (auto number = range.first; number <= range.last; ++number) EXPECT_TRUE(all.insert(number).second) << number << " stands twice";
  return all;
}

TEST(DeviceNumbers, what_was_made_and_did_not_arrive_is_missing_since_it_was_heard_of) {
  DeviceNumbers numbers;
  say_made(numbers, 3, morning);
  settle(numbers, 7, noon);
  EXPECT_EQ(numbers.made, 7);
  EXPECT_EQ(numbers.missing, (std::vector<MissingRange>{{1, 3, morning}, {4, 6, noon}}));
  settle(numbers, 2, noon);
  EXPECT_EQ(numbers.missing, (std::vector<MissingRange>{{1, 1, morning}, {3, 3, morning}, {4, 6, noon}}));
  EXPECT_EQ(missing_count(numbers), 5);
}

TEST(DeviceNumbers, a_number_that_comes_twice_or_a_lower_one_than_before_changes_nothing) {
  DeviceNumbers numbers;
  settle(numbers, 2, morning);
  const auto before = numbers;
  settle(numbers, 2, noon);
  say_made(numbers, 1, noon);
  say_made(numbers, 2, noon);
  EXPECT_EQ(numbers, before);
}

TEST(DeviceNumbers, the_phone_knows_better_how_old_the_oldest_is) {
  DeviceNumbers numbers;
  say_oldest(numbers, morning);
  EXPECT_TRUE(numbers.missing.empty());
  say_made(numbers, 2, noon);
  say_oldest(numbers, morning);
  EXPECT_EQ(numbers.missing.front().since, morning);
  say_oldest(numbers, noon);
  EXPECT_EQ(numbers.missing.front().since, morning) << "never later than was known";
}

TEST(DeviceNumbers, in_whatever_order_numbers_come_the_missing_ones_are_exactly_those_that_did_not) {
  std::mt19937 random(20261125);
  for (int round = 0; round < 300; ++round) {
    DeviceNumbers numbers;
    std::set<std::int64_t> settled;
    std::int64_t made = 0;
    for (int step = 0; step < 60; ++step) {
      const auto number = static_cast<std::int64_t>(1 + random() % 90);
      made = std::max(made, number);
      const base::Instant at{static_cast<std::int64_t>(random() % 4)};
      if (random() % 4 == 0) say_made(numbers, number, at);
      else settle(numbers, number, at), settled.insert(number);
    }
    std::set<std::int64_t> expected;
    for (std::int64_t number = 1; number <= made; ++number)
      if (!settled.contains(number)) expected.insert(number);
    EXPECT_EQ(listed(numbers), expected);
    EXPECT_EQ(missing_count(numbers), static_cast<std::int64_t>(expected.size()));
    EXPECT_EQ(numbers.made, made);
  }
}

TEST(DeviceNumbers, a_phone_that_leaves_out_every_second_number_stays_within_bounds_and_is_never_counted_too_low) {
  DeviceNumbers numbers;
  for (std::int64_t number = 2; number <= 2000; number += 2) settle(numbers, number, morning);
  EXPECT_LE(numbers.missing.size(), most_ranges);
  const auto all = listed(numbers);
  for (std::int64_t number = 1; number < 2000; number += 2) EXPECT_TRUE(all.contains(number)) << number;
}

}  // namespace
}  // namespace gridward::domain
