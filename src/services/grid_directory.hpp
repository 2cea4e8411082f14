// SPDX-License-Identifier: Apache-2.0
// Which grid a point belongs to, and the names of regions, from memory. Rebuilt from the store when a region changes;
// readers keep the picture they began with.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/geometry.hpp"
#include "domain/region.hpp"
#include "geo/grid_index.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

class GridDirectory {
 public:
  /// Reads grids with boundaries that are valid on the day, and the names of all regions from county level down.
  void load(store::sql::Connection& connection, base::Date day);

  /// The grid of a point, or nothing when it lies outside every grid.
  std::optional<domain::RegionCode> grid_at(domain::LngLat point) const;
  /// The region's name, or its code when unknown.
  std::string name_of(const domain::RegionCode& code) const;
  std::size_t grid_count() const;
  /// Grows with every load: what was made of names and grids before is old.
  std::int64_t generation() const;

 private:
  struct Picture {
    std::unique_ptr<geo::GridIndex> index;
    std::unordered_map<std::string, std::string> names;
    std::size_t grids = 0;
    std::int64_t generation = 0;
  };
  std::shared_ptr<const Picture> picture() const;

  mutable std::mutex m_mutex;
  std::shared_ptr<const Picture> m_picture = std::make_shared<Picture>();
};

}  // namespace gridward::services
