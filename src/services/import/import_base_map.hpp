// SPDX-License-Identifier: Apache-2.0
// A foreign map becomes the base map under this house's grids (domain/base_map.hpp), all of it in place of the one before, in one unit of
// work. First it only says what it would do; with `commit` it writes. The same map twice changes nothing the second time.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "documents/map_file.hpp"
#include "domain/base_map.hpp"
#include "geo/sheets.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct BaseMapOrder {
  std::string source;                           ///< empty: an OpenStreetMap extract says it by itself, another file does not
  std::optional<base::Date> taken_on;
  domain::Datum datum = domain::Datum::wgs84;   ///< of the file
  bool commit = false;
};

struct BaseMapOutcome {
  std::int64_t features = 0;                    ///< in the area's window
  std::int64_t lines = 0;                       ///< of those, taken
  std::int64_t areas = 0;
  std::int64_t points = 0;
  std::int64_t spoilt = 0;
  domain::BaseMap map;                          ///< as it is then
  bool changed = false;                         ///< it is another one than the house had
};

/// Takes features one by one; then finish. The demo brings its own.
class BaseMapMaker {
 public:
  /// Throws base_map.no_grids where no grid has a boundary.
  explicit BaseMapMaker(const Context& context, domain::Datum datum = domain::Datum::wgs84);
  /// Everything that can matter lies in it; in the file's datum, roughly.
  documents::MapWindow window() const;
  void take(const documents::MapFeature& feature);
  /// Throws base_map.nothing_here, base_map.source_missing, base_map.source_long.
  BaseMapOutcome finish(const BaseMapOrder& order);

 private:
  void take_lines(const documents::MapFeature& feature, const documents::Lines& lines);
  void take_area(const documents::MapFeature& feature, const domain::Boundary& area);
  domain::Ring converted(domain::Ring points) const;

  const Context& m_context;
  domain::Datum m_datum;
  std::set<std::int64_t> m_wanted;
  domain::RegionCode m_region;
  std::unique_ptr<geo::SheetCutter> m_cutter;
  BaseMapOutcome m_outcome;
};

/// Throws what read_map and BaseMapMaker throw; nothing is written then.
BaseMapOutcome import_base_map(const Context& context, const std::filesystem::path& file, BaseMapOrder order);

}  // namespace gridward::services
