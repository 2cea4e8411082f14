// SPDX-License-Identifier: Apache-2.0
#include "store/sql/value.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::store::sql {

Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value or_null(const std::optional<std::int64_t>& value) { return value ? Value(*value) : Value(nullptr); }
Value or_null(const std::optional<double>& value) { return value ? Value(*value) : Value(nullptr); }
Value or_null(const std::optional<std::string>& value) { return value ? Value(*value) : Value(nullptr); }

void refuse_unstorable(const Parameters& parameters) {
  for (const Value& value : parameters)
    if (const auto* text = std::get_if<std::string>(&value); text && (text->find('\0') != std::string::npos || !base::is_utf8(*text)))
      throw base::invalid("store.text_invalid");
}

const Value& Row::at(std::size_t column) const {
  ENSURE(column < m_values.size());
  return m_values[column];
}

bool Row::is_null(std::size_t column) const { return std::holds_alternative<std::nullptr_t>(at(column)); }

std::int64_t Row::integer(std::size_t column) const {
  const auto* value = std::get_if<std::int64_t>(&at(column));
  ENSURE(value != nullptr);
  return *value;
}

double Row::real(std::size_t column) const {
  const Value& value = at(column);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  const auto* number = std::get_if<double>(&value);
  ENSURE(number != nullptr);
  return *number;
}

const std::string& Row::text(std::size_t column) const {
  const auto* value = std::get_if<std::string>(&at(column));
  ENSURE(value != nullptr);
  return *value;
}

const std::string& Row::blob(std::size_t column) const {
  const auto* value = std::get_if<Blob>(&at(column));
  ENSURE(value != nullptr);
  return value->bytes;
}

std::optional<std::int64_t> Row::optional_integer(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<double> Row::optional_real(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

std::optional<std::string> Row::optional_text(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

}  // namespace gridward::store::sql
