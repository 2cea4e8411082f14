// SPDX-License-Identifier: Apache-2.0
#include "store/delivery_store.hpp"

#include <boost/describe.hpp>

#include "base/problem.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

namespace {

constexpr std::string_view columns = "id, event_seq, target, tries, next_try, body, form, code";

domain::MessageForm form_of(const std::string& name) {
  domain::MessageForm form{};
  ENSURE(boost::describe::enum_from_string(name.c_str(), form));
  return form;
}

std::vector<Delivery> deliveries(const std::vector<sql::Row>& rows) {
  std::vector<Delivery> found;
  for (const auto& row : rows) found.push_back({row.text(0), row.integer(1), row.text(2), row.integer(3), {row.integer(4)}, row.text(5), form_of(row.text(6)), row.text(7)});
  return found;
}

}  // namespace

bool add_delivery(sql::Connection& connection, const Delivery& delivery) {
  return connection.execute("INSERT INTO delivery(id, event_seq, target, state, tries, next_try, code, body, form) VALUES ($1, $2, $3, 'waiting', 0, $4, $5, $6, $7) ON CONFLICT (event_seq, target) DO NOTHING",
                     {delivery.id, delivery.event_seq, delivery.target, delivery.next_try.us, delivery.code, delivery.body, std::string(boost::describe::enum_to_string(delivery.form, ""))}) == 1;
}

std::vector<Delivery> waiting_deliveries(sql::Connection& connection, base::Instant now, base::Instant never_after, int limit) {
  return deliveries(connection.query("SELECT " + std::string(columns) + " FROM delivery WHERE state = 'waiting' AND (next_try <= $1 OR next_try > $2) ORDER BY next_try, id LIMIT $3", {now.us, never_after.us, std::int64_t{limit}}));
}

std::vector<Delivery> waiting_notices(sql::Connection& connection, const std::string& target, base::Instant now, base::Instant never_after, int limit) {
  return deliveries(connection.query("SELECT " + std::string(columns) + " FROM delivery WHERE target = $1 AND state = 'waiting' AND form = 'notice' AND (next_try <= $2 OR next_try > $3) ORDER BY next_try, id LIMIT $4",
                                     {target, now.us, never_after.us, std::int64_t{limit}}));
}

void hold_delivery(sql::Connection& connection, const std::string& id, base::Instant until, std::string_view code) {
  connection.execute("UPDATE delivery SET next_try = $2, code = $3 WHERE id = $1 AND state = 'waiting'", {id, until.us, std::string(code)});
}

bool has_delivery(sql::Connection& connection, std::int64_t event_seq, const std::string& target) {
  return connection.query_one("SELECT id FROM delivery WHERE event_seq = $1 AND target = $2", {event_seq, target}).has_value();
}

std::int64_t count_told(sql::Connection& connection, const std::string& target, base::Instant since) {
  return connection.query_one("SELECT COUNT(*) FROM delivery WHERE target = $1 AND state = 'delivered' AND next_try >= $2 AND form <> 'urgent'", {target, since.us})->integer(0);
}

DigestFigures digest_figures(sql::Connection& connection, const domain::RegionCode& region, base::Instant now) {
  const auto today = base::shanghai_date(now);
  const auto end = below_end(region.text());
  const auto row = connection.query_one(
      "SELECT COUNT(*), COUNT(CASE WHEN state <> 'done' AND due >= $3 AND due <= $4 THEN 1 END), COUNT(CASE WHEN state <> 'done' AND due < $3 THEN 1 END), COUNT(CASE WHEN state = 'done' THEN 1 END) "
      "FROM hazard WHERE region >= $1 AND region < $2 AND is_open = 1",
      {region.text(), end, now.us, base::end_of(today).us});
  DigestFigures figures{row->integer(0), row->integer(1), row->integer(2), row->integer(3), 0};
  figures.places_due = connection.query_one("SELECT COUNT(*) FROM place WHERE region >= $1 AND region < $2 AND active = 1 AND due_day <= $3",
                                            {region.text(), end, static_cast<std::int64_t>(today.time_since_epoch().count())})->integer(0);
  return figures;
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
