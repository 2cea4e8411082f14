// SPDX-License-Identifier: Apache-2.0
// Values as they go into a statement and come out of one: NULL, 64-bit integer, double, text, bytes; the same five in both engines.
// Booleans are 0 and 1, times microseconds UTC, days the number of days since 1970-01-01.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gridward::store::sql {

struct Blob {
  std::string bytes;
  bool operator==(const Blob&) const = default;
};

/// A variant with its special members compiled once: GCC 12 inlines them otherwise and then warns of uninitialised members that no
/// alternative has (-Wmaybe-uninitialized).
class Value : public std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob> {
 public:
  using variant::variant;
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();
};
using Parameters = std::vector<Value>;

Value or_null(const std::optional<std::int64_t>& value);
Value or_null(const std::optional<double>& value);
Value or_null(const std::optional<std::string>& value);
inline Value text(std::string_view value) { return Value(std::string(value)); }

/// Both engines refuse text that the other could not keep: NUL bytes, broken UTF-8. Throws Problem "store.text_invalid".
void refuse_unstorable(const Parameters& parameters);

/// One row of an answer; columns by position from 0. A getter of the wrong type or beyond the last column is a broken promise
/// (ENSURE): the statement and its reader stand side by side in one store.
class Row {
 public:
  Row() = default;
  explicit Row(std::vector<Value> values) : m_values(std::move(values)) {}

  std::size_t size() const { return m_values.size(); }
  bool is_null(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  double real(std::size_t column) const;  ///< an integer is taken too
  const std::string& text(std::size_t column) const;
  const std::string& blob(std::size_t column) const;
  std::optional<std::int64_t> optional_integer(std::size_t column) const;
  std::optional<double> optional_real(std::size_t column) const;
  std::optional<std::string> optional_text(std::size_t column) const;
  std::vector<Value>& values() { return m_values; }

 private:
  const Value& at(std::size_t column) const;
  std::vector<Value> m_values;
};

}  // namespace gridward::store::sql
