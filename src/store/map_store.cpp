// SPDX-License-Identifier: Apache-2.0
#include "store/map_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "domain/map_clusters.hpp"
#include "json/codec.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

namespace {

using domain::cell_above;
using domain::cell_bit;

constexpr std::size_t rows_of_a_screen = 100'000;
constexpr std::size_t ranges_a_question = 16;   // as many each time, so that one prepared statement serves
// "|| ''" and "+ 0" keep both engines from walking the region's index where the cell's is meant, and the other way round.
constexpr const char* region_untouched = "region || ''";

constexpr const char* sums_of_cells = "SUM(places), SUM(lng), SUM(lat), SUM(medium), SUM(high), SUM(very_high)";
constexpr const char* sums_of_places =
    "COUNT(*), SUM(lng), SUM(lat), SUM(CASE WHEN risk = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN risk = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN risk = 3 THEN 1 ELSE 0 END)";

void add_to(sql::Connection& connection, const MapPoint& point, std::int64_t sign) {
  const auto counts = [&](domain::RiskLevel risk) { return std::int64_t{point.risk == risk} * sign; };
  for (const auto& step : domain::map_levels)
    for (const auto& type : {std::string(), point.type}) {
      const std::vector<sql::Value> key{std::int64_t{step.level}, type, cell_above(point.cell, step.level), point.region.substr(0, step.digits)};
      auto parameters = key;
      for (const auto value : {sign, sign * point.lng, sign * point.lat, counts(domain::RiskLevel::medium), counts(domain::RiskLevel::high), counts(domain::RiskLevel::very_high)}) parameters.emplace_back(value);
      connection.execute(
          "INSERT INTO map_cell(level, type, cell, region, places, lng, lat, medium, high, very_high) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (level, type, cell, region) "
          "DO UPDATE SET places = map_cell.places + excluded.places, lng = map_cell.lng + excluded.lng, lat = map_cell.lat + excluded.lat, medium = map_cell.medium + excluded.medium, "
          "high = map_cell.high + excluded.high, very_high = map_cell.very_high + excluded.very_high",
          parameters);
      if (sign < 0) connection.execute("DELETE FROM map_cell WHERE level = $1 AND type = $2 AND cell = $3 AND region = $4 AND places = 0", key);
    }
}

/// The level of map_cell that serves a scope of so many digits, or nothing: then the places themselves are counted.
std::optional<domain::MapLevel> stored_level(int level, std::size_t digits) {
  for (const auto& step : domain::map_levels)
    if (step.level >= level && step.digits >= digits) return step;
  return std::nullopt;
}

class Gathered {
 public:
  void add(const sql::Row& row) {
    auto& cell = m_cells[row.integer(0)];
    cell.cell = row.integer(0);
    cell.count += row.integer(1);
    cell.lng += row.integer(2);
    cell.lat += row.integer(3);
    cell.worst = std::max<std::int64_t>(cell.worst, row.integer(6) > 0 ? 3 : row.integer(5) > 0 ? 2 : row.integer(4) > 0 ? 1 : 0);
    cell.overdue += row.size() > 7 ? row.integer(7) : 0;
  }
  std::vector<CellCount> list() const {
    std::vector<CellCount> cells;
    for (const auto& [id, cell] : m_cells)
      if (cell.count > 0) cells.push_back(cell);
    return cells;
  }

 private:
  std::map<std::int64_t, CellCount> m_cells;
};

/// The scope is cut finer than the screen's cells: few rows, all of one region.
void gather_region(sql::Connection& connection, const MapSearch& search, const domain::RegionCode& region, int stored, int level, Gathered& gathered) {
  const auto sql = fmt::format("SELECT (cell & $1) | $2, {} FROM map_cell WHERE level = $3 AND type = $4 AND region >= $5 AND region < $6 GROUP BY 1", sums_of_cells);
  const auto shown = [&](std::int64_t cell) {
    return std::any_of(search.ranges.begin(), search.ranges.end(), [&](const auto& range) { return cell >= cell_above(range.first, level) && cell <= cell_above(range.second, level); });
  };
  connection.each(sql, {-cell_bit(level), cell_bit(level), std::int64_t{stored}, search.type, region.text(), below_end(region.text())},
                  [&](sql::Row& row) { if (shown(row.integer(0))) gathered.add(row); }, rows_of_a_screen);
}

/// Ranges of cells of a level around ranges of leaves; neighbours that now meet are one, lest a cell be counted twice.
LeafRanges ranges_of_level(const LeafRanges& leaves, int level) {
  LeafRanges ranges;
  for (const auto& [low, high] : leaves) {
    const auto first = cell_above(low, level), last = cell_above(high, level);
    if (!ranges.empty() && ranges.back().second >= first) ranges.back().second = std::max(ranges.back().second, last);
    else ranges.emplace_back(first, last);
  }
  return ranges;
}

void gather_cells(sql::Connection& connection, const MapSearch& search, const domain::RegionCode& region, int stored, int level, Gathered& gathered) {
  const auto sql = fmt::format("SELECT (cell & $1) | $2, {} FROM map_cell WHERE level = $3 AND type = $4 AND cell BETWEEN $5 AND $6 AND {} >= $7 AND {} < $8 GROUP BY 1", sums_of_cells,
                               region_untouched, region_untouched);
  for (const auto& [low, high] : ranges_of_level(search.ranges, stored))
    connection.each(sql, {-cell_bit(level), cell_bit(level), std::int64_t{stored}, search.type, low, high, region.text(), below_end(region.text())}, [&](sql::Row& row) { gathered.add(row); }, rows_of_a_screen);
}

void gather_places(sql::Connection& connection, const MapSearch& search, const domain::RegionCode& region, int level, Gathered& gathered) {
  const auto sql = fmt::format("SELECT (cell & $1) | $2, {0} FROM place WHERE cell BETWEEN $3 AND $4 AND active = 1 AND {1} >= $5 AND {1} < $6{2} GROUP BY 1", sums_of_places, region_untouched,
                               search.type.empty() ? "" : " AND type = $7");
  for (const auto& [low, high] : search.ranges) {
    std::vector<sql::Value> parameters{-cell_bit(level), cell_bit(level), low, high, region.text(), below_end(region.text())};
    if (!search.type.empty()) parameters.emplace_back(search.type);
    connection.each(sql, parameters, [&](sql::Row& row) { gathered.add(row); }, rows_of_a_screen);
  }
}

/// "(cell BETWEEN $4 AND $5 OR …) AND scope" of some ranges, filled up to a fixed number with the last one.
std::string where_of(const MapSearch& search, std::size_t first, std::vector<sql::Value>& parameters) {
  std::string text;
  for (std::size_t i = first; i < first + ranges_a_question; ++i) {
    const auto& range = search.ranges[std::min(i, search.ranges.size() - 1)];
    parameters.emplace_back(range.first);
    parameters.emplace_back(range.second);
    text += fmt::format("{}cell BETWEEN ${} AND ${}", i == first ? "(" : " OR ", parameters.size() - 1, parameters.size());
  }
  return text + ") AND " + scope_condition(region_untouched, search.within, parameters);
}

/// The hazards' own filters, of open ones only.
std::string filters_of(const MapSearch& search, std::vector<sql::Value>& parameters) {
  std::string text = "is_open = 1";
  if (search.level) {
    parameters.emplace_back(std::string(boost::describe::enum_to_string(*search.level, "")));
    text += fmt::format(" AND level = ${}", parameters.size());
  }
  if (search.overdue_at) {
    parameters.emplace_back(search.overdue_at->us);
    text += fmt::format(" AND due < ${} AND state <> 'done'", parameters.size());
  }
  return text;
}

/// Some ranges at a time, until the limit is reached.
template <typename Take>
void each_at(sql::Connection& connection, const MapSearch& search, std::size_t limit, const std::string& select, const std::function<std::string(std::vector<sql::Value>&)>& filter, Take take) {
  std::size_t found = 0;
  for (std::size_t first = 0; first < search.ranges.size() && found < limit; first += ranges_a_question) {
    std::vector<sql::Value> parameters;
    const auto filters = filter(parameters);
    const auto where = where_of(search, first, parameters);
    parameters.emplace_back(static_cast<std::int64_t>(limit - found));
    connection.each(fmt::format("{} WHERE {} AND {} LIMIT ${}", select, filters, where, parameters.size()), parameters, [&](sql::Row& row) { ++found; take(row); }, rows_of_a_screen);
  }
}

}  // namespace

std::optional<MapPoint> map_point(const domain::Place& place, std::optional<std::int64_t> cell) {
  if (!place.active || !place.position || !cell) return std::nullopt;
  return MapPoint{place.region.text(), place.type, *cell, domain::micro_degrees(place.position->at.lng), domain::micro_degrees(place.position->at.lat), place.risk};
}

void move_map_point(sql::Connection& connection, const std::optional<MapPoint>& before, const std::optional<MapPoint>& after) {
  if (before == after) return;
  if (before) add_to(connection, *before, -1);
  if (after) add_to(connection, *after, 1);
}

void move_hazards(sql::Connection& connection, const domain::PlaceId& place, std::optional<std::int64_t> cell) {
  connection.execute("UPDATE hazard SET cell = $2 WHERE place = $1", {place.text(), sql::or_null(cell)});
}

std::vector<CellCount> count_places_by_cell(sql::Connection& connection, const MapSearch& search, int level) {
  Gathered gathered;
  for (const auto& region : search.within) {
    const auto stored = stored_level(level, region.text().size());
    if (!stored) gather_places(connection, search, region, level, gathered);
    else if (stored->level > level + 1) gather_region(connection, search, region, stored->level, level, gathered);
    else gather_cells(connection, search, region, stored->level, level, gathered);
  }
  return gathered.list();
}

std::vector<PlaceAt> places_at(sql::Connection& connection, const MapSearch& search, std::size_t limit) {
  std::vector<PlaceAt> places;
  const auto filter = [&](std::vector<sql::Value>& parameters) -> std::string {
    if (search.type.empty()) return "active = 1";
    parameters.emplace_back(search.type);
    return "active = 1 AND type = $1";
  };
  each_at(connection, search, limit, "SELECT id, name, type, region, cell, lng, lat, risk, open_hazards FROM place", filter, [&](sql::Row& row) {
    places.push_back({domain::PlaceId(row.text(0)), row.text(1), row.text(2), {row.text(3), row.text(2), row.integer(4), row.integer(5), row.integer(6), static_cast<domain::RiskLevel>(std::clamp<std::int64_t>(row.integer(7), 0, 3))}, row.integer(8)});
  });
  return places;
}

std::vector<CellCount> count_hazards_by_cell(sql::Connection& connection, const MapSearch& search, int level, base::Instant now) {
  Gathered gathered;
  for (const auto& [low, high] : search.ranges) {
    std::vector<sql::Value> parameters{-cell_bit(level), cell_bit(level), low, high, now.us};
    const auto filters = filters_of(search, parameters);
    const auto sql = fmt::format(
        "SELECT (cell & $1) | $2, COUNT(*), 0, 0, SUM(CASE WHEN level = 'suspected_major' THEN 1 ELSE 0 END), SUM(CASE WHEN level = 'major' THEN 1 ELSE 0 END), "
        "SUM(CASE WHEN level = 'imminent' THEN 1 ELSE 0 END), SUM(CASE WHEN due < $5 AND state <> 'done' THEN 1 ELSE 0 END) FROM hazard WHERE {} AND cell BETWEEN $3 AND $4 AND {} GROUP BY 1",
        filters, scope_condition(region_untouched, search.within, parameters));
    connection.each(sql, parameters, [&](sql::Row& row) { gathered.add(row); }, rows_of_a_screen);
  }
  return gathered.list();
}

std::vector<HazardAt> hazards_at(sql::Connection& connection, const MapSearch& search, std::size_t limit) {
  std::vector<HazardAt> hazards;
  each_at(connection, search, limit, "SELECT body, cell FROM hazard", [&](std::vector<sql::Value>& parameters) { return filters_of(search, parameters); },
          [&](sql::Row& row) { hazards.push_back({json::read_stored<domain::Hazard>(row.text(0)), row.integer(1)}); });
  return hazards;
}

std::int64_t count_hazards_nowhere(sql::Connection& connection, const MapSearch& search) {
  std::vector<sql::Value> parameters;
  const auto filters = filters_of(search, parameters);
  const auto sql = fmt::format("SELECT COUNT(*) FROM hazard WHERE {} AND cell IS NULL AND {}", filters, scope_condition(region_untouched, search.within, parameters));
  return connection.query(sql, parameters).front().integer(0);
}

std::vector<std::string> wrong_map_cells(sql::Connection& connection, std::size_t limit) {
  std::vector<std::string> wrong;
  const auto say = [&](std::int64_t level, const sql::Row& row) { wrong.push_back(fmt::format("level {}, type '{}', cell {}, region {}", level, row.text(0), row.text(1), row.text(2))); };
  const auto strange = connection.query_one("SELECT COUNT(*) FROM map_cell WHERE level NOT IN (9, 11, 13, 15)")->integer(0);
  if (strange > 0) wrong.push_back(fmt::format("{} rows of a level that is none", strange));
  for (const auto& step : domain::map_levels)
    for (const bool typed : {false, true}) {
      // "* 1.0" lets no sum of a place that was tampered with overflow; the sums of real places are exact in it.
      const auto sql = fmt::format(
          "SELECT COALESCE(there.type, due.type), CAST(COALESCE(there.cell, due.cell) AS TEXT), COALESCE(there.region, due.region) FROM (SELECT * FROM map_cell WHERE level = $1 AND type {0} '') AS there "
          "FULL JOIN (SELECT {1} AS type, (cell & $2) | $3 AS cell, substr(region, 1, $4) AS region, COUNT(*) AS places, SUM(lng * 1.0) AS lng, SUM(lat * 1.0) AS lat, SUM(CASE WHEN risk = 1 THEN 1 ELSE 0 END) AS medium, "
          "SUM(CASE WHEN risk = 2 THEN 1 ELSE 0 END) AS high, SUM(CASE WHEN risk = 3 THEN 1 ELSE 0 END) AS very_high FROM place WHERE active = 1 AND cell IS NOT NULL GROUP BY 1, 2, 3) AS due "
          "ON there.type = due.type AND there.cell = due.cell AND there.region = due.region WHERE there.places IS DISTINCT FROM due.places OR there.lng IS DISTINCT FROM due.lng OR there.lat IS DISTINCT FROM due.lat "
          "OR there.medium IS DISTINCT FROM due.medium OR there.high IS DISTINCT FROM due.high OR there.very_high IS DISTINCT FROM due.very_high LIMIT $5",
          typed ? "<>" : "=", typed ? "type" : "''");
      for (const auto& row : connection.query(sql, {std::int64_t{step.level}, -cell_bit(step.level), cell_bit(step.level), static_cast<std::int64_t>(step.digits), static_cast<std::int64_t>(limit)})) say(step.level, row);
    }
  if (wrong.size() > limit) wrong.resize(limit);
  return wrong;
}

}  // namespace gridward::store
