// SPDX-License-Identifier: Apache-2.0
#include "store/region_store.hpp"

#include <fmt/format.h>

#include "store/document_table.hpp"

namespace gridward::store {

namespace {

std::int64_t day_number(base::Date day) { return day.time_since_epoch().count(); }
base::Date day_of(std::int64_t number) { return base::Date(std::chrono::days(number)); }

template <typename Enum>
std::optional<Enum> named(const std::string& text) {
  Enum value{};
  if (!boost::describe::enum_from_string(text.c_str(), value)) return std::nullopt;
  return value;
}

RegionRow row_of(const sql::Row& row) {
  RegionRow region;
  region.code = domain::RegionCode::parse(row.text(0)).value_or(domain::RegionCode());
  region.level = named<domain::RegionLevel>(row.text(1)).value_or(domain::RegionLevel::community);
  region.name = row.text(2);
  region.parent = domain::RegionCode::parse(row.text(3)).value_or(domain::RegionCode());
  if (const auto kind = row.optional_text(4); kind && !kind->empty()) region.kind = named<domain::GridKind>(*kind);
  region.valid_from = day_of(row.integer(5));
  if (const auto to = row.optional_integer(6)) region.valid_to = day_of(*to);
  region.has_boundary = row.integer(7) != 0;
  region.version = row.integer(8);
  return region;
}

}  // namespace

std::string below_end(std::string_view code) { return std::string(code) + ":"; }  // ':' follows '9'

std::string scope_condition(std::string_view column, const std::vector<domain::RegionCode>& within, std::vector<sql::Value>& parameters) {
  if (within.empty()) return "1 = 0";
  std::string condition;
  for (const auto& code : within) {
    parameters.emplace_back(code.text());
    parameters.emplace_back(below_end(code.text()));
    condition += fmt::format("{}({} >= ${} AND {} < ${})", condition.empty() ? "" : " OR ", column, parameters.size() - 1, column, parameters.size());
  }
  return "(" + condition + ")";
}

std::optional<domain::Region> find_region(sql::Connection& connection, const domain::RegionCode& code) {
  return find_document<domain::Region>(connection, "region", "code", code.text());
}

std::vector<RegionRow> search_regions(sql::Connection& connection, const RegionSearch& search) {
  std::vector<sql::Value> parameters{search.after};
  std::string where = "code > $1 AND " + scope_condition("code", search.within, parameters);
  if (search.level) {
    parameters.emplace_back(std::string(boost::describe::enum_to_string(*search.level, "")));
    where += fmt::format(" AND level = ${}", parameters.size());
  }
  if (search.on) {
    parameters.emplace_back(day_number(*search.on));
    where += fmt::format(" AND valid_from <= ${0} AND (valid_to IS NULL OR valid_to >= ${0})", parameters.size());
  }
  parameters.emplace_back(static_cast<std::int64_t>(search.limit));
  const auto rows = connection.query(
      fmt::format("SELECT code, level, name, parent, kind, valid_from, valid_to, has_boundary, version FROM region WHERE {} ORDER BY code LIMIT ${}", where, parameters.size()), parameters);
  std::vector<RegionRow> regions;
  for (const auto& row : rows) regions.push_back(row_of(row));
  return regions;
}

std::vector<domain::Region> regions_with_boundary(sql::Connection& connection, const domain::RegionCode& below, std::optional<domain::RegionLevel> level) {
  std::vector<sql::Value> parameters{below.text(), below_end(below.text())};
  std::string condition;
  if (level) {
    parameters.emplace_back(std::string(boost::describe::enum_to_string(*level, "")));
    condition = " AND level = $3";
  }
  const auto rows = connection.query("SELECT body FROM region WHERE code >= $1 AND code < $2 AND has_boundary = 1" + condition + " ORDER BY code LIMIT 5000", parameters);
  std::vector<domain::Region> regions;
  for (const auto& row : rows) regions.push_back(json::read_stored<domain::Region>(row.text(0)));
  return regions;
}

std::int64_t count_regions(sql::Connection& connection) { return connection.query("SELECT COUNT(*) FROM region", {}).front().integer(0); }

bool save_region(sql::Connection& connection, const domain::Region& region) {
  const std::vector<sql::Value> parameters{
      region.code.text(), std::string(boost::describe::enum_to_string(region.level, "")), region.name, region.parent.text(), day_number(region.valid_from),
      region.valid_to ? sql::Value(day_number(*region.valid_to)) : sql::Value(nullptr), std::int64_t{region.boundary.has_value()}, region.version, json::write_text(region),
      region.kind ? sql::Value(std::string(boost::describe::enum_to_string(*region.kind, ""))) : sql::Value(nullptr)};
  if (region.version == 1)
    return connection.execute("INSERT INTO region(code, level, name, parent, valid_from, valid_to, has_boundary, version, body, kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (code) DO NOTHING", parameters) == 1;
  return connection.execute("UPDATE region SET level = $2, name = $3, parent = $4, valid_from = $5, valid_to = $6, has_boundary = $7, version = $8, body = $9, kind = $10 WHERE code = $1 AND version = $8 - 1", parameters) == 1;
}

void each_region(sql::Connection& connection, const std::function<void(const std::string&, std::int64_t, const std::string&)>& visit) {
  each_document(connection, "region", "code", visit);
}

}  // namespace gridward::store
