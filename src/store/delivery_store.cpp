// SPDX-License-Identifier: Apache-2.0
#include "store/delivery_store.hpp"

namespace gridward::store {

bool add_delivery(sql::Connection& connection, const Delivery& delivery) {
  return connection.execute("INSERT INTO delivery(id, event_seq, target, state, tries, next_try, code, body) VALUES ($1, $2, $3, 'waiting', 0, $4, '', $5) ON CONFLICT (event_seq, target) DO NOTHING",
                     {delivery.id, delivery.event_seq, delivery.target, delivery.next_try.us, delivery.body}) == 1;
}

std::vector<Delivery> waiting_deliveries(sql::Connection& connection, base::Instant now, base::Instant never_after, int limit) {
  std::vector<Delivery> waiting;
  for (const auto& row : connection.query("SELECT id, event_seq, target, tries, next_try, body FROM delivery WHERE state = 'waiting' AND (next_try <= $1 OR next_try > $2) ORDER BY next_try, id LIMIT $3", {now.us, never_after.us, std::int64_t{limit}}))
    waiting.push_back({row.text(0), row.integer(1), row.text(2), row.integer(3), {row.integer(4)}, row.text(5)});
  return waiting;
}

bool note_delivery(sql::Connection& connection, const std::string& id, const std::string& state, std::int64_t tries, base::Instant next_try, const std::string& code) {
  return connection.execute("UPDATE delivery SET state = $2, tries = $3, next_try = $4, code = $5 WHERE id = $1 AND state = 'waiting'", {id, state, tries, next_try.us, code}) == 1;
}

std::int64_t count_waiting(sql::Connection& connection) {
  return connection.query_one("SELECT COUNT(*) FROM delivery WHERE state = 'waiting'")->integer(0);
}

std::int64_t job_cursor(sql::Connection& connection, const std::string& name) {
  const auto row = connection.query_one("SELECT seq FROM job_cursor WHERE name = $1", {name});
  return row ? row->integer(0) : 0;
}

std::vector<std::pair<std::string, std::int64_t>> job_cursors(sql::Connection& connection) {
  std::vector<std::pair<std::string, std::int64_t>> cursors;
  for (const auto& row : connection.query("SELECT name, seq FROM job_cursor ORDER BY name")) cursors.emplace_back(row.text(0), row.integer(1));
  return cursors;
}

void set_job_cursor(sql::Connection& connection, const std::string& name, std::int64_t seq) {
  connection.execute("INSERT INTO job_cursor(name, seq) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET seq = $2", {name, seq});
}

}  // namespace gridward::store
