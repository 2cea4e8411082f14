// SPDX-License-Identifier: Apache-2.0
// The one place for what cannot be said in both engines. Everything else in this product is one SQL text.
//
// Tokens that resolve() replaces in migrations and in statements:
//   {{blob}}              bytes                          {{serial_key}}   integer primary key that counts by itself
//   {{code}}              text compared by its bytes, so that codes and ULIDs sort and search by prefix range alike
//   {{commit_serial}}     a number by itself that grows in the order of commits; only for a table that is {{append_only}}, whose
//                         number and key are called seq and id. On PostgreSQL it is given at the commit: until then it is NULL.
//   {{append_only NAME}}  triggers that refuse UPDATE and DELETE of a table's rows and give such numbers
//   {{unchangeable NAME}} the same without the numbers
//   {{changeable NAME}}   takes the refusals away again: for a migration that fills a new column, and puts them back
//   {{json_text COLUMN a.b}}, {{json_number COLUMN a.b}}   a value inside a document kept as text
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/sql/connection.hpp"

namespace gridward::store::sql {

/// Throws std::invalid_argument naming an unknown token.
std::string resolve(std::string_view sql, Engine engine);

/// A statement with tokens, resolved once for each engine.
class Statement {
 public:
  explicit Statement(std::string_view sql) : m_sqlite(resolve(sql, Engine::sqlite)), m_postgresql(resolve(sql, Engine::postgresql)) {}
  const std::string& in(const Connection& connection) const {
    return connection.engine() == Engine::sqlite ? m_sqlite : m_postgresql;
  }

 private:
  std::string m_sqlite;
  std::string m_postgresql;
};

/// Begins a transaction that no other migration may run beside, and that may take long.
void begin_migration(Connection& connection);

/// Lifts the limits of time from the current transaction: verifying a large house takes long.
void take_time(Connection& connection);

/// The different codes below a prefix (itself included) that stand in an indexed column, in order, found by leaps over the index: the
/// cost follows the number of codes, not of rows. Table and column are names of ours, never input.
std::vector<std::string> codes_present(Connection& connection, std::string_view table, std::string_view column, std::string_view prefix);

/// Of the whole database; for SQLite the file's pages, without its write-ahead log.
std::int64_t database_bytes(Connection& connection);

bool has_table(Connection& connection, std::string_view name);

/// End of the range [prefix, prefix_end) that holds every code beginning with prefix. Codes are ASCII; '~' sorts after all they use.
inline std::string prefix_end(std::string_view prefix) { return std::string(prefix) + '~'; }

}  // namespace gridward::store::sql
