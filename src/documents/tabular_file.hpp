// SPDX-License-Identifier: Apache-2.0
// Reads a foreign table or map layer row by row, every value as text: CSV and TSV (UTF-8, UTF-16, GB18030), XLSX, XLS, ODS,
// GeoJSON, Shapefile (.shp beside its companions, or zipped), GeoPackage, KML. What a file is, its bytes say, not its name.
// Everything but CSV is opened by GDAL's ogr2ogr in a process of its own with limits (base/program.hpp), with the one
// driver that fits and none that knows a network; its output, CSV again, comes through a pipe into the same reader.
// CSV itself is read in this process: ogr2ogr would hand back the very same CSV, which has to be parsed here anyway. Measured
// on the country's 620,574 villages (38 MB): 0.3 s of processor time here, 3.3 s in ogr2ogr alone.
// Formula cells give the value that the file carries; text that begins with = + - @ is text. Nothing is evaluated.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "domain/ledger_table.hpp"

namespace gridward::documents {

using Row = domain::TableRow;

enum class TabularFormat { csv, xlsx, xls, ods, geojson, shapefile, zipped_shapefile, geopackage, kml, openstreetmap };   // the last for map_file alone

struct TabularLimits {
  std::int64_t rows = 200'000;              ///< filled rows; divisions of the whole country need 2,000,000
  std::uint64_t file_bytes = 16u << 20;     ///< by HTTP; on the command line 512 MB
  int wait_s = 120;
};
/// What `gridward import divisions` allows itself on the command line.
constexpr TabularLimits division_limits{2'000'000, 512u << 20, 120};
constexpr TabularLimits command_line_limits{200'000, 512u << 20, 120};

struct TabularRequest {
  std::filesystem::path file;
  std::string sheet;       ///< sheet or layer; empty = the first that is not empty
  TabularLimits limits;
  /// Told now and then how far the reading is, 0 … 1; may be empty.
  std::function<void(double)> on_progress;
};

struct TabularSummary {
  TabularFormat format = TabularFormat::csv;
  std::string sheet;                       ///< the one that was read; empty for CSV
  std::vector<std::string> other_sheets;   ///< not read, for the reader to know
  std::int64_t rows = 0;                   ///< filled rows
};

/// Calls on_row for every filled row in order; geometry files begin with a row 1 of attribute names. on_row returns false to
/// stop early and may throw. Leaves nothing behind in any case.
/// Throws Problems: import.unreadable, import.empty, import.too_big {most}, import.too_many_rows {most}, import.zip_bomb,
/// import.timeout, import.encoding, import.row_too_long, import.geometry, import.no_sheet {sheet}, import.program_missing.
TabularSummary read_tabular(const TabularRequest& request, const std::function<bool(Row&)>& on_row);

/// What the bytes of the file are. Throws import.unreadable for what is none of the formats (PDF, pictures, old archives).
TabularFormat format_of(const std::filesystem::path& file);

}  // namespace gridward::documents
