// SPDX-License-Identifier: Apache-2.0
#include "store/sealed_digest.hpp"

#include "base/problem.hpp"
#include "store/sha256.hpp"

namespace gridward::store {

std::string sealed_digest(sql::Connection& connection, const std::string& vault_id) {
  const auto row = connection.query_one("SELECT sealed FROM vault_entry WHERE id = $1", {vault_id});
  ENSURE(row.has_value());
  return sha256_hex(row->blob(0));
}

}  // namespace gridward::store
