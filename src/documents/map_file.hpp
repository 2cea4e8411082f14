// SPDX-License-Identifier: Apache-2.0
// Reads a foreign map feature by feature: an OpenStreetMap extract (.osm.pbf), GeoPackage, GeoJSON, Shapefile, KML, with all their layers. Like
// tabular_file by GDAL's programs in processes of their own with limits; only what lies in the window comes through. What kind of thing a
// feature is, domain/base_map says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "documents/geodata_program.hpp"
#include "documents/wkt_geometry.hpp"
#include "domain/base_map.hpp"

namespace gridward::documents {

struct MapFeature {
  domain::MapTags tags;
  std::string name;           ///< UTF-8, at most 40 letters
  WktGeometry geometry;
};

struct MapFileRequest {
  std::filesystem::path file;
  MapWindow window;
  std::uint64_t file_bytes = std::uint64_t{4} << 30;
  std::int64_t features = 5'000'000;
  int wait_s = 1800;          ///< a layer
};

struct MapFileSummary {
  bool openstreetmap = false;   ///< one of its own extracts
  std::int64_t features = 0;
  std::int64_t spoilt = 0;      ///< left out, because their geometry could not be read
};

/// on_feature may throw. Leaves nothing behind in any case. Throws the Problems of read_tabular, import.too_many_rows {most} for features, and
/// base_map.no_map for a table.
MapFileSummary read_map(const MapFileRequest& request, const std::function<void(MapFeature&)>& on_feature);

}  // namespace gridward::documents
