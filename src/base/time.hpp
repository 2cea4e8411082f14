// SPDX-License-Identifier: Apache-2.0
// Times are microseconds UTC; days and wall times are those of Asia/Shanghai, which has been UTC+8 without summer time
// since 1992 and is treated as fixed.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gridward::base {

/// A day in the calendar of Shanghai.
using Date = std::chrono::sys_days;

struct Instant {
  std::int64_t us = 0;  ///< microseconds since 1970-01-01T00:00:00Z

  std::int64_t ms() const { return us / 1000; }
  auto operator<=>(const Instant&) const = default;
};

constexpr std::int64_t us_per_second = 1'000'000;
constexpr std::int64_t us_per_minute = 60 * us_per_second;
constexpr std::int64_t us_per_hour = 60 * us_per_minute;
constexpr std::int64_t us_per_day = 24 * us_per_hour;

inline Instant operator+(Instant at, std::chrono::microseconds span) { return {at.us + span.count()}; }
inline std::chrono::microseconds operator-(Instant a, Instant b) { return std::chrono::microseconds(a.us - b.us); }

Date shanghai_date(Instant at);
/// First and last instant of a Shanghai day; end is 23:59:59.000000.
Instant start_of(Date day);
Instant end_of(Date day);
/// Hour of the Shanghai day, 0–23.
int shanghai_hour(Instant at);

/// "2026-11-23"; parse is strict and refuses days that do not exist.
std::string to_text(Date day);
std::optional<Date> parse_date(std::string_view text);

/// RFC 3339. Written as "2026-11-23T08:15:00.000000+08:00"; read with any offset, 0–6 decimals, in the
/// years 0000–9999 of Shanghai.
std::string to_text(Instant at);
std::optional<Instant> parse_instant(std::string_view text);

/// The one clock. Two implementations: the system's, and one that a test or a drill moves.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock : public Clock {
 public:
  Instant now() const override;
};

/// A clock that stands still until it is moved (demo, tests). Not thread-safe while being set.
class SetClock : public Clock {
 public:
  explicit SetClock(Instant at) : m_at(at) {}
  Instant now() const override { return m_at; }
  void set(Instant at) { m_at = at; }

 private:
  Instant m_at;
};

/// The system's clock plus a number of seconds read from a file at each call; for drills and
/// for tests of a running server: "move the clock" without waiting. A missing file means no shift.
class ShiftedClock : public Clock {
 public:
  explicit ShiftedClock(std::string path) : m_path(std::move(path)) {}
  Instant now() const override;

 private:
  std::string m_path;
};

}  // namespace gridward::base
