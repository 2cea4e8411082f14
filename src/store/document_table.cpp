// SPDX-License-Identifier: Apache-2.0
#include "store/document_table.hpp"

#include <fmt/format.h>

namespace gridward::store {

std::optional<std::string> find_body(sql::Connection& connection, std::string_view table, std::string_view key, const std::string& id) {
  const auto rows = connection.query(fmt::format("SELECT body FROM {} WHERE {} = $1", table, key), {id});
  if (rows.empty()) return std::nullopt;
  return rows.front().text(0);
}

void each_document(sql::Connection& connection, std::string_view table, std::string_view key, const VisitDocument& visit) {
  const auto page = fmt::format("SELECT {0}, version, body FROM {1} WHERE {0} > $1 ORDER BY {0} LIMIT 1000", key, table);
  for (std::string after;;) {
    const auto rows = connection.query(page, {after});
    for (const auto& row : rows) visit(row.text(0), row.integer(1), row.text(2));
    if (rows.size() < 1000) return;
    after = rows.back().text(0);
  }
}

}  // namespace gridward::store
