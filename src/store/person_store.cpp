// SPDX-License-Identifier: Apache-2.0
#include "store/person_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/region_store.hpp"

namespace gridward::store {

namespace {

std::int64_t day_number(base::Date day) { return day.time_since_epoch().count(); }

template <typename T>
std::vector<T> documents(const std::vector<sql::Row>& rows) {
  std::vector<T> items;
  items.reserve(rows.size());
  for (const auto& row : rows) items.push_back(json::read_stored<T>(row.text(0)));
  return items;
}

}  // namespace

std::optional<Account> find_account(sql::Connection& connection, const std::string& login) {
  const auto rows = connection.query("SELECT body, password FROM person WHERE login = $1", {login});
  if (rows.empty()) return std::nullopt;
  return Account{json::read_stored<domain::Person>(rows.front().text(0)), rows.front().text(1)};
}

std::optional<domain::Person> find_person(sql::Connection& connection, const domain::PersonId& id) {
  return find_document<domain::Person>(connection, "person", "id", id.text());
}

std::vector<domain::Post> posts_of(sql::Connection& connection, const domain::PersonId& person) {
  // Those without an end and those that end last come first, lest what is long over crowd out what is in force.
  auto posts = documents<domain::Post>(connection.query("SELECT body FROM post WHERE person = $1 ORDER BY COALESCE(to_day, 9000000) DESC, id LIMIT 200", {person.text()}));
  std::sort(posts.begin(), posts.end(), [](const auto& a, const auto& b) { return a.id.text() < b.id.text(); });
  return posts;
}

std::optional<domain::Post> find_post(sql::Connection& connection, const domain::PostId& id) {
  return find_document<domain::Post>(connection, "post", "id", id.text());
}

std::vector<domain::Person> search_people(sql::Connection& connection, const PersonSearch& search) {
  std::vector<sql::Value> parameters{search.after};
  std::string condition = scope_condition("region", search.within, parameters);
  if (search.role) {
    parameters.emplace_back(std::string(boost::describe::enum_to_string(*search.role, "")));
    condition += fmt::format(" AND role = ${}", parameters.size());
  }
  parameters.emplace_back(static_cast<std::int64_t>(search.limit));
  return documents<domain::Person>(connection.query(
      fmt::format("SELECT body FROM person WHERE id > $1 AND id IN (SELECT person FROM post WHERE {}) ORDER BY id LIMIT ${}", condition, parameters.size()), parameters));
}

std::vector<domain::Post> posts_covering(sql::Connection& connection, const domain::RegionCode& region, base::Date day, int limit) {
  std::vector<sql::Value> parameters{day_number(day), std::int64_t{limit}};
  std::string codes;
  for (auto code = region; !code.empty(); code = code.parent()) {
    parameters.emplace_back(code.text());
    codes += fmt::format("{}${}", codes.empty() ? "" : ", ", parameters.size());
  }
  if (codes.empty()) return {};
  return documents<domain::Post>(connection.query(
      fmt::format("SELECT body FROM post WHERE region IN ({}) AND from_day <= $1 AND (to_day IS NULL OR to_day >= $1) ORDER BY region DESC, id LIMIT $2", codes), parameters));
}

std::vector<domain::Post> posts_within(sql::Connection& connection, const domain::RegionCode& region, base::Date day, int limit) {
  return documents<domain::Post>(connection.query(
      "SELECT body FROM post WHERE region >= $1 AND region < $2 AND from_day <= $3 AND (to_day IS NULL OR to_day >= $3) ORDER BY region, id LIMIT $4",
      {region.text(), below_end(region.text()), day_number(day), std::int64_t{limit}}));
}

bool save_person(sql::Connection& connection, const domain::Person& person, const std::string& password) {
  const std::vector<sql::Value> parameters{person.id.text(), person.login, std::int64_t{person.active}, password, person.version, json::write_text(person)};
  if (person.version == 1)
    return connection.execute("INSERT INTO person(id, login, active, password, version, body) VALUES ($1, $2, $3, $4, $5, $6)", parameters) == 1;
  return connection.execute("UPDATE person SET login = $2, active = $3, password = CASE WHEN $4 = '' THEN password ELSE $4 END, version = $5, body = $6 WHERE id = $1 AND version = $5 - 1", parameters) == 1;
}

std::string password_of(sql::Connection& connection, const domain::PersonId& id) {
  const auto row = connection.query_one("SELECT password FROM person WHERE id = $1", {id.text()});
  return row ? row->text(0) : std::string();
}

void clear_password(sql::Connection& connection, const domain::PersonId& id) { connection.execute("UPDATE person SET password = '' WHERE id = $1", {id.text()}); }

bool save_post(sql::Connection& connection, const domain::Post& post) {
  const std::vector<sql::Value> parameters{post.id.text(), post.person.text(), std::string(boost::describe::enum_to_string(post.role, "")), post.region.text(), day_number(post.from),
                                           post.to ? sql::Value(day_number(*post.to)) : sql::Value(nullptr), post.version, json::write_text(post),
                                           post.stands_in_for ? sql::Value(post.stands_in_for->text()) : sql::Value(nullptr)};
  if (post.version == 1)
    return connection.execute("INSERT INTO post(id, person, role, region, from_day, to_day, version, body, stands_in_for) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING", parameters) == 1;
  return connection.execute("UPDATE post SET person = $2, role = $3, region = $4, from_day = $5, to_day = $6, version = $7, body = $8, stands_in_for = $9 WHERE id = $1 AND version = $7 - 1", parameters) == 1;
}

std::optional<Session> find_session(sql::Connection& connection, const std::string& token_hash) {
  const auto rows = connection.query("SELECT person, csrf, created, last_seen FROM session WHERE token_hash = $1", {token_hash});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return Session{token_hash, domain::PersonId(row.text(0)), row.text(1), {row.integer(2)}, {row.integer(3)}};
}

void add_session(sql::Connection& connection, const Session& session) {
  connection.execute("INSERT INTO session(token_hash, person, csrf, created, last_seen) VALUES ($1, $2, $3, $4, $5)",
                     {session.token_hash, session.person.text(), session.csrf, session.created.us, session.last_seen.us});
}

void touch_session(sql::Connection& connection, const std::string& token_hash, base::Instant at) {
  connection.execute("UPDATE session SET last_seen = $2 WHERE token_hash = $1", {token_hash, at.us});
}

void end_session(sql::Connection& connection, const std::string& token_hash) {
  connection.execute("DELETE FROM session WHERE token_hash = $1", {token_hash});
}

void end_sessions_of(sql::Connection& connection, const domain::PersonId& person) {
  connection.execute("DELETE FROM session WHERE person = $1", {person.text()});
}

void end_sessions_before(sql::Connection& connection, base::Instant last_seen) {
  connection.execute("DELETE FROM session WHERE last_seen < $1", {last_seen.us});
}

std::optional<domain::PersonId> find_api_token(sql::Connection& connection, const std::string& token_hash) {
  const auto rows = connection.query("SELECT person FROM api_token WHERE token_hash = $1", {token_hash});
  if (rows.empty()) return std::nullopt;
  return domain::PersonId(rows.front().text(0));
}

void add_api_token(sql::Connection& connection, const std::string& token_hash, const domain::PersonId& person, const std::string& note, base::Instant at) {
  connection.execute("INSERT INTO api_token(token_hash, person, note, created) VALUES ($1, $2, $3, $4)", {token_hash, person.text(), note, at.us});
}

LoginFailures login_failures(sql::Connection& connection, const std::string& login_hash) {
  const auto rows = connection.query("SELECT failures, last_at FROM login_failure WHERE login_hash = $1", {login_hash});
  if (rows.empty()) return {};
  return {rows.front().integer(0), {rows.front().integer(1)}};
}

void note_login_failure(sql::Connection& connection, const std::string& login_hash, base::Instant at) {
  connection.execute("INSERT INTO login_failure(login_hash, failures, last_at) VALUES ($1, 1, $2) ON CONFLICT (login_hash) DO UPDATE SET failures = login_failure.failures + 1, last_at = $2", {login_hash, at.us});
}

void clear_login_failures(sql::Connection& connection, const std::string& login_hash) {
  connection.execute("DELETE FROM login_failure WHERE login_hash = $1", {login_hash});
}

void clear_login_failures_before(sql::Connection& connection, base::Instant at) { connection.execute("DELETE FROM login_failure WHERE last_at < $1", {at.us}); }

}  // namespace gridward::store
