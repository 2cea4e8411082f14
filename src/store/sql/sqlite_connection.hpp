// SPDX-License-Identifier: Apache-2.0
// SQLite behind sql::Connection: WAL, every commit on the disk before it is answered (synchronous=FULL). Only sql/connection.cpp
// includes this.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/sql/connection.hpp"
#include "store/sql/own_log.hpp"
#include "store/sql/statement_cache.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace gridward::store::sql {

class SqliteConnection : public Connection, public OwnLog {
 public:
  SqliteConnection(const std::string& path, Access access);
  ~SqliteConnection() override;

  Engine engine() const override { return Engine::sqlite; }
  std::int64_t execute(std::string_view sql, const Parameters& parameters) override;
  std::int64_t changes() const override;
  void each(std::string_view sql, const Parameters& parameters, const std::function<void(Row&)>& take,
            std::size_t row_limit) override;
  void script(const std::string& sql) override;
  void begin() override;
  bool in_transaction() const override;
  OwnLog* log() override { return this; }
  void own() override;
  std::int64_t pages() const override { return m_log_pages; }
  bool bring_home() override;
  void settle() override;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    std::vector<std::size_t> numbers;  ///< of parameter i+1 as SQLite counts them: the n of its name $n
    std::size_t highest = 0;
  };
  class Reset;

  Statement& prepared(std::string_view sql);
  void bind(const Statement& statement, const Parameters& parameters);
  /// True for a row, false at the end.
  bool step(sqlite3_stmt* statement);
  [[noreturn]] void fail(int code, bool preparing = false);

  Access m_access;
  sqlite3* m_database = nullptr;
  std::int64_t m_log_pages = 0;
  StatementCache<Statement> m_statements{256};
};

}  // namespace gridward::store::sql
