// SPDX-License-Identifier: Apache-2.0
#include "store/sql/postgres_connection.hpp"

#include <libpq-fe.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <string_view>

#include "base/problem.hpp"
#include "store/sql/postgres_wire.hpp"

namespace gridward::store::sql {

namespace {

constexpr std::int64_t complain_every_s = 10;
constexpr const char* settings =
    "SET statement_timeout = '60s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
    "SET bytea_output = 'hex'; SET standard_conforming_strings = on; SET client_min_messages = warning; SET extra_float_digits = 1;";

std::string field(const pg_result* result, int code) {
  const char* text = result ? PQresultErrorField(result, code) : nullptr;
  return text ? text : "";
}

/// The detail reads "Key (subject, version)=(…) already exists." in the server's language; only the names before "=" are taken.
std::string key_columns(const std::string& detail) {
  const std::size_t open = detail.find('('), close = detail.find(")=(");
  if (open == std::string::npos || close == std::string::npos || close < open) return "";
  std::string columns;
  for (const char c : detail.substr(open + 1, close - open - 1))
    if (c != ' ' && c != '"') columns += c;
  return columns;
}

// https://www.postgresql.org/docs/15/errcodes-appendix.html
bool is_gone(std::string_view state) {
  return (state.starts_with("08") && state != "08P01") || state.starts_with("57P") || state == "53300" || state == "55P03" || state == "57014";
}

/// The reason is for the operator; whoever waits for an answer is not told. libpq names host and role in it, never the password.
void complain(const pg_conn* connection) {
  static std::atomic<std::int64_t> next_s{0};
  const auto now_s = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
  auto due = next_s.load();
  if (now_s < due || !next_s.compare_exchange_strong(due, now_s + complain_every_s)) return;
  std::string reason = PQerrorMessage(connection);
  std::replace(reason.begin(), reason.end(), '\n', ' ');
  spdlog::warn("no connection to PostgreSQL: {}", reason);
}

}  // namespace

void PostgresConnection::Clear::operator()(pg_result* result) const { PQclear(result); }

/// libpq refuses the next statement until every result of the last one was taken.
class PostgresConnection::Drain {
 public:
  explicit Drain(pg_conn* connection) : m_connection(connection) {}
  ~Drain() {
    while (pg_result* rest = PQgetResult(m_connection)) PQclear(rest);
  }
  Drain(const Drain&) = delete;
  Drain& operator=(const Drain&) = delete;

 private:
  pg_conn* m_connection;
};

PostgresConnection::PostgresConnection(std::string address, Access access) : m_address(std::move(address)), m_access(access) {
  try {
    connect();
  } catch (...) {
    disconnect();
    throw;
  }
}

PostgresConnection::~PostgresConnection() { disconnect(); }

void PostgresConnection::connect() {
  disconnect();
  // What stands in the address comes last and wins.
  const std::array<const char*, 5> names{"application_name", "connect_timeout", "client_encoding", "dbname", nullptr};
  const std::array<const char*, 5> values{"gridward", "5", "UTF8", m_address.c_str(), nullptr};
  m_connection = PQconnectdbParams(names.data(), values.data(), 1);
  if (PQstatus(m_connection) != CONNECTION_OK) {
    complain(m_connection);
    throw base::unavailable("store.unavailable", 1);
  }
  PQsetNoticeProcessor(m_connection, [](void*, const char*) {}, nullptr);
  script(settings);
  if (m_access == Access::read_only) script("SET default_transaction_read_only = on; SET default_transaction_isolation = 'repeatable read'");
}

void PostgresConnection::disconnect() {
  PQfinish(m_connection);
  m_connection = nullptr;
  m_statements.clear();
}

void PostgresConnection::heal() {
  if (m_connection && PQstatus(m_connection) == CONNECTION_OK) return;
  connect();
}

std::string PostgresConnection::prepared(std::string_view sql) {
  if (const std::string* known = m_statements.find(sql)) return *known;
  const std::string name = "s" + std::to_string(m_next_name++);
  const Result result(PQprepare(m_connection, name.c_str(), std::string(sql).c_str(), 0, nullptr));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result, true);
  if (const auto dropped = m_statements.insert(sql, name)) Result(PQexec(m_connection, ("DEALLOCATE " + *dropped).c_str()));
  return name;
}

std::int64_t PostgresConnection::execute(std::string_view sql, const Parameters& parameters) {
  const Result result = run(sql, parameters);
  const std::string_view count(PQcmdTuples(result.get()));
  std::int64_t rows = 0;
  std::from_chars(count.data(), count.data() + count.size(), rows);
  m_changes += rows;
  return rows;
}

PostgresConnection::Result PostgresConnection::run(std::string_view sql, const Parameters& parameters) {
  refuse_unstorable(parameters);
  const std::string name = prepared(sql);
  const WireParameters wire(parameters);
  Result result(PQexecPrepared(m_connection, name.c_str(), wire.count(), wire.values(), wire.lengths(), wire.formats(), 0));
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result);
  return result;
}

void PostgresConnection::each(std::string_view sql, const Parameters& parameters, const std::function<void(Row&)>& take,
                              std::size_t row_limit) {
  refuse_unstorable(parameters);
  const std::string name = prepared(sql);
  const WireParameters wire(parameters);
  if (!PQsendQueryPrepared(m_connection, name.c_str(), wire.count(), wire.values(), wire.lengths(), wire.formats(), 0)) fail(nullptr);
  PQsetSingleRowMode(m_connection);
  const Drain drain(m_connection);
  for (std::size_t count = 0;;) {
    const Result result(PQgetResult(m_connection));
    if (!result) return;
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail(result);
    if (status != PGRES_SINGLE_TUPLE) continue;
    if (count++ == row_limit) throw Error("postgresql", "limit", "more rows than the reader allows");
    Row row = wire_row(result.get(), 0);
    take(row);
  }
}

void PostgresConnection::script(const std::string& sql) {
  const Result result(PQexec(m_connection, sql.c_str()));
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) fail(result);
}

// A connection that broke while it was idle is noticed only here, where nothing is lost by opening another.
void PostgresConnection::begin() {
  try {
    execute("BEGIN", {});
  } catch (const base::Problem&) {
    if (PQstatus(m_connection) == CONNECTION_OK) throw;
    connect();
    execute("BEGIN", {});
  }
}

void PostgresConnection::commit() {
  const Result result = run("COMMIT", {});
  // A transaction that has seen an error "commits" by rolling back, without an error.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") throw Error("postgresql", "25P02", "the transaction had failed before its commit");
}

bool PostgresConnection::in_transaction() const {
  const auto status = PQtransactionStatus(m_connection);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

void PostgresConnection::fail(const Result& result, bool preparing) {
  const std::string state = field(result.get(), PG_DIAG_SQLSTATE);
  if (PQstatus(m_connection) != CONNECTION_OK || state.empty() || is_gone(state)) throw base::unavailable("store.unavailable", 1);
  if (state == "23505")
    throw UniqueViolation("postgresql", state, field(result.get(), PG_DIAG_TABLE_NAME), key_columns(field(result.get(), PG_DIAG_MESSAGE_DETAIL)));
  if (state == "40001" || state == "40P01") throw RetryNeeded("postgresql", state, "transactions met");
  if (state == "53100" || state == "53200") throw base::unavailable("store.full", 60);
  if (state == "25006") throw base::unavailable("store.read_only", 60);
  if (state == "22021") throw base::invalid("store.text_invalid");
  // While a statement is being prepared no value is bound yet, so that the server's own words cannot carry one.
  if (preparing) throw Error("postgresql", state, field(result.get(), PG_DIAG_MESSAGE_PRIMARY));
  throw Error("postgresql", state, "refused at " + field(result.get(), PG_DIAG_TABLE_NAME) + "." + field(result.get(), PG_DIAG_COLUMN_NAME) +
                                       " " + field(result.get(), PG_DIAG_CONSTRAINT_NAME));
}

}  // namespace gridward::store::sql
