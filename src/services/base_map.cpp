// SPDX-License-Identifier: Apache-2.0
#include "services/base_map.hpp"

#include <charconv>
#include <limits>

#include "base/problem.hpp"
#include "geo/sheets.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "store/base_map_store.hpp"
#include "store/region_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

std::int64_t key_of(const std::string& cursor) {
  if (cursor.empty()) return std::numeric_limits<std::int64_t>::min();
  std::int64_t key = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), key);
  if (error != std::errc() || end != cursor.data() + cursor.size()) throw base::invalid_fields({{"cursor", "request.cursor_unknown"}});
  return key;
}

/// Another area has another edition of the same map.
std::string edition_for(const domain::BaseMap& map, const std::set<std::int64_t>& keys) {
  std::string all = map.edition + map.source;
  for (const auto key : keys) all += ' ' + std::to_string(key);
  return store::sha256_hex(all).substr(0, 32);
}

void fill(store::sql::Connection& connection, const std::set<std::int64_t>& keys, std::int64_t after, BaseMapPart& part) {
  std::size_t bytes = 0;
  for (auto at = keys.upper_bound(after); at != keys.end(); ++at) {
    const auto body = store::sheet_body(connection, *at);
    if (!body) continue;
    if (!part.sheets.empty() && (bytes + body->size() > base_part_bytes || part.sheets.size() == base_part_sheets)) {
      part.next = std::to_string(part.sheets.back().key);
      return;
    }
    bytes += body->size();
    part.sheets.push_back(json::read_stored<domain::BaseSheet>(*body));
  }
}

}  // namespace

std::set<std::int64_t> sheets_under(store::sql::Connection& connection, const std::vector<domain::RegionCode>& regions, base::Date day) {
  std::set<std::int64_t> sheets;
  for (const auto& region : regions)
    // a micro-grid's map is its grid's
    for (const auto& grid : store::regions_with_boundary(connection, region.at_most(15), domain::RegionLevel::grid))
      if (domain::valid_on(grid, day)) geo::add_sheets(sheets, *grid.boundary);
  return sheets;
}

BaseMapPart base_map_part(const Context& context, const domain::Caller& caller, const std::string& cursor) {
  const auto after = key_of(cursor);
  const auto regions = scope_within(context, caller, domain::Act::read, std::nullopt);
  return context.readers.with([&](store::sql::Connection& connection) {
    BaseMapPart part;
    const auto map = store::find_base_map(connection);
    if (!map) return part;
    const auto keys = sheets_under(connection, regions, base::shanghai_date(context.clock.now()));
    part.edition = edition_for(*map, keys);
    part.source = map->source;
    part.taken_on = map->taken_on;
    fill(connection, keys, after, part);
    return part;
  });
}

}  // namespace gridward::services
