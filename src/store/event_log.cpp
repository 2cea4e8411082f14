// SPDX-License-Identifier: Apache-2.0
#include "store/event_log.hpp"

#include <algorithm>
#include <iterator>

#include "store/sql/dialect.hpp"

namespace gridward::store {

namespace {

constexpr std::size_t community_code_length = 12;  // GB/T 2260, 10114: longer codes are grids
constexpr std::size_t longest_read = 10'000;

#define EVENT_COLUMNS "seq, id, at, device_at, actor, region, kind, subject, version, body"

Event event_of(const sql::Row& row) {
  Event event;
  event.seq = row.optional_integer(0).value_or(0);
  event.id = row.text(1);
  event.at = {row.integer(2)};
  if (const auto device_at = row.optional_integer(3)) event.device_at = base::Instant{*device_at};
  event.actor = row.text(4);
  event.region = row.text(5);
  event.kind = row.text(6);
  event.subject = row.text(7);
  event.version = row.integer(8);
  event.body = row.text(9);
  return event;
}

std::vector<Event> events(sql::Connection& connection, std::string_view sql, const sql::Parameters& parameters) {
  std::vector<Event> found;
  connection.each(sql, parameters, [&](sql::Row& row) { found.push_back(event_of(row)); }, longest_read);
  return found;
}

/// A grid and its micro-grids: each in its own part of the index, then in the order of the log.
std::vector<Event> read_grid_after(sql::Connection& connection, std::int64_t seq, std::string_view grid, std::int64_t rows) {
  constexpr const char* one = "SELECT " EVENT_COLUMNS " FROM event WHERE region = $1 AND seq > $2 ORDER BY seq LIMIT $3";
  std::vector<Event> found;
  for (const auto& region : sql::codes_present(connection, "event", "region", grid)) {
    auto more = events(connection, one, {region, seq, rows});
    found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  std::sort(found.begin(), found.end(), [](const Event& a, const Event& b) { return a.seq < b.seq; });
  if (found.size() > static_cast<std::size_t>(rows)) found.resize(static_cast<std::size_t>(rows));
  return found;
}

}  // namespace

void append(UnitOfWork& unit, const Event& event) {
  std::optional<std::int64_t> device_at;
  if (event.device_at) device_at = event.device_at->us;
  unit.connection.execute(
      "INSERT INTO event(id, at, device_at, actor, region, kind, subject, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {event.id, event.at.us, sql::or_null(device_at), event.actor, event.region, event.kind, event.subject, event.version, event.body});
}

std::vector<Event> read_after(sql::Connection& connection, std::int64_t seq, std::string_view region_prefix, std::size_t limit) {
  // Two ways through the same rows, as neither engine's planner chooses well here: a wide area walks the newest events and skips foreign
  // ones; a grid goes to its own place in the index on (region, seq), so that its cost is that of what is new, however long the log is.
  constexpr const char* wide = "SELECT " EVENT_COLUMNS " FROM event WHERE seq > $1 AND substr(region, 1, $2) = $3 ORDER BY seq LIMIT $4";
  const auto rows = static_cast<std::int64_t>(std::min(limit, longest_read));
  if (region_prefix.size() > community_code_length) return read_grid_after(connection, seq, region_prefix, rows);
  const auto length = static_cast<std::int64_t>(region_prefix.size());
  return events(connection, wide, {seq, length, sql::text(region_prefix), rows});
}

std::vector<Event> events_of(sql::Connection& connection, std::string_view subject) {
  return events(connection, "SELECT " EVENT_COLUMNS " FROM event WHERE subject = $1 ORDER BY version", {sql::text(subject)});
}

bool happened_after(sql::Connection& connection, std::int64_t seq, std::string_view kind) {
  return !connection.query("SELECT seq FROM event WHERE seq > $1 AND kind = $2 ORDER BY seq LIMIT 1", {seq, sql::text(kind)}).empty();
}

std::int64_t latest_seq(sql::Connection& connection) {
  const auto row = connection.query_one("SELECT MAX(seq) FROM event");
  return row ? row->optional_integer(0).value_or(0) : 0;
}

std::optional<base::Instant> latest_event_at(sql::Connection& connection) {
  const auto row = connection.query_one("SELECT at FROM event WHERE seq = (SELECT MAX(seq) FROM event)");
  if (!row) return std::nullopt;
  return base::Instant{row->integer(0)};
}

void EventSignal::raise(std::int64_t seq) {
  {
    const std::lock_guard lock(m_mutex);
    if (seq <= m_latest) return;
    m_latest = seq;
  }
  m_changed.notify_all();
}

bool EventSignal::wait_beyond(std::int64_t seq, std::chrono::milliseconds timeout) {
  std::unique_lock lock(m_mutex);
  m_changed.wait_for(lock, timeout, [&] { return m_closed || m_latest > seq; });
  return !m_closed && m_latest > seq;
}

std::int64_t EventSignal::latest() const {
  const std::lock_guard lock(m_mutex);
  return m_latest;
}

void EventSignal::close() {
  {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
  }
  m_changed.notify_all();
}

}  // namespace gridward::store
