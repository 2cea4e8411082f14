// SPDX-License-Identifier: Apache-2.0
#include "store/sql/connection.hpp"

#include "base/text.hpp"
#include "store/sql/postgres_connection.hpp"
#include "store/sql/sqlite_connection.hpp"

namespace gridward::store::sql {

Engine DatabaseAddress::engine() const {
  const bool server = base::starts_with(text, "postgresql://") || base::starts_with(text, "postgres://");
  return server ? Engine::postgresql : Engine::sqlite;
}

std::vector<Row> Connection::query(std::string_view sql, const Parameters& parameters, std::size_t row_limit) {
  std::vector<Row> rows;
  each(sql, parameters, [&](Row& row) { rows.push_back(std::move(row)); }, row_limit);
  return rows;
}

std::optional<Row> Connection::query_one(std::string_view sql, const Parameters& parameters) {
  std::optional<Row> found;
  each(sql, parameters, [&](Row& row) { found = std::move(row); }, 1);
  return found;
}

void Connection::rollback() noexcept {
  try {
    if (in_transaction()) execute("ROLLBACK");
  } catch (...) {
    // The engine has dropped the transaction with the connection; heal() opens a new one.
  }
}

void Connection::rollback_savepoint() {
  execute("ROLLBACK TO SAVEPOINT unit");
  execute("RELEASE SAVEPOINT unit");
}

std::unique_ptr<Connection> open(const DatabaseAddress& address, Access access) {
  if (address.engine() == Engine::postgresql) return std::make_unique<PostgresConnection>(address.text, access);
  return std::make_unique<SqliteConnection>(address.text, access);
}

}  // namespace gridward::store::sql
