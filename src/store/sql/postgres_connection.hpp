// SPDX-License-Identifier: Apache-2.0
// PostgreSQL (15 or newer) behind sql::Connection, through libpq. Default READ COMMITTED for writers; a read-only connection sees one
// moment per transaction. Only sql/connection.cpp includes this.
#pragma once

#include <memory>
#include <string>

#include "store/sql/connection.hpp"
#include "store/sql/statement_cache.hpp"

struct pg_conn;
struct pg_result;

namespace gridward::store::sql {

class PostgresConnection : public Connection {
 public:
  PostgresConnection(std::string address, Access access);
  ~PostgresConnection() override;

  Engine engine() const override { return Engine::postgresql; }
  std::int64_t execute(std::string_view sql, const Parameters& parameters) override;
  std::int64_t changes() const override { return m_changes; }
  void each(std::string_view sql, const Parameters& parameters, const std::function<void(Row&)>& take,
            std::size_t row_limit) override;
  void script(const std::string& sql) override;
  void begin() override;
  void commit() override;
  bool in_transaction() const override;
  void heal() override;

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  using Result = std::unique_ptr<pg_result, Clear>;
  class Drain;

  void connect();
  void disconnect();
  /// The name of the prepared statement.
  std::string prepared(std::string_view sql);
  Result run(std::string_view sql, const Parameters& parameters);
  /// Throws what the result says, or what the connection says when there is none.
  [[noreturn]] void fail(const Result& result, bool preparing = false);

  std::string m_address;
  Access m_access;
  pg_conn* m_connection = nullptr;
  StatementCache<std::string> m_statements{256};
  std::uint64_t m_next_name = 0;
  std::int64_t m_changes = 0;
};

}  // namespace gridward::store::sql
