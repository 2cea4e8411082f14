// SPDX-License-Identifier: Apache-2.0
// How GDAL's programs are called for one foreign file: which driver, which options, which environment. Part of tabular_file.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/program.hpp"
#include "documents/tabular_file.hpp"
#include "domain/geometry.hpp"

namespace gridward::documents {

struct Layer {
  std::string name;
  std::int64_t features = 0;  ///< rows of a sheet, empty ones included
  bool located = false;       ///< has a coordinate system of its own
};

/// What of a layer is wanted: nothing outside these corners. For maps, which may be a province's.
struct MapWindow {
  domain::LngLat south_west;
  domain::LngLat north_east;
};

/// One foreign file, laid out in a private folder under a plain name: no name from outside ever reaches GDAL.
class GeodataProgram {
 public:
  /// `folder` is empty and private.
  GeodataProgram(const std::filesystem::path& file, TabularFormat format, const std::filesystem::path& folder, int wait_s);

  std::vector<Layer> layers() const;
  /// The layer as CSV. Areas and points come as well-known text in the first column, in longitude and latitude.
  void convert(const Layer& layer, const std::function<bool(std::string_view)>& on_output, const std::optional<MapWindow>& window = {}) const;

 private:
  base::ProgramEnd run(std::vector<std::string> command, const std::function<bool(std::string_view)>& on_output) const;

  TabularFormat m_format;
  std::filesystem::path m_folder;
  std::string m_input;
  int m_wait_s;
};

bool is_spreadsheet(TabularFormat format);

}  // namespace gridward::documents
