// SPDX-License-Identifier: Apache-2.0
#include "domain/quiet_hours.hpp"

#include <chrono>

namespace gridward::domain {

namespace {

constexpr std::int64_t minutes_a_day = 24 * 60, digest_patience_min = 4 * 60;
constexpr std::int64_t most_messages = 200;

std::int64_t minute_of(base::Instant now) { return (now.us - base::start_of(base::shanghai_date(now)).us) / base::us_per_minute; }

bool quiet_minute(std::int64_t minute, const GroupHours& hours) {
  if (hours.quiet_from == hours.quiet_until) return false;
  if (hours.quiet_from < hours.quiet_until) return minute >= hours.quiet_from && minute < hours.quiet_until;
  return minute >= hours.quiet_from || minute < hours.quiet_until;
}

/// The next time of day after now.
base::Instant next(base::Instant now, std::int64_t minute) {
  const auto today = base::shanghai_date(now);
  const auto at = base::start_of(today) + std::chrono::minutes(minute);
  return at > now ? at : base::start_of(today + std::chrono::days(1)) + std::chrono::minutes(minute);
}

bool is_minute(std::int64_t minute) { return minute >= 0 && minute < minutes_a_day; }

}  // namespace

bool is_quiet(base::Instant now, const GroupHours& hours) { return quiet_minute(minute_of(now), hours); }

base::Instant deliver_at(base::Instant now, bool urgent, const GroupHours& hours) {
  return urgent || !is_quiet(now, hours) ? now : next(now, hours.quiet_until);
}

base::Instant after_the_days_most(base::Instant now, const GroupHours& hours) {
  if (hours.digest_at) return next(now, *hours.digest_at);
  return next(now, hours.quiet_from == hours.quiet_until ? 0 : hours.quiet_until);
}

std::optional<base::Date> digest_day(base::Instant now, const GroupHours& hours) {
  if (!hours.digest_at) return std::nullopt;
  const auto minute = minute_of(now);
  if (minute < *hours.digest_at || minute >= *hours.digest_at + digest_patience_min || is_quiet(now, hours)) return std::nullopt;
  return base::shanghai_date(now);
}

bool hours_fit(const GroupHours& hours) {
  if (!is_minute(hours.quiet_from) || !is_minute(hours.quiet_until) || hours.most_a_day < 1 || hours.most_a_day > most_messages) return false;
  return !hours.digest_at || (is_minute(*hours.digest_at) && !quiet_minute(*hours.digest_at, hours));
}

std::optional<std::int64_t> minute_of_day(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 99; };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const std::int64_t hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

}  // namespace gridward::domain
