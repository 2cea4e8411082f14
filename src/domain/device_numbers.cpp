// SPDX-License-Identifier: Apache-2.0
#include "domain/device_numbers.hpp"

#include <algorithm>

namespace gridward::domain {

namespace {

/// The two neighbours that are nearest to each other: what is counted too much is least.
void join_nearest(std::vector<MissingRange>& missing) {
  auto best = missing.begin();
  const auto between = [](auto range) { return std::next(range)->first - range->last; };
  for (auto range = missing.begin(); std::next(range) != missing.end(); ++range)
    if (between(range) < between(best)) best = range;
  const auto next = std::next(best);
  *best = {best->first, next->last, std::min(best->since, next->since)};
  missing.erase(next);
}

}  // namespace

void say_made(DeviceNumbers& numbers, std::int64_t made, base::Instant now) {
  if (made <= numbers.made) return;
  auto& missing = numbers.missing;
  if (!missing.empty() && missing.back().last == numbers.made && missing.back().since == now) missing.back().last = made;
  else missing.push_back({numbers.made + 1, made, now});
  numbers.made = made;
  if (missing.size() > most_ranges) join_nearest(missing);
}

void settle(DeviceNumbers& numbers, std::int64_t number, base::Instant now) {
  say_made(numbers, number, now);
  auto& missing = numbers.missing;
  const auto range = std::find_if(missing.begin(), missing.end(), [&](const auto& one) { return one.first <= number && number <= one.last; });
  if (range == missing.end()) return;
  const auto rest = MissingRange{number + 1, range->last, range->since};
  range->last = number - 1;
  const auto after = range->first > range->last ? missing.erase(range) : std::next(range);
  if (rest.first <= rest.last) missing.insert(after, rest);
  if (missing.size() > most_ranges) join_nearest(missing);
}

void say_oldest(DeviceNumbers& numbers, base::Instant oldest) {
  if (!numbers.missing.empty()) numbers.missing.front().since = std::min(numbers.missing.front().since, oldest);
}

std::int64_t missing_count(const DeviceNumbers& numbers) {
  std::int64_t count = 0;
  for (const auto& range : numbers.missing) count += range.last - range.first + 1;
  return count;
}

}  // namespace gridward::domain
