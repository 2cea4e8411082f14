// SPDX-License-Identifier: Apache-2.0
#include "base/time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>

namespace gridward::base {

using namespace std::chrono;

namespace {

constexpr std::int64_t shanghai_offset_us = 8 * us_per_hour;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Digits of text[at, at+count) or -1.
int number(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Offset in seconds of "Z", "+08:00", or nothing.
std::optional<std::int64_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int hours = number(text, 1, 2), minutes = number(text, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

}  // namespace

Date shanghai_date(Instant at) { return Date(days(floor_div(at.us + shanghai_offset_us, us_per_day))); }

Instant start_of(Date day) { return {day.time_since_epoch().count() * us_per_day - shanghai_offset_us}; }

Instant end_of(Date day) { return {start_of(day).us + us_per_day - us_per_second}; }

int shanghai_hour(Instant at) {
  const std::int64_t local = at.us + shanghai_offset_us;
  return static_cast<int>((local - floor_div(local, us_per_day) * us_per_day) / us_per_hour);
}

std::string to_text(Date day) {
  const year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = number(text, 0, 4), m = number(text, 5, 2), d = number(text, 8, 2);
  if (y < 0 || m < 0 || d < 0) return std::nullopt;
  const year_month_day date(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::string to_text(Instant at) {
  const std::int64_t local = at.us + shanghai_offset_us;
  const std::int64_t day_count = floor_div(local, us_per_day);
  const std::int64_t rest = local - day_count * us_per_day;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}+08:00", to_text(Date(days(day_count))), rest / us_per_hour,
                     rest / us_per_minute % 60, rest / us_per_second % 60, rest % us_per_second);
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text.size() > 32) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const int h = number(text, 11, 2), m = number(text, 14, 2), s = number(text, 17, 2);
  if (!date || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return std::nullopt;
  std::size_t at = 19;
  std::int64_t fraction = 0;
  if (text[at] == '.') {
    const std::size_t first = ++at;
    std::int64_t unit = 100'000;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) fraction += (text[at] - '0') * unit;
    if (at == first || at - first > 9) return std::nullopt;
  }
  const auto offset = parse_offset(text.substr(at));
  if (!offset) return std::nullopt;
  const std::int64_t seconds = h * 3600 + m * 60 + s - *offset;
  const Instant instant{date->time_since_epoch().count() * us_per_day + seconds * us_per_second + fraction};
  // An offset may lead out of the years that have four digits in Shanghai; to_text could not write it so that it is read again.
  const auto year_there = year_month_day(shanghai_date(instant)).year();
  if (year_there < year(0) || year_there > year(9999)) return std::nullopt;
  return instant;
}

Instant SystemClock::now() const {
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

Instant ShiftedClock::now() const {
  const Instant real = SystemClock().now();
  std::ifstream file(m_path);
  std::int64_t shift_s = 0;
  if (!(file >> shift_s)) shift_s = 0;
  return real + seconds(shift_s);
}

}  // namespace gridward::base
