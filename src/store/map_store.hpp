// SPDX-License-Identifier: Apache-2.0
// Table map_cell (how many active places lie in each S2 cell of four levels, moved with the place) and the map's questions to place and
// hazard. Every question takes the caller's scope; what it costs follows the screen, not the number of rows
// (docs/decisions/0007-map-clusters.md).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "domain/hazard.hpp"
#include "domain/place.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

/// A place as map_cell counts it; lng and lat in millionths of a degree.
struct MapPoint {
  std::string region;
  std::string type;
  std::int64_t cell = 0;
  std::int64_t lng = 0;
  std::int64_t lat = 0;
  domain::RiskLevel risk = domain::RiskLevel::medium;
  bool operator==(const MapPoint&) const = default;
};
/// Nothing for a place that is not active or has no cell.
std::optional<MapPoint> map_point(const domain::Place& place, std::optional<std::int64_t> cell);
/// Takes one out of the counts and puts the other in; the same twice moves nothing.
void move_map_point(sql::Connection& connection, const std::optional<MapPoint>& before, const std::optional<MapPoint>& after);
/// The hazards of a place go with it.
void move_hazards(sql::Connection& connection, const domain::PlaceId& place, std::optional<std::int64_t> cell);

using LeafRanges = std::vector<std::pair<std::int64_t, std::int64_t>>;

struct MapSearch {
  std::vector<domain::RegionCode> within;
  LeafRanges ranges;                            ///< level-30 cells of the screen
  std::string type;                             ///< places: empty = any
  std::optional<domain::HazardLevel> level;     ///< hazards
  std::optional<base::Instant> overdue_at;      ///< hazards: only those overdue at that time
};

struct CellCount {
  std::int64_t cell = 0;      ///< of the level asked for
  std::int64_t count = 0;
  std::int64_t lng = 0;       ///< sums, places only
  std::int64_t lat = 0;
  std::int64_t worst = 0;     ///< RiskLevel or HazardLevel as a rank, imminent above major
  std::int64_t overdue = 0;
};

/// Places by cell of that level, each cell once; cells at the edge of the ranges count whole.
std::vector<CellCount> count_places_by_cell(sql::Connection& connection, const MapSearch& search, int level);
struct PlaceAt {
  domain::PlaceId id;
  std::string name;
  std::string type;
  MapPoint point;
  std::int64_t open_hazards = 0;
};
std::vector<PlaceAt> places_at(sql::Connection& connection, const MapSearch& search, std::size_t limit);

/// Open hazards by cell of that level.
std::vector<CellCount> count_hazards_by_cell(sql::Connection& connection, const MapSearch& search, int level, base::Instant now);
struct HazardAt {
  domain::Hazard hazard;
  std::int64_t cell = 0;
};
std::vector<HazardAt> hazards_at(sql::Connection& connection, const MapSearch& search, std::size_t limit);
/// Open hazards of the scope that no map can show.
std::int64_t count_hazards_nowhere(sql::Connection& connection, const MapSearch& search);

/// For verify: the rows of map_cell that are not what the places' columns come to, as "level 9, cell …"; at most `limit`.
std::vector<std::string> wrong_map_cells(sql::Connection& connection, std::size_t limit);

}  // namespace gridward::store
