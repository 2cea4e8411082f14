// SPDX-License-Identifier: Apache-2.0
#include "store/migrations.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/problem.hpp"
#include "base/time.hpp"
#include "store/sha256.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::store {

namespace {

int number_of(const std::string& name) {
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || number < 1) throw std::invalid_argument("migration " + name + ": the name begins with its number");
  return number;
}

base::Problem schema_problem(const char* code, std::size_t have, std::size_t know) {
  return base::Problem(base::ProblemKind::unavailable, code, {{"have", std::to_string(have)}, {"know", std::to_string(know)}});
}

}  // namespace

Migrations::Migrations(std::vector<Migration> migrations) {
  for (Migration& migration : migrations) {
    migration.name.erase(0, migration.name.find_last_of('/') + 1);
    m_steps.push_back({number_of(migration.name), std::move(migration), {}});
  }
  std::sort(m_steps.begin(), m_steps.end(), [](const Step& a, const Step& b) { return a.number < b.number; });
  for (std::size_t i = 0; i < m_steps.size(); ++i) {
    if (m_steps[i].number != static_cast<int>(i) + 1)
      throw std::invalid_argument("migration " + m_steps[i].migration.name + ": its number repeats or skips one");
    m_steps[i].sha256 = sha256_hex(m_steps[i].migration.sql);
  }
}

std::size_t Migrations::applied(sql::Connection& connection) const {
  if (!sql::has_table(connection, "migration")) return 0;
  const auto rows = connection.query("SELECT name, sha256 FROM migration ORDER BY number");
  if (rows.size() > m_steps.size()) throw schema_problem("store.schema_newer", rows.size(), m_steps.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].text(1) != m_steps[i].sha256)
      throw base::Problem(base::ProblemKind::unavailable, "store.schema_changed", {{"name", rows[i].text(0)}});
  return rows.size();
}

std::vector<std::string> Migrations::apply(sql::Connection& connection) const {
  std::vector<std::string> names;
  while (true) {
    sql::begin_migration(connection);
    try {
      connection.execute(
          "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, at BIGINT NOT NULL)");
      const std::size_t done = applied(connection);
      if (done < m_steps.size()) {
        const Step& step = m_steps[done];
        connection.script(sql::resolve(step.migration.sql, connection.engine()));
        connection.execute("INSERT INTO migration(number, name, sha256, at) VALUES ($1, $2, $3, $4)",
                           {std::int64_t{step.number}, step.migration.name, step.sha256, base::SystemClock().now().us});
      }
      connection.commit();
      if (done == m_steps.size()) return names;
      names.push_back(m_steps[done].migration.name);
    } catch (...) {
      connection.rollback();
      throw;
    }
  }
}

void Migrations::check(sql::Connection& connection) const {
  const std::size_t done = applied(connection);
  if (done < m_steps.size()) throw schema_problem("store.schema_old", done, m_steps.size());
}

bool Migrations::recorded_in(sql::Connection& connection) const {
  const auto rows = connection.query("SELECT number, name, sha256 FROM migration ORDER BY number");
  if (rows.size() != m_steps.size()) return false;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].integer(0) != m_steps[i].number || rows[i].text(1) != m_steps[i].migration.name || rows[i].text(2) != m_steps[i].sha256) return false;
  return true;
}

}  // namespace gridward::store
