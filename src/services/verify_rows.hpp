// SPDX-License-Identifier: Apache-2.0
// Walks through a table from its first row to its last. Used by verify_*.cpp only.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "store/sql/connection.hpp"

namespace gridward::services {

/// Every row by id, in pages, so that memory stays bounded and `visit(store::sql::Row&)` may use the connection. The id stands before `columns`.
template <typename Visit>
void each_row_by_id(store::sql::Connection& connection, std::string_view table, std::string_view columns, Visit visit) {
  constexpr std::size_t page_size = 200;
  const auto page = fmt::format("SELECT id, {} FROM {} WHERE id > $1 ORDER BY id LIMIT {}", columns, table, page_size);
  for (std::string after;;) {
    auto rows = connection.query(page, {after});
    if (rows.empty()) return;
    after = rows.back().text(0);   // first: a visitor may take the values out of its row
    for (auto& row : rows) visit(row);
    if (rows.size() < page_size) return;
  }
}

}  // namespace gridward::services
