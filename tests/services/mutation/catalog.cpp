// SPDX-License-Identifier: Apache-2.0
#include "services/mutation/catalog.hpp"

#include <fmt/format.h>

#include <set>

#include "base/text.hpp"
#include "main/embedded.hpp"

namespace gridward::services {

namespace {

/// "table" or "table.column". The three of delivery pass while the message waits, the mutator sees to the rest.
const std::set<std::string>& passing() {
  static const std::set<std::string> names = {"session", "login_failure", "position_share", "track_batch", "patrol_track", "job_cursor", "device", "migration.at", "delivery.tries", "delivery.next_try", "delivery.code"};
  return names;
}

int weight_of(const std::string& table) {
  if (table == "event") return 3;
  return table == "hazard" || table == "place" || table == "person" || table == "inspection" || table == "ledger_checkpoint" ? 2 : 1;
}

}  // namespace

std::string MutatedTable::column_list() const {
  std::string list;
  for (const auto& column : columns) list += (list.empty() ? "" : ", ") + column.name;
  return list;
}

const store::Migrations& schema_of_the_tree() {
  static const store::Migrations schema = [] {
    std::vector<store::Migration> files;
    for (const auto& file : embedded::all())
      if (base::starts_with(file.path, "migrations/")) files.push_back({std::string(file.path), std::string(file.content)});
    return store::Migrations(std::move(files));
  }();
  return schema;
}

std::vector<MutatedTable> catalog_in(const std::string& file) {
  const auto opened = store::sql::open({file});
  auto& connection = *opened;
  schema_of_the_tree().apply(connection);
  std::vector<MutatedTable> tables;
  for (const auto& named : connection.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
    if (passing().contains(named.text(0))) continue;
    MutatedTable table{named.text(0), {}, weight_of(named.text(0))};
    std::set<std::string> unique;
    for (const auto& row : connection.query("SELECT columns.name FROM pragma_index_list($1) AS list, pragma_index_info(list.name) AS columns WHERE list.\"unique\" = 1", {table.name})) unique.insert(row.text(0));
    for (const auto& row : connection.query("SELECT name, \"notnull\", pk FROM pragma_table_info($1) ORDER BY cid", {table.name})) {
      MutatedColumn column{row.text(0), row.integer(1) == 0 && row.integer(2) == 0, row.integer(2) > 0, false, passing().contains(table.name + "." + row.text(0))};
      column.unique = column.key || unique.contains(column.name);
      table.columns.push_back(std::move(column));
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace gridward::services
