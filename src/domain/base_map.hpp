// SPDX-License-Identifier: Apache-2.0
// The base map under the grids: roads, water, railways, buildings and a few names, as a public map calls them, cut into sheets of 0.01 degrees
// (docs/decisions/0012-base-map.md). Data from outside that may be replaced at any time; nothing of the work rests on it.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace gridward::domain {

/// Their numbers stand in the sheets; new kinds are added at the end, phones pass over what they do not know.
enum class BaseLine { trunk, main, street, path, rail, river };
enum class BaseArea { water, building };
enum class BasePoint { town, hamlet };

/// What a feature of a foreign map says about itself: OpenStreetMap's keys, or the one word "fclass" of the extracts made from it.
struct MapTags {
  std::string highway, waterway, railway, natural, landuse, building, place, fclass;
};

/// Nothing for what the base map leaves out.
std::optional<BaseLine> line_kind(const MapTags& tags);
std::optional<BaseArea> area_kind(const MapTags& tags);
std::optional<BasePoint> point_kind(const MapTags& tags);

/// Whole numbers in units of 5 millionths of a degree from the south-west corner; the first corner of a run as it is, each later one as the
/// step from the one before.
struct BaseSheet {
  std::int64_t key = 0;                            ///< geo/sheets.hpp
  std::int64_t lng = 0;                            ///< of the corner, hundredths of a degree
  std::int64_t lat = 0;
  std::vector<std::string> names;
  std::vector<std::vector<std::int64_t>> lines;    ///< BaseLine, name (1 = the first, 0 = none), x, y, dx, dy …
  std::vector<std::vector<std::int64_t>> areas;    ///< BaseArea, name, then ring by ring: corners, x, y, dx, dy …
  std::vector<std::vector<std::int64_t>> points;   ///< BasePoint, name, x, y
};
BOOST_DESCRIBE_STRUCT(BaseSheet, (), (key, lng, lat, names, lines, areas, points))

/// The one that is kept, and whose it is.
struct BaseMap {
  std::string source;                              ///< must stand on every map that shows it
  std::optional<base::Date> taken_on;              ///< the day of the data, where it is known
  std::string edition;                             ///< digest of the sheets
  std::int64_t sheets = 0;
  std::int64_t bytes = 0;                          ///< of the sheets' JSON
  base::Instant imported_at;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(BaseMap, (), (source, taken_on, edition, sheets, bytes, imported_at, version))

inline constexpr std::string_view openstreetmap_source = "© OpenStreetMap contributors (ODbL)";
inline constexpr std::size_t most_source_letters = 120;

}  // namespace gridward::domain
