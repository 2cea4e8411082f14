// SPDX-License-Identifier: Apache-2.0
#include "services/mutation/mutator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/text.hpp"

namespace gridward::services {

namespace {

using store::sql::Blob;
using store::sql::Connection;
using store::sql::Engine;
using store::sql::Value;

constexpr std::string_view signs = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ :.,-{}\"+/=";

std::string key_condition(const MutatedTable& table, std::size_t first_parameter) {
  std::string condition;
  for (const auto& column : table.columns)
    if (column.key) condition += fmt::format("{}{} = ${}", condition.empty() ? "" : " AND ", column.name, first_parameter++);
  return condition;
}

void add_keys(std::vector<Value>& parameters, const MutatedTable& table, const std::vector<Value>& values) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key) parameters.push_back(values[i]);
}

/// While a message waits, what its channel said last is nobody's record.
bool waits(const MutatedTable& table, const std::vector<Value>& values) {
  if (table.name != "delivery") return false;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == "state") return values[i] == Value(std::string("waiting"));
  return false;
}

bool looked_at(const MutatedTable& table, std::size_t column, const std::vector<Value>& values) {
  if (!table.columns[column].passing) return true;
  return table.name == "delivery" && !waits(table, values);
}

std::string shown(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return "'" + text->substr(0, 80) + "'";
  if (const auto* blob = std::get_if<Blob>(&value)) return "x'" + base::hex(blob->bytes.substr(0, 40)) + "'";
  return "NULL";
}

}  // namespace

Mutator::Mutator(std::vector<MutatedTable> tables, std::uint64_t seed) : m_tables(std::move(tables)), m_random(seed) {
  for (std::size_t i = 0; i < m_tables.size(); ++i) m_drawn.insert(m_drawn.end(), static_cast<std::size_t>(m_tables[i].weight), i);
}

std::optional<Mutation> Mutator::change(Connection& connection) {
  const auto& table = m_tables[m_drawn[below(m_drawn.size())]];
  try {
    const auto kind = below(20);
    if (kind < 12) return flip(connection, table);
    if (kind < 14) return remove(connection, table);
    if (kind < 17) return insert(connection, table);
    return swap(connection, table);
  } catch (const store::sql::Error&) {
    return std::nullopt;   // two rows under one key, nothing where something must be
  }
}

std::optional<Mutator::Values> Mutator::row(Connection& connection, const MutatedTable& table) {
  const auto count = connection.query_one("SELECT COUNT(*) FROM " + table.name)->integer(0);
  if (count == 0) return std::nullopt;
  std::string order;
  for (const auto& column : table.columns)
    if (column.key) order += (order.empty() ? "" : ", ") + column.name;
  auto found = connection.query_one(fmt::format("SELECT {} FROM {} ORDER BY {} LIMIT 1 OFFSET $1", table.column_list(), table.name, order), {static_cast<std::int64_t>(below(static_cast<std::size_t>(count)))});
  return std::move(found->values());
}

std::optional<Mutation> Mutator::flip(Connection& connection, const MutatedTable& table) {
  const auto values = row(connection, table);
  const auto at = m_next_column[table.name]++ % table.columns.size();
  const auto& column = table.columns[at];
  if (!values || !looked_at(table, at, *values)) return std::nullopt;
  auto changed = flipped((*values)[at], column, connection.engine());
  if (changed == (*values)[at]) return std::nullopt;
  Mutation mutation{table.name, column.name, fmt::format("{} {} -> {}", column.name, shown((*values)[at]), shown(changed))};
  // Bytes that are no text are written as such: SQLite keeps them, as a file's editor would leave them.
  const auto* text = std::get_if<std::string>(&changed);
  const bool raw = text != nullptr && !base::is_utf8(*text);
  std::vector<Value> parameters{raw ? Value(Blob{*text}) : changed};
  add_keys(parameters, table, *values);
  connection.execute(fmt::format("UPDATE {} SET {} = {} WHERE {}", table.name, column.name, raw ? "CAST($1 AS TEXT)" : "$1", key_condition(table, 2)), parameters);
  if (column.key) return mutation;
  parameters.erase(parameters.begin());
  auto now = connection.query_one(fmt::format("SELECT {} FROM {} WHERE {}", column.name, table.name, key_condition(table, 1)), parameters);
  return now->values().front() == (*values)[at] ? std::nullopt : std::optional(std::move(mutation));
}

std::optional<Mutation> Mutator::remove(Connection& connection, const MutatedTable& table) {
  const auto values = row(connection, table);
  if (!values) return std::nullopt;
  erase(connection, table, *values);
  return Mutation{table.name, "", "deleted " + shown(values->front())};
}

std::optional<Mutation> Mutator::insert(Connection& connection, const MutatedTable& table) {
  auto values = row(connection, table);
  if (!values) return std::nullopt;
  const bool made_up = below(3) == 0;
  for (std::size_t i = 0; i < values->size(); ++i) {
    if (table.columns[i].unique) (*values)[i] = fresh(connection, (*values)[i]);
    else if (made_up) (*values)[i] = flipped((*values)[i], table.columns[i], Engine::postgresql);
  }
  add(connection, table, *values);
  return Mutation{table.name, "", (made_up ? "made up " : "copied as ") + shown(values->front())};
}

std::optional<Mutation> Mutator::swap(Connection& connection, const MutatedTable& table) {
  const auto first = row(connection, table), second = row(connection, table);
  if (!first || !second || *first == *second) return std::nullopt;
  auto to_first = *first, to_second = *second;
  const bool whole = below(2) == 0;
  const auto one = below(table.columns.size());
  bool changed = false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (whole ? table.columns[i].key : i != one) continue;
    std::swap(to_first[i], to_second[i]);
    changed = changed || (to_first[i] != (*first)[i] && (looked_at(table, i, *first) || looked_at(table, i, *second)));
  }
  // Keys alone changed for one another, of rows that are the same otherwise: no change.
  if (!changed || (to_first == *second && to_second == *first)) return std::nullopt;
  erase(connection, table, *first);
  erase(connection, table, *second);
  add(connection, table, to_first);
  add(connection, table, to_second);
  return Mutation{table.name, "", fmt::format("{} and {} have changed {}", shown(first->front()), shown(second->front()), whole ? std::string("their contents") : table.columns[one].name)};
}

Value Mutator::flipped(const Value& value, const MutatedColumn& column, Engine engine) {
  if (column.nullable && !std::holds_alternative<std::nullptr_t>(value) && below(8) == 0) return nullptr;
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (engine == Engine::sqlite && below(20) == 0) return std::string("x");
    return flipped(*number);
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (engine == Engine::sqlite && !text->empty() && below(20) == 0) {
      auto bytes = *text;
      bytes[below(bytes.size())] = '\xFE';
      return bytes;
    }
    return flipped(*text);
  }
  if (const auto* blob = std::get_if<Blob>(&value)) {
    auto bytes = blob->bytes;
    if (bytes.empty() || below(12) == 0) return Blob{bytes + '\x01'};
    if (below(12) == 0) bytes.pop_back();
    else {
      char& one = bytes[below(bytes.size())];
      one = static_cast<char>(one ^ (1 << below(8)));
    }
    return Blob{bytes};
  }
  return column.name.find("at") != std::string::npos || column.name.find("day") != std::string::npos || column.name == "valid_to" || column.name == "cell" || column.name == "lng" || column.name == "lat" || column.name == "last_inspected" ? Value(flipped(std::int64_t{1})) : Value(std::string("x"));
}

std::int64_t Mutator::flipped(std::int64_t number) {
  switch (below(6)) {
    case 0: return number < std::numeric_limits<std::int64_t>::max() ? number + 1 : 0;
    case 1: return number > std::numeric_limits<std::int64_t>::min() ? number - 1 : 0;
    case 2: return 0;
    case 3: return number == std::numeric_limits<std::int64_t>::min() ? 1 : -number;
    default: return static_cast<std::int64_t>(static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << below(64)));
  }
}

/// Stays text that both engines take.
std::string Mutator::flipped(std::string text) {
  const char sign = signs[below(signs.size())];
  if (text.empty()) return std::string(1, sign);
  for (int tries = 0; tries < 100; ++tries) {
    auto changed = text;
    const auto at = below(changed.size());
    switch (below(5)) {
      case 0: changed[at] = sign; break;
      case 1: changed.erase(at, 1); break;
      case 2: changed.insert(at, 1, sign); break;
      case 3: std::swap(changed[at], changed[below(changed.size())]); break;
      default: changed[at] = static_cast<char>(changed[at] ^ (1 << below(7))); break;
    }
    if (changed != text && base::is_utf8(changed) && changed.find('\0') == std::string::npos) return changed;
  }
  return text + sign;
}

/// A key of the same shape that is likely to be free: one further on, or another thing's id.
Value Mutator::fresh(Connection& connection, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return below(4) == 0 ? flipped(*number) : static_cast<std::int64_t>(static_cast<std::uint64_t>(*number) + 1 + below(500));
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (below(4) == 0) {
      const auto count = connection.query_one("SELECT COUNT(*) FROM event")->integer(0);
      if (count > 0) return connection.query_one("SELECT subject FROM event ORDER BY seq LIMIT 1 OFFSET $1", {static_cast<std::int64_t>(below(static_cast<std::size_t>(count)))})->text(0);
    }
    auto changed = *text;
    for (std::size_t i = changed.size() > 6 ? changed.size() - 6 : 0; i < changed.size(); ++i)
      if (changed[i] >= '0' && changed[i] <= 'z') changed[i] = static_cast<char>('0' + below(10));
    return changed;
  }
  return value;
}

void Mutator::erase(Connection& connection, const MutatedTable& table, const Values& values) {
  std::vector<Value> parameters;
  add_keys(parameters, table, values);
  connection.execute(fmt::format("DELETE FROM {} WHERE {}", table.name, key_condition(table, 1)), parameters);
}

void Mutator::add(Connection& connection, const MutatedTable& table, const Values& values) {
  std::string places;
  for (std::size_t i = 1; i <= values.size(); ++i) places += fmt::format("{}${}", i == 1 ? "" : ", ", i);
  connection.execute(fmt::format("INSERT INTO {}({}) VALUES ({})", table.name, table.column_list(), places), values);
}

}  // namespace gridward::services
