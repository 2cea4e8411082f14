// SPDX-License-Identifier: Apache-2.0
// SHA-256 of a vault entry as it stands in the table, sealed. It says nothing of the person: an event carries it, so that verify sees whether the
// entry is the one that was written with the event, and not an older one that somebody put back.
#pragma once

#include <string>

#include "store/sql/connection.hpp"

namespace gridward::store {

/// Lower-case hex. The entry must be there (ENSURE).
std::string sealed_digest(sql::Connection& connection, const std::string& vault_id);

}  // namespace gridward::store
