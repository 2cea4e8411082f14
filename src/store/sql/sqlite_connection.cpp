// SPDX-License-Identifier: Apache-2.0
#include "store/sql/sqlite_connection.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <charconv>

#include "base/problem.hpp"

namespace gridward::store::sql {

namespace {

constexpr int busy_timeout_ms = 5000;

const char* settings(Access access) {
  if (access == Access::read_only) return "PRAGMA query_only = ON; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;";
  return "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536;"
         "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16000; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF;"
         "PRAGMA secure_delete = ON;";  // a person forgotten is not left in free pages
}

/// From "UNIQUE constraint failed: event.subject, event.version": the table and "subject,version".
UniqueViolation unique_violation(int code, std::string_view message) {
  std::string table, columns;
  std::string_view rest = message.substr(std::min(message.size(), message.find(": ") + 2));
  while (!rest.empty()) {
    const std::size_t comma = rest.find(", ");
    const std::string_view name = rest.substr(0, comma);
    const std::size_t dot = name.find('.');
    table = name.substr(0, dot);
    if (!columns.empty()) columns += ',';
    if (dot != std::string_view::npos) columns += name.substr(dot + 1);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
  }
  return UniqueViolation("sqlite", std::to_string(code), std::move(table), std::move(columns));
}

Value value_of(sqlite3_stmt* statement, int column) {
  const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, column)); };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return Value(std::int64_t{sqlite3_column_int64(statement, column)});
    case SQLITE_FLOAT: return Value(sqlite3_column_double(statement, column));
    case SQLITE_TEXT: {
      const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return Value(std::string(bytes, size()));
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      return Value(Blob{bytes ? std::string(bytes, size()) : std::string()});
    }
    default: return Value(nullptr);
  }
}

/// The kernel makes a disk read-only under open files after an error of the medium. A commit writes to the log, whose file keeps the
/// reason; sqlite3_system_errno knows nothing of a COMMIT that failed.
bool disk_turned_read_only(sqlite3* database) {
  sqlite3_file* log = nullptr;
  if (sqlite3_file_control(database, nullptr, SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK || log == nullptr || log->pMethods == nullptr) return false;
  int error = 0;
  return log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error) == SQLITE_OK && error == EROFS;
}

}  // namespace

void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

/// A statement that is not reset keeps its read transaction open.
class SqliteConnection::Reset {
 public:
  explicit Reset(sqlite3_stmt* statement) : m_statement(statement) {}
  ~Reset() { sqlite3_reset(m_statement); }
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;

 private:
  sqlite3_stmt* m_statement;
};

SqliteConnection::SqliteConnection(const std::string& path, Access access) : m_access(access) {
  // Nobody reads SQLite's own count of its memory, and keeping it takes a lock at every allocation.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(uncounted);
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const int code = sqlite3_open_v2(path.c_str(), &m_database, flags, nullptr);
  try {
    if (code != SQLITE_OK) fail(code);
    sqlite3_busy_timeout(m_database, busy_timeout_ms);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    script(settings(access));
  } catch (...) {
    sqlite3_close_v2(m_database);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  m_statements.clear();
  sqlite3_close_v2(m_database);
}

SqliteConnection::Statement& SqliteConnection::prepared(std::string_view sql) {
  if (Statement* known = m_statements.find(sql)) return *known;
  sqlite3_stmt* handle = nullptr;
  const int code =
      sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  if (code != SQLITE_OK) fail(code, true);
  Statement statement;
  statement.handle.reset(handle);
  ENSURE(handle != nullptr);
  for (int i = 1; i <= sqlite3_bind_parameter_count(handle); ++i) {
    const char* name = sqlite3_bind_parameter_name(handle, i);
    ENSURE(name != nullptr && name[0] == '$');
    const std::string_view digits(name + 1);
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    ENSURE(number > 0);
    statement.numbers.push_back(number);
    statement.highest = std::max(statement.highest, number);
  }
  m_statements.insert(sql, std::move(statement));
  return *m_statements.find(sql);
}

void SqliteConnection::bind(const Statement& statement, const Parameters& parameters) {
  ENSURE(statement.highest == parameters.size());
  refuse_unstorable(parameters);
  sqlite3_stmt* handle = statement.handle.get();
  for (std::size_t i = 0; i < statement.numbers.size(); ++i) {
    const Value& value = parameters[statement.numbers[i] - 1];
    const int at = static_cast<int>(i) + 1;
    int code = SQLITE_OK;
    // SQLITE_STATIC: the parameters outlive the step that reads them.
    if (const auto* whole = std::get_if<std::int64_t>(&value))
      code = sqlite3_bind_int64(handle, at, *whole);
    else if (const auto* number = std::get_if<double>(&value))
      code = sqlite3_bind_double(handle, at, *number);
    else if (const auto* words = std::get_if<std::string>(&value))
      code = sqlite3_bind_text64(handle, at, words->data(), words->size(), SQLITE_STATIC, SQLITE_UTF8);
    else if (const auto* blob = std::get_if<Blob>(&value))
      code = sqlite3_bind_blob64(handle, at, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    else
      code = sqlite3_bind_null(handle, at);
    if (code != SQLITE_OK) fail(code);
  }
}

bool SqliteConnection::step(sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(code);
  return false;
}

std::int64_t SqliteConnection::execute(std::string_view sql, const Parameters& parameters) {
  const Statement& statement = prepared(sql);
  bind(statement, parameters);
  const Reset reset(statement.handle.get());
  while (step(statement.handle.get())) {
  }
  return sqlite3_stmt_readonly(statement.handle.get()) ? 0 : sqlite3_changes64(m_database);
}

std::int64_t SqliteConnection::changes() const { return sqlite3_total_changes64(m_database); }

void SqliteConnection::each(std::string_view sql, const Parameters& parameters, const std::function<void(Row&)>& take,
                            std::size_t row_limit) {
  const Statement& statement = prepared(sql);
  bind(statement, parameters);
  sqlite3_stmt* handle = statement.handle.get();
  const Reset reset(handle);
  const int columns = sqlite3_column_count(handle);
  for (std::size_t count = 0; step(handle); ++count) {
    if (count == row_limit) throw Error("sqlite", "limit", "more rows than the reader allows");
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) values.push_back(value_of(handle, column));
    Row row(std::move(values));
    take(row);
  }
}

void SqliteConnection::script(const std::string& sql) {
  const int code = sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void SqliteConnection::own() {
  // Takes the place of wal_autocheckpoint, which is such a function too.
  const auto committed = [](void* log_pages, sqlite3*, const char*, int pages) {
    *static_cast<std::int64_t*>(log_pages) = pages;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(m_database, committed, &m_log_pages);
}

bool SqliteConnection::bring_home() {
  int pages = 0, home = 0;
  return sqlite3_wal_checkpoint_v2(m_database, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &home) == SQLITE_OK && home == pages;
}

void SqliteConnection::settle() {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(m_database, nullptr, SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == nullptr || file->pMethods == nullptr) return;
  file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);   // an error is told to each that has the file open: the writer's own sync meets it too
}

// A writer takes its lock at once: waiting for it later, after reading, cannot be resolved and would be refused.
void SqliteConnection::begin() { execute(m_access == Access::read_only ? "BEGIN" : "BEGIN IMMEDIATE", {}); }

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(m_database) == 0; }

void SqliteConnection::fail(int code, bool preparing) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw base::unavailable("store.unavailable", 1);
    case SQLITE_FULL: throw base::unavailable("store.full", 60);
    case SQLITE_READONLY: throw base::unavailable("store.read_only", 60);
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_WRITE && disk_turned_read_only(m_database)) throw base::unavailable("store.read_only", 60);
      throw base::unavailable("store.unavailable", 10);
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM: throw base::unavailable("store.unavailable", 10);
    default: break;
  }
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
    throw unique_violation(code, sqlite3_errmsg(m_database));
  // While a statement is being prepared no value is bound yet, so that the engine's own words cannot carry one.
  throw Error("sqlite", std::to_string(code), preparing ? sqlite3_errmsg(m_database) : sqlite3_errstr(code));
}

}  // namespace gridward::store::sql
