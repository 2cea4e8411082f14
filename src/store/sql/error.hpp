// SPDX-License-Identifier: Apache-2.0
// What a database can answer but "yes". What a caller may want to act on has its own type; a lost connection, a locked or a full
// database is a base::Problem ("store.unavailable", "store.full", "store.read_only") because the request simply has to come again.
// what() names the engine and its code, never SQL text and never a bound value: values here are personal data.
#pragma once

#include <stdexcept>
#include <string>

namespace gridward::store::sql {

class Error : public std::runtime_error {
 public:
  /// engine such as "sqlite", code such as "1299" or a five-letter SQLSTATE.
  Error(const std::string& engine, const std::string& code, const std::string& what)
      : std::runtime_error(engine + " " + code + ": " + what), m_code(code) {}
  const std::string& code() const { return m_code; }

 private:
  std::string m_code;
};

/// A row with that key exists already. Both engines name the same table and columns.
class UniqueViolation : public Error {
 public:
  UniqueViolation(const std::string& engine, const std::string& code, std::string table, std::string columns)
      : Error(engine, code, "unique key of " + table), m_table(std::move(table)), m_columns(std::move(columns)) {}
  const std::string& table() const { return m_table; }
  const std::string& columns() const { return m_columns; }  ///< such as "subject,version"; lower case, no blanks

 private:
  std::string m_table;
  std::string m_columns;
};

/// Two transactions got in each other's way (SQLSTATE 40001, 40P01); the same work succeeds when done again. WriteLanes does that.
class RetryNeeded : public Error {
 public:
  using Error::Error;
};

}  // namespace gridward::store::sql
