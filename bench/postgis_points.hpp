// SPDX-License-Identifier: Apache-2.0
// The other reference of point → grid: one join of a table of points with a table of grids in PostGIS, with its index, on one process.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/geometry.hpp"

namespace gridward::bench {

/// Points a second, and how many lie in some grid; nothing where the extension is not installed (Debian: postgresql-15-postgis-3;
/// script/setup leaves it out). On a throw-away server of its own.
std::optional<double> postgis_points_per_s(const std::vector<std::pair<std::string, domain::Boundary>>& grids, const std::vector<domain::LngLat>& points, std::size_t& found);

}  // namespace gridward::bench
