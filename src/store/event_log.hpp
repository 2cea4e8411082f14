// SPDX-License-Identifier: Apache-2.0
// The event log: the one append-only log of what happened, with many readers (live stream, sync, notifications, verify). An event
// carries no personal data, only vault ids. Numbers follow the order of commits: a reader that asks for what comes after the last seq it
// saw misses nothing, however the writers' transactions overlapped.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "store/unit_of_work.hpp"

namespace gridward::store {

struct Event {
  std::int64_t seq = 0;  ///< given by the database at the commit; append ignores it
  std::string id;        ///< ULID
  base::Instant at;
  std::optional<base::Instant> device_at;
  std::string actor;    ///< person's id, or "system"
  std::string region;   ///< code of the smallest region it belongs to
  std::string kind;     ///< "hazard.opened": past tense
  std::string subject;  ///< id of the thing
  std::int64_t version = 0;  ///< of the thing after this event; unique with subject
  std::string body;     ///< JSON
};

/// Writes the event; the database numbers it, in the order of commits. Throws sql::UniqueViolation (columns "subject,version") when somebody else was faster.
void append(UnitOfWork& unit, const Event& event);

/// Events after `seq` in the region and all below it ("" = everywhere), oldest first, at most `limit` (≤ 10000).
std::vector<Event> read_after(sql::Connection& connection, std::int64_t seq, std::string_view region_prefix, std::size_t limit);

/// All events of one thing by version. Those of a transaction not yet committed may have seq 0.
std::vector<Event> events_of(sql::Connection& connection, std::string_view subject);

/// Whether an event of that kind has a seq beyond this one. Reads all that came since.
bool happened_after(sql::Connection& connection, std::int64_t seq, std::string_view kind);

/// The last seq; 0 when there is none.
std::int64_t latest_seq(sql::Connection& connection);
/// When the newest event happened by the clock of its time; nothing without events.
std::optional<base::Instant> latest_event_at(sql::Connection& connection);

/// Tells waiting threads of this process that there is something to read. Thread-safe.
class EventSignal {
 public:
  /// `seq` as latest_seq gives it. Smaller ones than before are ignored.
  void raise(std::int64_t seq);
  /// True as soon as there is an event beyond `seq`; false after the timeout or once closed.
  bool wait_beyond(std::int64_t seq, std::chrono::milliseconds timeout);
  std::int64_t latest() const;
  /// Wakes everybody for good.
  void close();

 private:
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::int64_t m_latest = 0;
  bool m_closed = false;
};

}  // namespace gridward::store
