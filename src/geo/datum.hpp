// SPDX-License-Identifier: Apache-2.0
// Between the datums that Chinese maps and phones speak and WGS-84, in which everything is stored (domain.md §7.4).
// GCJ-02 and BD-09 exist inside the box 72.004–137.8347 E, 0.8293–55.8271 N only; a point outside it, or one that is
// not finite, comes back as it is. CGCS2000 equals WGS-84 here.
#pragma once

#include "domain/geometry.hpp"

namespace gridward::geo {

/// Exact to 1e-9 degrees against from_wgs84, except within 0.02 degrees of the box's edge, where the shift may leave it.
domain::LngLat to_wgs84(domain::LngLat point, domain::Datum datum);

domain::LngLat from_wgs84(domain::LngLat point, domain::Datum datum);

}  // namespace gridward::geo
