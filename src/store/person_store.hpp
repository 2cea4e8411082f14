// SPDX-License-Identifier: Apache-2.0
// Rows of person, post, session, api_token and login_failure. Names and phones are in the vault under the person's id.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/person.hpp"
#include "store/document_table.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct Account {
  domain::Person person;
  std::string password;   ///< Argon2id, PHC string; empty = cannot sign in with a password
};

std::optional<Account> find_account(sql::Connection& connection, const std::string& login);
std::optional<domain::Person> find_person(sql::Connection& connection, const domain::PersonId& id);
/// By id; of more than 200 those that end last.
std::vector<domain::Post> posts_of(sql::Connection& connection, const domain::PersonId& person);
std::optional<domain::Post> find_post(sql::Connection& connection, const domain::PostId& id);

struct PersonSearch {
  std::vector<domain::RegionCode> within;
  std::optional<domain::Role> role;
  std::string after;
  int limit = 50;
};
/// People who hold or held a post within the scope, by id.
std::vector<domain::Person> search_people(sql::Connection& connection, const PersonSearch& search);
/// Posts in force on the day whose region covers `region` or, with `below`, lies within it; at most `limit`.
std::vector<domain::Post> posts_covering(sql::Connection& connection, const domain::RegionCode& region, base::Date day, int limit = 200);
std::vector<domain::Post> posts_within(sql::Connection& connection, const domain::RegionCode& region, base::Date day, int limit = 2000);

/// password: empty keeps the present one. False on a version conflict. Throws sql::UniqueViolation for a login in use.
bool save_person(sql::Connection& connection, const domain::Person& person, const std::string& password);
/// The stored hash; "" when there is none.
std::string password_of(sql::Connection& connection, const domain::PersonId& id);
void clear_password(sql::Connection& connection, const domain::PersonId& id);
bool save_post(sql::Connection& connection, const domain::Post& post);

struct Session {
  std::string token_hash;
  domain::PersonId person;
  std::string csrf;
  base::Instant created;
  base::Instant last_seen;
};
std::optional<Session> find_session(sql::Connection& connection, const std::string& token_hash);
void add_session(sql::Connection& connection, const Session& session);
void touch_session(sql::Connection& connection, const std::string& token_hash, base::Instant at);
void end_session(sql::Connection& connection, const std::string& token_hash);
void end_sessions_of(sql::Connection& connection, const domain::PersonId& person);
void end_sessions_before(sql::Connection& connection, base::Instant last_seen);
std::optional<domain::PersonId> find_api_token(sql::Connection& connection, const std::string& token_hash);
void add_api_token(sql::Connection& connection, const std::string& token_hash, const domain::PersonId& person, const std::string& note, base::Instant at);

struct LoginFailures {
  std::int64_t failures = 0;
  base::Instant last_at;
};
LoginFailures login_failures(sql::Connection& connection, const std::string& login_hash);
void note_login_failure(sql::Connection& connection, const std::string& login_hash, base::Instant at);
void clear_login_failures(sql::Connection& connection, const std::string& login_hash);
void clear_login_failures_before(sql::Connection& connection, base::Instant at);

}  // namespace gridward::store
