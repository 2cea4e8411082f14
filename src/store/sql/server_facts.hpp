// SPDX-License-Identifier: Apache-2.0
// What a database says about itself, for an operator who asks whether all is well.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store::sql {

struct ServerFacts {
  std::string version;                 ///< such as "SQLite 3.40.1" or "PostgreSQL 15.14"
  bool supported = true;               ///< PostgreSQL before 15 is not
  bool read_only = false;              ///< of this connection's transactions
  std::optional<base::Instant> now;    ///< the server's clock; SQLite has none of its own
  std::int64_t connections = 0;        ///< that ordinary roles may open together; 0 = no such limit
};
ServerFacts server_facts(Connection& connection);

/// The two libraries in this program, such as "SQLite 3.40.1, libpq 15.14".
std::string library_versions();

}  // namespace gridward::store::sql
