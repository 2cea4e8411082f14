// SPDX-License-Identifier: Apache-2.0
#include "store/backup_postgres.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "base/problem.hpp"
#include "base/program.hpp"
#include "base/text.hpp"
#include "store/sql/dialect.hpp"

extern char** environ;

namespace gridward::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view rehearsal_comment = "Gridward rehearsal of a restore; may be dropped";
constexpr std::size_t longest_name = 63;  // NAMEDATALEN - 1
constexpr std::chrono::hours longest_wait{24};

std::string program_path(const char* name) {
  int newest = -1;
  fs::path found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const int version = std::atoi(entry.path().filename().c_str());
    const fs::path candidate = entry.path() / "bin" / name;
    if (version > newest && ::access(candidate.c_str(), X_OK) == 0) {
      newest = version;
      found = candidate;
    }
  }
  if (!found.empty()) return found.string();
  const char* path = std::getenv("PATH");
  for (const auto folder : base::split(path != nullptr ? path : "", ':')) {
    const fs::path candidate = fs::path(folder) / name;
    if (!folder.empty() && ::access(candidate.c_str(), X_OK) == 0) return candidate.string();
  }
  throw base::invalid("backup.program_missing", {{"program", name}});
}

/// The line that says why: the last with "error:" in it. Lines after it (DETAIL, CONTEXT) quote rows, which hold personal data.
std::string reason_in(std::string_view complaints) {
  std::string_view reason;
  for (const auto line : base::split(complaints, '\n')) {
    const std::size_t at = line.find("error:");
    if (at != std::string_view::npos) reason = base::trimmed(line.substr(at + 6));
  }
  return std::string(reason);
}

void run(const base::Program& program) {
  const auto result = base::run_program(program);
  const std::string name = fs::path(program.command.front()).filename().string();
  if (result.end == base::ProgramEnd::finished) return;
  if (result.end == base::ProgramEnd::not_started) throw base::invalid("backup.program_missing", {{"program", name}});
  const std::string why = reason_in(result.complaints);
  if (result.end == base::ProgramEnd::timed_out || why.empty()) throw base::Problem(base::ProblemKind::unavailable, "backup.program_ended", {{"program", name}});
  throw base::Problem(base::ProblemKind::unavailable, "backup.program_failed", {{"program", name}, {"why", why}});
}

struct Target {
  std::vector<std::string> environment;
  std::string database;
};

/// The address as the variables that every program of the engine reads; what the operator set for them (PGPASSFILE, PGSSL…) stays.
Target target_of(const sql::DatabaseAddress& address) {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::string name(text.substr(0, text.find('=')));
    if (base::starts_with(name, "PG") || name == "HOME" || name == "PATH") variables[name] = text.substr(name.size() + 1);
  }
  variables["LC_ALL"] = "C";
  variables["PGAPPNAME"] = "gridward backup";
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(address.text.c_str(), nullptr), PQconninfoFree);
  if (!options) throw base::unavailable("store.unavailable", 1);
  Target target;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr || *option->val == '\0') continue;
    if (option->envvar != nullptr) variables[option->envvar] = option->val;
    if (std::string_view(option->keyword) == "dbname") target.database = option->val;
  }
  if (target.database.empty()) target.database = variables["PGDATABASE"];
  for (const auto& [name, value] : variables) target.environment.push_back(name + '=' + value);
  return target;
}

/// A name as a connection string, so that one with an equals sign is no connection string by accident.
std::string as_connection_string(const std::string& database) {
  std::string text = "dbname='";
  for (const char c : database) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + '\'';
}

std::string sql_name(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

/// The same address with another database: only the path of the URI changes.
sql::DatabaseAddress with_database(const sql::DatabaseAddress& address, const std::string& name) {
  const std::size_t host = address.text.find("://") + 3;
  const std::size_t query = std::min(address.text.find('?', host), address.text.size());
  const std::size_t path = std::min(address.text.find('/', host), query);
  std::string escaped;
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') escaped += c;
    else escaped += '%' + base::hex({&c, 1});
  }
  return {address.text.substr(0, path) + '/' + escaped + address.text.substr(query)};
}

}  // namespace

std::int64_t dump_postgres(const sql::DatabaseAddress& address, const std::function<void(std::string_view)>& take) {
  const std::string program = program_path("pg_dump");
  const auto connection = sql::open(address, sql::Access::read_only);
  connection->begin();
  connection->script("SET LOCAL idle_in_transaction_session_timeout = 0");
  if (!sql::has_table(*connection, "event")) throw base::invalid("backup.no_house", {{"database", target_of(address).database}});
  const std::int64_t last_seq = connection->query_one("SELECT COALESCE(MAX(seq), 0) FROM event")->integer(0);
  const std::string snapshot = connection->query_one("SELECT pg_export_snapshot()")->text(0);
  // Not compressed: cutting by content finds nothing twice in compressed bytes, and pieces are compressed anyway.
  base::Program dump{{program, "--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--lock-wait-timeout=60000", "--snapshot=" + snapshot}, target_of(address).environment};
  dump.patience = longest_wait;
  dump.take = [&](std::string_view bytes) { return take(bytes), true; };
  run(dump);
  connection->commit();
  return last_seq;
}

void require_empty_postgres(const sql::DatabaseAddress& address) {
  const auto connection = sql::open(address, sql::Access::read_only);
  const auto tables = connection->query_one("SELECT COUNT(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")->integer(0);
  if (tables > 0) throw base::conflict("backup.database_not_empty", {{"database", target_of(address).database}});
}

void load_postgres(const sql::DatabaseAddress& address, const std::function<std::string()>& next) {
  const Target target = target_of(address);
  base::Program restore{{program_path("pg_restore"), "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname=" + as_connection_string(target.database)}, target.environment};
  restore.patience = longest_wait;
  restore.feed = next;
  run(restore);
  // Without it the planner knows nothing of the tables until autovacuum comes by, and every question of a verification takes milliseconds.
  sql::open(address)->script("ANALYZE");
}

RehearsalDatabase::RehearsalDatabase(const sql::DatabaseAddress& beside) : m_beside(beside), m_name(target_of(beside).database + "_rehearsal") {
  if (m_name.size() > longest_name) m_name = m_name.substr(m_name.size() - longest_name);
  m_address = with_database(beside, m_name);
  const auto connection = sql::open(beside);
  const auto found = connection->query_one("SELECT COALESCE(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = $1", {m_name});
  if (found && found->text(0) != rehearsal_comment) throw base::conflict("backup.rehearsal_foreign", {{"database", m_name}});
  if (found) drop();
  try {
    connection->script("CREATE DATABASE " + sql_name(m_name) + " TEMPLATE template0 ENCODING 'UTF8'");
  } catch (const sql::Error& error) {
    if (error.code() == "42501") throw base::forbidden("backup.rehearsal_rights", {{"database", m_name}});
    throw;
  }
  connection->script("COMMENT ON DATABASE " + sql_name(m_name) + " IS '" + std::string(rehearsal_comment) + "'");
}

RehearsalDatabase::~RehearsalDatabase() {
  try {
    drop();
  } catch (...) {
    // The next rehearsal drops it.
  }
}

void RehearsalDatabase::drop() { sql::open(m_beside)->script("DROP DATABASE IF EXISTS " + sql_name(m_name) + " WITH (FORCE)"); }

}  // namespace gridward::store
