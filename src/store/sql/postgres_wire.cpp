// SPDX-License-Identifier: Apache-2.0
#include "store/sql/postgres_wire.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::store::sql {

namespace {

// Numbers of built-in types, fixed since PostgreSQL's beginnings (src/include/catalog/pg_type.dat).
enum : Oid { type_bool = 16, type_bytea = 17, type_int8 = 20, type_int2 = 21, type_int4 = 23, type_oid = 26, type_float4 = 700, type_float8 = 701, type_numeric = 1700 };

std::int64_t whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  ENSURE(error == std::errc() && end == text.data() + text.size());
  return value;
}

double real(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  ENSURE(error == std::errc() && end == text.data() + text.size());
  return value;
}

Blob bytes(std::string_view text) {
  ENSURE(text.starts_with("\\x"));
  auto plain = base::from_hex(text.substr(2));
  ENSURE(plain.has_value());
  return Blob{std::move(*plain)};
}

Value value_of(const pg_result* result, int row, int column) {
  if (PQgetisnull(result, row, column)) return Value(nullptr);
  const std::string_view text(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
  switch (PQftype(result, column)) {
    case type_int8:
    case type_int4:
    case type_int2:
    case type_oid: return Value(whole(text));
    // A sum of BIGINT is NUMERIC here and an integer in SQLite.
    case type_numeric: return text.find_first_of(".Nn") == std::string_view::npos ? Value(whole(text)) : Value(real(text));
    case type_float4:
    case type_float8: return Value(real(text));
    case type_bool: return Value(std::int64_t{text == "t"});
    case type_bytea: return Value(bytes(text));
    default: return Value(std::string(text));
  }
}

}  // namespace

WireParameters::WireParameters(const Parameters& parameters) {
  m_digits.reserve(parameters.size());  // pointers into it must stay
  m_values.reserve(parameters.size());
  for (const Value& value : parameters) {
    m_lengths.push_back(0);
    m_formats.push_back(0);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      add_digits(fmt::format_int(*number).str());
    } else if (const auto* fraction = std::get_if<double>(&value)) {
      add_digits(fmt::format("{}", *fraction));
    } else if (const auto* words = std::get_if<std::string>(&value)) {
      m_values.push_back(words->c_str());
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      m_values.push_back(blob->bytes.data());
      m_lengths.back() = static_cast<int>(blob->bytes.size());
      m_formats.back() = 1;
    } else {
      m_values.push_back(nullptr);
    }
  }
}

void WireParameters::add_digits(std::string digits) {
  m_digits.push_back(std::move(digits));
  m_values.push_back(m_digits.back().c_str());
}

Row wire_row(const pg_result* result, int row) {
  std::vector<Value> values;
  const int columns = PQnfields(result);
  values.reserve(static_cast<std::size_t>(columns));
  for (int column = 0; column < columns; ++column) values.push_back(value_of(result, row, column));
  return Row(std::move(values));
}

}  // namespace gridward::store::sql
