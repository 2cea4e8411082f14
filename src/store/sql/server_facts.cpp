// SPDX-License-Identifier: Apache-2.0
#include "store/sql/server_facts.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>

namespace gridward::store::sql {

namespace {

constexpr std::int64_t oldest_postgresql = 150'000;

/// "15.14" of 150014, as PostgreSQL and libpq number themselves since 10.
std::string dotted(std::int64_t number) { return fmt::format("{}.{}", number / 10'000, number % 10'000); }

ServerFacts facts_of_postgresql(Connection& connection) {
  const auto row = connection.query_one(
      "SELECT CAST(current_setting('server_version_num') AS BIGINT), current_setting('transaction_read_only'), "
      "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT), "
      "CAST(current_setting('max_connections') AS BIGINT) - CAST(current_setting('superuser_reserved_connections') AS BIGINT)");
  ServerFacts facts;
  facts.version = "PostgreSQL " + dotted(row->integer(0));
  facts.supported = row->integer(0) >= oldest_postgresql;
  facts.read_only = row->text(1) == "on";
  facts.now = base::Instant{row->integer(2)};
  facts.connections = row->integer(3);
  return facts;
}

}  // namespace

ServerFacts server_facts(Connection& connection) {
  if (connection.engine() == Engine::postgresql) return facts_of_postgresql(connection);
  ServerFacts facts;
  facts.version = "SQLite " + connection.query_one("SELECT sqlite_version()")->text(0);
  return facts;
}

std::string library_versions() { return fmt::format("SQLite {}, libpq {}", sqlite3_libversion(), dotted(PQlibVersion())); }

}  // namespace gridward::store::sql
