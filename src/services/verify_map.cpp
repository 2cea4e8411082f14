// SPDX-License-Identifier: Apache-2.0
#include "services/verify_map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/problem.hpp"
#include "domain/map_clusters.hpp"
#include "geo/cells.hpp"
#include "json/codec.hpp"
#include "services/verify_rows.hpp"
#include "store/map_store.hpp"

namespace gridward::services {

namespace {

using store::sql::Row;
using store::sql::Value;

std::vector<Value> columns_of(const std::string& body) {
  const auto place = json::read_stored<domain::Place>(body);
  const auto risk = static_cast<std::int64_t>(place.risk);
  if (!place.position) return {nullptr, nullptr, nullptr, risk};
  const auto at = place.position->at;
  return {geo::cell_of(at), domain::micro_degrees(at.lng), domain::micro_degrees(at.lat), risk};
}

bool fits(Row& row) {
  try {
    const auto expected = columns_of(row.text(1));
    return std::equal(expected.begin(), expected.end(), row.values().begin() + 2);
  } catch (const std::exception&) {   // the document cannot be read: verify_events names it too
    return false;
  }
}

}  // namespace

void verify_map(store::sql::Connection& connection, const VerifyReport& report) {
  report.progress("map", 0);
  std::int64_t walked = 0;
  each_row_by_id(connection, "place", "body, cell, lng, lat, risk", [&](Row& row) {
    report.count(walked, "places on the map");
    if (!fits(row)) report.differ(fmt::format("place: {} stands elsewhere on the map than in its document", row.text(0)));
  });
  for (const auto& row : connection.query(fmt::format("SELECT hazard.id FROM hazard LEFT JOIN place ON place.id = hazard.place WHERE hazard.cell IS DISTINCT FROM place.cell ORDER BY hazard.id LIMIT {}",
                                                      VerifyReport::differences_kept + 1)))
    report.differ(fmt::format("hazard: {} stands elsewhere on the map than its place", row.text(0)));
  for (const auto& wrong : store::wrong_map_cells(connection, VerifyReport::differences_kept + 1)) report.differ("map_cell: " + wrong + " is not what its places come to");
}

}  // namespace gridward::services
