// SPDX-License-Identifier: Apache-2.0
// The outline of a real district, where the shared data lies beside the repository or where GRIDWARD_SHARED_DATA says.
#pragma once

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "domain/geometry.hpp"

namespace gridward::geo {

/// Nothing when the file is absent.
inline std::optional<domain::Boundary> tongzhou() {
  const char* named = std::getenv("GRIDWARD_SHARED_DATA");
  const auto folder = named ? std::filesystem::path(named) : std::filesystem::path(GRIDWARD_SOURCE_DIR) / "../shared/data";
  std::ifstream file(folder / "tongzhou_boundary.geojson");
  if (!file) return std::nullopt;
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto document = boost::json::parse(text);
  domain::Polygon polygon;
  const auto& rings = document.at("features").at(0).at("geometry").at("coordinates").as_array();
  for (std::size_t i = 0; i < rings.size(); ++i) {
    domain::Ring ring;
    for (const auto& corner : rings[i].as_array()) ring.push_back({corner.at(0).to_number<double>(), corner.at(1).to_number<double>()});
    if (i == 0) polygon.outer = ring;
    else polygon.holes.push_back(ring);
  }
  return domain::Boundary{{polygon}};
}

}  // namespace gridward::geo
