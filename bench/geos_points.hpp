// SPDX-License-Identifier: Apache-2.0
// The reference of point → grid: a plain loop over GEOS, prepared geometries in an STRtree, as most systems would do it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/geometry.hpp"

namespace gridward::bench {

/// Points a second on this thread; counts how many lie in some grid. 0 when built without GEOS.
double geos_points_per_s(const std::vector<std::pair<std::string, domain::Boundary>>& grids, const std::vector<domain::LngLat>& points, std::size_t& found);

}  // namespace gridward::bench
