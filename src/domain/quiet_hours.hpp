// SPDX-License-Identifier: Apache-2.0
// When a work group is spoken to (domain.md §8.3-6, decision 0011): quiet hours in which only what is urgent goes out, one digest a day, and so many
// messages a day at most. What is held back is told later together and is never dropped. Times of day are minutes of the Shanghai day.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.hpp"

namespace gridward::domain {

struct GroupHours {
  std::int64_t quiet_from = 21 * 60;
  std::int64_t quiet_until = 7 * 60;             ///< the same as quiet_from: no quiet hours
  std::optional<std::int64_t> digest_at = 8 * 60;   ///< nothing: no digest
  std::int64_t most_a_day = 20;                  ///< messages that are not urgent; more go into the digest
};

/// notice: one event, told by itself · urgent: the same, at once at any hour · gathered: what was held back · digest: the day's.
enum class MessageForm { notice, urgent, gathered, digest };
BOOST_DESCRIBE_ENUM(MessageForm, notice, urgent, gathered, digest)

/// Codes of messages that wait because of the hours, for the delivery's row.
constexpr std::string_view held_for_quiet = "channel.quiet_hours", held_for_digest = "channel.over_the_days_most";

bool is_quiet(base::Instant now, const GroupHours& hours);
/// `now`, or the end of the quiet hours when it is quiet and not urgent.
base::Instant deliver_at(base::Instant now, bool urgent, const GroupHours& hours);
/// When what is too much for today is told: with the next digest; without one after the next quiet hours, or at the next day's start. Always later than now.
base::Instant after_the_days_most(base::Instant now, const GroupHours& hours);
/// The day whose digest is to be told now: from its time on for four hours (a server that was away tells it late, and not at night).
std::optional<base::Date> digest_day(base::Instant now, const GroupHours& hours);
/// False for a digest within the quiet hours, times beyond a day, or a most beyond 1 to 200.
bool hours_fit(const GroupHours& hours);

/// "07:30"; nothing for anything else.
std::optional<std::int64_t> minute_of_day(std::string_view text);

}  // namespace gridward::domain
