// SPDX-License-Identifier: Apache-2.0
// What a phone has made and the house does not have: each phone numbers what one person enters on it 1, 2, 3 … A number that was made and
// neither arrived nor was withdrawn on the phone is missing. Bounded: beyond most_ranges two ranges become one, which then counts too many
// and never too few.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

namespace gridward::domain {

struct DeviceTag;
using DeviceId = base::Id<DeviceTag>;   ///< made on the phone, one for each person on it; says nothing about the phone

inline constexpr std::int64_t most_numbers = 1'000'000;
inline constexpr std::size_t most_ranges = 200;

struct MissingRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
  base::Instant since;   ///< when the oldest of them was made, as far as is known

  bool operator==(const MissingRange&) const = default;
};
BOOST_DESCRIBE_STRUCT(MissingRange, (), (first, last, since))

struct DeviceNumbers {
  std::int64_t made = 0;                ///< the highest number made
  std::vector<MissingRange> missing;    ///< in order, none touching the next but for `since`

  bool operator==(const DeviceNumbers&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeviceNumbers, (), (made, missing))

/// Number of an entry that comes with a submission, and the highest that its phone had made by then.
struct DeviceEntry {
  DeviceId device;
  std::int64_t number = 0;
  std::int64_t made = 0;
};

/// The phone has made numbers up to this one; what is new is missing since now. A lower number than before says nothing.
void say_made(DeviceNumbers& numbers, std::int64_t made, base::Instant now);
/// The number arrived, or its owner withdrew it. Says, too, that it was made.
void settle(DeviceNumbers& numbers, std::int64_t number, base::Instant now);
/// The phone says how old the oldest is that it still holds.
void say_oldest(DeviceNumbers& numbers, base::Instant oldest);
std::int64_t missing_count(const DeviceNumbers& numbers);

}  // namespace gridward::domain
