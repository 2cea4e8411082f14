// SPDX-License-Identifier: Apache-2.0
#include "store/base_map_store.hpp"

#include <limits>

#include "store/document_table.hpp"
#include "store/sha256.hpp"

namespace gridward::store {

void EditionDigest::take(std::int64_t key, const std::string& body) { m_text = sha256_hex(m_text + ' ' + std::to_string(key) + ' ' + body); }

std::optional<domain::BaseMap> find_base_map(sql::Connection& connection) { return find_document<domain::BaseMap>(connection, "base_map", "id", base_map_id); }

bool save_base_map(sql::Connection& connection, const domain::BaseMap& map) {
  const std::vector<sql::Value> parameters{std::string(base_map_id), map.edition, map.version, json::write_text(map)};
  if (map.version == 1) return connection.execute("INSERT INTO base_map(id, edition, version, body) VALUES ($1, $2, $3, $4)", parameters) == 1;
  return connection.execute("UPDATE base_map SET edition = $2, version = $3, body = $4 WHERE id = $1 AND version = $3 - 1", parameters) == 1;
}

void replace_sheets(sql::Connection& connection, const std::vector<StoredSheet>& sheets) {
  connection.execute("DELETE FROM base_sheet");
  for (const auto& sheet : sheets) connection.execute("INSERT INTO base_sheet(key, body) VALUES ($1, $2)", {sheet.key, sheet.body});
}

std::optional<std::string> sheet_body(sql::Connection& connection, std::int64_t key) {
  const auto row = connection.query_one("SELECT body FROM base_sheet WHERE key = $1", {key});
  if (!row) return std::nullopt;
  return row->text(0);
}

void each_sheet(sql::Connection& connection, const std::function<void(const StoredSheet&)>& visit) {
  constexpr std::size_t page_size = 50;
  for (std::int64_t after = std::numeric_limits<std::int64_t>::min();;) {
    const auto rows = connection.query("SELECT key, body FROM base_sheet WHERE key > $1 ORDER BY key LIMIT 50", {after});
    for (const auto& row : rows) visit({row.integer(0), row.text(1)});
    if (rows.size() < page_size) return;
    after = rows.back().integer(0);
  }
}

}  // namespace gridward::store
