// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's own pg_dump and pg_restore as streams. The newest version found under /usr/lib/postgresql comes first (an older one refuses
// a newer server), then PATH. The address reaches them in the environment, never on a command line, so that no password shows in a process list.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "store/sql/connection.hpp"

namespace gridward::store {

/// The whole database in pg_dump's custom format, of the very moment whose last event number is returned. Throws Problem "backup.no_house",
/// "backup.program_missing", "backup.program_failed" (with the engine's own reason) or "backup.program_ended".
std::int64_t dump_postgres(const sql::DatabaseAddress& address, const std::function<void(std::string_view bytes)>& take);

/// Throws Problem "backup.database_not_empty" unless the database has no table.
void require_empty_postgres(const sql::DatabaseAddress& address);

/// Loads a dump in one transaction: whole or not at all. `next` gives the dump's bytes, nothing at its end.
void load_postgres(const sql::DatabaseAddress& address, const std::function<std::string()>& next);

/// An empty database beside the house's own, "<name>_rehearsal", that is dropped at the end. What an aborted rehearsal left is dropped first;
/// a database of that name that is no rehearsal's is left alone ("backup.rehearsal_foreign"). Throws Problem "backup.rehearsal_rights".
class RehearsalDatabase {
 public:
  explicit RehearsalDatabase(const sql::DatabaseAddress& beside);
  ~RehearsalDatabase();
  RehearsalDatabase(const RehearsalDatabase&) = delete;
  RehearsalDatabase& operator=(const RehearsalDatabase&) = delete;
  const sql::DatabaseAddress& address() const { return m_address; }

 private:
  void drop();
  sql::DatabaseAddress m_beside, m_address;
  std::string m_name;
};

}  // namespace gridward::store
