// SPDX-License-Identifier: Apache-2.0
// Migrations: numbered plain SQL (migrations/0001_ground.sql), forward only, each applied in one transaction and recorded with its
// hash. Tokens such as {{code}} are resolved for the engine (store/sql/dialect.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/sql/connection.hpp"

namespace gridward::store {

struct Migration {
  std::string name;  ///< file name; a folder before it is ignored; begins with its number
  std::string sql;
};

class Migrations {
 public:
  /// Sorts by number. Throws std::invalid_argument for a name without a number or a number that repeats or is skipped.
  explicit Migrations(std::vector<Migration> migrations);

  /// The newest one's file name.
  const std::string& latest() const { return m_steps.back().migration.name; }
  std::size_t count() const { return m_steps.size(); }

  /// Applies what is missing; returns the names applied. Throws "store.schema_newer" and "store.schema_changed" as check does.
  std::vector<std::string> apply(sql::Connection& connection) const;

  /// Throws Problem "store.schema_old" (run migrate), "store.schema_newer" (this program is older than its database) or
  /// "store.schema_changed" (an applied file was edited afterwards).
  void check(sql::Connection& connection) const;

  /// For verify: whether the table says number, name and hash of exactly these files.
  bool recorded_in(sql::Connection& connection) const;

 private:
  struct Step {
    int number;
    Migration migration;
    std::string sha256;
  };
  std::size_t applied(sql::Connection& connection) const;
  std::vector<Step> m_steps;
};

}  // namespace gridward::store
