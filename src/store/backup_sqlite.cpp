// SPDX-License-Identifier: Apache-2.0
#include "store/backup_sqlite.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/backup_files.hpp"
#include "store/sql/error.hpp"

namespace gridward::store {

namespace {

constexpr int busy_timeout_ms = 10'000, pages_a_step = 2048;
constexpr const char* copy_name = "backup-copy-";

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void fail(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: throw base::invalid("backup.scratch_full");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw base::unavailable("store.unavailable", 1);
    default: throw sql::Error("sqlite", std::to_string(code), sqlite3_errstr(code));
  }
}

Database open(const std::string& path) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Database database(handle);
  if (code != SQLITE_OK) fail(code);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  return database;
}

int run(const Database& database, const char* sql, std::int64_t* number = nullptr) {
  const auto take = [](void* into, int, char** values, char**) {
    if (into != nullptr && values[0] != nullptr) *static_cast<std::int64_t*>(into) = std::strtoll(values[0], nullptr, 10);
    return 0;
  };
  return sqlite3_exec(database.get(), sql, take, number, nullptr);
}

void must(int code) {
  if (code != SQLITE_OK) fail(code);
}

/// Opens the source and begins the read transaction that fixes the moment.
Database begin_reading(const std::filesystem::path& path, std::int64_t& last_seq) {
  const base::Problem no_house = base::invalid("backup.no_house", {{"database", path.string()}});
  if (!std::filesystem::is_regular_file(path)) throw no_house;
  Database source = open(path.string());
  must(run(source, "BEGIN"));
  const int code = run(source, "SELECT COALESCE(MAX(seq), 0) FROM event", &last_seq);
  if ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_NOTADB) throw no_house;
  must(code);
  return source;
}

void copy_pages(const Database& source, const Database& target, int target_file, const BackupProgress& progress) {
  WriteBehind behind(target_file);
  const auto finish = [](sqlite3_backup* backup) { sqlite3_backup_finish(backup); };
  std::unique_ptr<sqlite3_backup, decltype(finish)> backup(sqlite3_backup_init(target.get(), "main", source.get(), "main"), finish);
  if (!backup) fail(sqlite3_extended_errcode(target.get()));
  while (true) {
    const int code = sqlite3_backup_step(backup.get(), pages_a_step);
    const std::int64_t total = sqlite3_backup_pagecount(backup.get());
    struct stat status {};
    if (::fstat(target_file, &status) == 0) behind.reached(status.st_size);
    if (progress) progress("copy", total - sqlite3_backup_remaining(backup.get()), total);
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_OK) fail(code);
  }
  must(sqlite3_backup_finish(backup.release()));
}

/// Of a run that was killed before it could take the name away; empty, and older than any run needs for that.
void sweep_names(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (!base::starts_with(entry.path().filename().string(), copy_name)) continue;
    const auto written = entry.last_write_time(ignored);
    if (std::filesystem::file_time_type::clock::now() - written > std::chrono::minutes(1)) std::filesystem::remove(entry.path(), ignored);
  }
}

}  // namespace

SqliteCopy::SqliteCopy(const std::filesystem::path& database, const std::filesystem::path& scratch_folder, const BackupProgress& progress) {
  const Database source = begin_reading(database, m_last_seq);
  sweep_names(scratch_folder);
  std::string path = (scratch_folder / (std::string(copy_name) + "XXXXXX")).string();
  const int made = ::mkostemp(path.data(), O_CLOEXEC);
  if (made < 0 && errno == ENOSPC) throw base::invalid("backup.scratch_full");
  if (made < 0) throw backup_folder_problem(scratch_folder, errno);
  ::close(made);
  m_file = std::make_unique<FileHandle>(path, O_RDONLY);
  {
    const Database target = open(path);
    ::unlink(path.c_str());
    must(run(target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192"));
    copy_pages(source, target, m_file->descriptor(), progress);
  }
  must(run(source, "COMMIT"));
  // What the writers could not bring home while we read, we bring home, so that none of their commits has to.
  run(source, "PRAGMA wal_checkpoint(PASSIVE)");
  m_bytes = ::lseek(m_file->descriptor(), 0, SEEK_END);
  if (m_bytes <= 0) fail(SQLITE_IOERR);
}

void SqliteCopy::each_piece(const std::function<void(std::string_view)>& take) const {
  std::string piece(piece_bytes, '\0');
  for (std::int64_t at = 0; at < m_bytes;) {
    std::size_t filled = 0;
    while (filled < piece.size() && at + static_cast<std::int64_t>(filled) < m_bytes) {
      const ssize_t count = ::pread(m_file->descriptor(), piece.data() + filled, piece.size() - filled, at + static_cast<off_t>(filled));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) fail(SQLITE_IOERR);
      filled += static_cast<std::size_t>(count);
    }
    take(std::string_view(piece).substr(0, filled));
    at += static_cast<std::int64_t>(filled);
  }
}

}  // namespace gridward::store
