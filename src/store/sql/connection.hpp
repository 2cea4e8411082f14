// SPDX-License-Identifier: Apache-2.0
// Connection: one SQL text for SQLite and PostgreSQL. Parameters are $1…$n, always bound ($1 may stand twice), statements are prepared
// once and kept (at most 256). For one thread at a time. Throws what sql/error.hpp says. What cannot be said in both engines stands
// in sql/dialect.hpp. PostgreSQL guesses the type of a parameter from its place: where there is nothing to guess from write
// CAST($1 AS BIGINT). A sum of BIGINT comes back as integer in both.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/error.hpp"
#include "store/sql/value.hpp"

namespace gridward::store::sql {

enum class Engine { sqlite, postgresql };
enum class Access { read_write, read_only };

/// A file's path, or "postgresql://…" (also "postgres://…").
struct DatabaseAddress {
  std::string text;
  Engine engine() const;
};

class OwnLog;

class Connection {
 public:
  static constexpr std::size_t default_row_limit = 10'000;

  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual Engine engine() const = 0;

  /// Rows inserted, changed or deleted.
  virtual std::int64_t execute(std::string_view sql, const Parameters& parameters = {}) = 0;

  /// Rows that execute() has changed since the connection was made; only differences mean something.
  virtual std::int64_t changes() const = 0;

  /// Calls `take` per row; the row is valid during the call. More than `row_limit` rows is an Error: memory stays bounded.
  /// Do not use this connection inside `take`.
  virtual void each(std::string_view sql, const Parameters& parameters, const std::function<void(Row&)>& take,
                    std::size_t row_limit = default_row_limit) = 0;

  std::vector<Row> query(std::string_view sql, const Parameters& parameters = {}, std::size_t row_limit = default_row_limit);
  /// The only row, if there is one; a second one is an Error.
  std::optional<Row> query_one(std::string_view sql, const Parameters& parameters = {});

  /// Several statements without parameters; for migrations.
  virtual void script(const std::string& sql) = 0;

  virtual void begin() = 0;
  virtual void commit() { execute("COMMIT"); }
  /// Never throws: a connection that cannot roll back is lost, and losing it is a roll-back.
  void rollback() noexcept;
  void savepoint() { execute("SAVEPOINT unit"); }
  void release_savepoint() { execute("RELEASE SAVEPOINT unit"); }
  /// Undoes and ends the savepoint.
  void rollback_savepoint();
  /// False too when the engine ended the transaction by itself (full disk, lost connection).
  virtual bool in_transaction() const = 0;
  /// Reconnects if the connection was lost; outside a transaction only.
  virtual void heal() {}

  /// SQLite's; nullptr where the engine keeps its log itself.
  virtual OwnLog* log() { return nullptr; }

 protected:
  Connection() = default;
};

/// Opens (and for a SQLite file with read_write creates) the database.
std::unique_ptr<Connection> open(const DatabaseAddress& address, Access access = Access::read_write);

}  // namespace gridward::store::sql
