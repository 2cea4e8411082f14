// SPDX-License-Identifier: Apache-2.0
// Well-known text (OGC 06-103r4) as ogr2ogr writes it in two dimensions: POINT, LINESTRING, POLYGON and the last two's MULTI…. Whether an area is
// a sensible one is judged in geo/boundary.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "domain/geometry.hpp"

namespace gridward::documents {

struct NoGeometry {};     ///< empty text, or an empty geometry
struct OtherGeometry {};  ///< collections, curves
struct Lines {            ///< nothing that a region or a place has, but a map
  std::vector<domain::Ring> lines;
};

using WktGeometry = std::variant<NoGeometry, OtherGeometry, domain::LngLat, domain::Boundary, Lines>;

/// Throws Problem "import.geometry" when the text is cut off or malformed, or has more than 1,000,000 points.
WktGeometry parse_wkt(std::string_view text);

}  // namespace gridward::documents
