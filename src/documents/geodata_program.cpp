// SPDX-License-Identifier: Apache-2.0
#include "documents/geodata_program.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <mutex>

#include <fmt/format.h>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/scratch_folder.hpp"

namespace gridward::documents {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds patience{120};

struct FormatFacts {
  std::string_view driver;
  std::string_view input;
};

FormatFacts facts_of(TabularFormat format) {
  switch (format) {
    case TabularFormat::xlsx: return {"XLSX", "input.xlsx"};
    case TabularFormat::xls: return {"XLS", "input.xls"};
    case TabularFormat::ods: return {"ODS", "input.ods"};
    case TabularFormat::geojson: return {"GeoJSON", "input.geojson"};
    case TabularFormat::shapefile: return {"ESRI Shapefile", "input.shp"};
    case TabularFormat::zipped_shapefile: return {"ESRI Shapefile", "/vsizip/input.zip"};
    case TabularFormat::geopackage: return {"GPKG", "input.gpkg"};
    case TabularFormat::kml: return {"LIBKML", "input.kml"};
    case TabularFormat::openstreetmap: return {"OSM", "input.osm.pbf"};
    case TabularFormat::csv: break;
  }
  return {"CSV", "input.csv"};
}

/// What of OpenStreetMap's keys becomes a column; the list of areas is GDAL's own, of a shorter one it loses the houses. Written beside the input, so that no file of the system is needed.
constexpr std::string_view openstreetmap_columns =
    "closed_ways_are_polygons=aeroway,amenity,boundary,building,craft,geological,historic,landuse,leisure,military,natural,office,place,shop,sport,tourism,highway=platform,public_transport=platform\nattribute_name_laundering=no\n"
    "[points]\nosm_id=no\nattributes=name,place\nother_tags=no\n[lines]\nosm_id=no\nattributes=name,highway,waterway,railway\nother_tags=no\n"
    "[multipolygons]\nosm_id=no\nattributes=name,natural,landuse,waterway,building\nother_tags=no\n[multilinestrings]\nosm_id=no\nattributes=name\nother_tags=no\n"
    "[other_relations]\nosm_id=no\nattributes=name\nother_tags=no\n";
/// A province's extract takes minutes and keeps its points in a file meanwhile.
constexpr base::ProgramLimits map_limits{2u << 30, 1800, std::uint64_t{16} << 30};

std::vector<std::string> environment(std::string_view skipped_drivers) {
  return {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent",
          "OGR_XLSX_HEADERS=DISABLE", "OGR_XLSX_FIELD_TYPES=STRING", "OGR_ODS_HEADERS=DISABLE", "OGR_ODS_FIELD_TYPES=STRING",
          "OGR_XLS_HEADERS=DISABLE", "OGR_XLS_FIELD_TYPES=STRING",
          // Attribute tables are handed through as they are: their own word on their encoding is often wrong.
          "SHAPE_ENCODING=",
          // No driver but the fitting one is there; should one still try a network, it meets a closed door.
          "GDAL_SKIP=" + std::string(skipped_drivers), "CPL_VSIL_CURL_ALLOWED_EXTENSIONS=.none", "GDAL_HTTP_PROXY=127.0.0.1:9",
          "http_proxy=127.0.0.1:9", "https_proxy=127.0.0.1:9", "CPL_CURL_ENABLE_VSIMEM=NO", "GDAL_PAM_ENABLED=NO", "OGR_SQLITE_LOAD_EXTENSIONS=",
          "OSM_CONFIG_FILE=columns.ini", "OSM_MAX_TMPFILE_SIZE=128", "CPL_TMPDIR=.",
          "CPL_LOG=/dev/null", "GDAL_NUM_THREADS=1", "GDAL_CACHEMAX=64"};
}

/// Names of all drivers that the installed GDAL has ("  NAME -vector- (rw+v): …"), asked once.
const std::vector<std::string>& installed_drivers() {
  static std::once_flag once;
  static std::vector<std::string> names;
  std::call_once(once, [] {
    const ScratchFolder folder;
    std::string listing;
    base::run_program({{"ogrinfo", "--formats"}, environment(""), folder.path(), base::ProgramLimits{}, patience, {}, [&](std::string_view bytes) { return listing.append(bytes), true; }});
    for (const auto line : base::split(listing, '\n'))
      if (const std::size_t end = line.find(" -"); end != std::string_view::npos && base::starts_with(line, "  "))
        names.emplace_back(base::trimmed(line.substr(0, end)));
    // Without the list nothing could be switched off, and a foreign file would meet every driver there is.
    if (names.empty()) throw base::unavailable("import.program_missing", 60);
  });
  return names;
}

std::string all_drivers_but(std::string_view kept) {
  std::string skipped;
  for (const auto& name : installed_drivers())
    if (name != kept && name != "CSV") skipped += (skipped.empty() ? "" : ",") + name;
  return skipped;
}

void link_input(const fs::path& file, TabularFormat format, const fs::path& folder) {
  const std::string name = format == TabularFormat::zipped_shapefile ? "input.zip" : std::string(facts_of(format).input);
  fs::create_symlink(fs::absolute(file), folder / name);
  if (format != TabularFormat::shapefile) return;
  // The companions' names differ in case on disks that once were Windows'.
  for (const std::string companion : {"shx", "dbf", "prj", "cpg", "SHX", "DBF", "PRJ", "CPG"}) {
    const fs::path beside = fs::path(file).replace_extension(companion), link = folder / ("input." + base::lower_ascii(companion));
    if (fs::exists(beside) && !fs::exists(link)) fs::create_symlink(fs::absolute(beside), link);
  }
}

std::string_view after(std::string_view line, std::string_view label) {
  return base::starts_with(line, label) ? line.substr(label.size()) : std::string_view();
}

/// From the summary that `ogrinfo -so -al` prints.
std::vector<Layer> parse_layers(const std::string& summary) {
  std::vector<Layer> layers;
  bool system_follows = false;
  for (const auto line : base::split(summary, '\n')) {
    if (base::starts_with(line, "Layer name: ")) layers.push_back({std::string(after(line, "Layer name: ")), 0, false});
    if (layers.empty()) continue;
    if (const auto count = after(line, "Feature Count: "); !count.empty()) std::from_chars(count.data(), count.data() + count.size(), layers.back().features);
    if (std::exchange(system_follows, false)) layers.back().located = line != "(unknown)";
    system_follows = line == "Layer SRS WKT:";
  }
  return layers;
}

}  // namespace

bool is_spreadsheet(TabularFormat format) {
  return format == TabularFormat::xlsx || format == TabularFormat::xls || format == TabularFormat::ods;
}

GeodataProgram::GeodataProgram(const fs::path& file, TabularFormat format, const fs::path& folder, int wait_s)
    : m_format(format), m_folder(folder), m_input(facts_of(format).input), m_wait_s(wait_s) {
  link_input(file, format, folder);
  if (format == TabularFormat::openstreetmap) std::ofstream(folder / "columns.ini") << openstreetmap_columns;
}

base::ProgramEnd GeodataProgram::run(std::vector<std::string> command, const std::function<bool(std::string_view)>& on_output) const {
  using base::ProgramEnd;
  const bool map = m_format == TabularFormat::openstreetmap;
  auto surroundings = environment(all_drivers_but(facts_of(m_format).driver));
  if (map) std::erase(surroundings, "CPL_LOG=/dev/null");   // what it complains of is all that tells
  const auto [end, complaints] =
      base::run_program({std::move(command), std::move(surroundings), m_folder, map ? map_limits : base::ProgramLimits{}, std::chrono::seconds(m_wait_s), {}, on_output});
  // Of a file that breaks off this driver hands on what it has and ends well.
  if (map && complaints.find("ERROR ") != std::string::npos) throw base::invalid("import.unreadable");
  if (end == ProgramEnd::not_started) throw base::unavailable("import.program_missing", 60);
  if (end == ProgramEnd::timed_out) throw base::invalid("import.timeout");
  if (end == ProgramEnd::failed) throw base::invalid("import.unreadable");
  return end;
}

std::vector<Layer> GeodataProgram::layers() const {
  std::string summary;
  const auto keep = [&](std::string_view bytes) { return summary.append(bytes).size() < (1u << 20); };
  if (run({"ogrinfo", "-ro", "-so", "-al", "-noextent", "-nomd", m_input}, keep) != base::ProgramEnd::finished) throw base::invalid("import.unreadable");
  return parse_layers(summary);
}

void GeodataProgram::convert(const Layer& layer, const std::function<bool(std::string_view)>& on_output, const std::optional<MapWindow>& window) const {
  std::vector<std::string> command = {"ogr2ogr", "-f", "CSV"};
  if (!is_spreadsheet(m_format)) {
    // Seven decimals are a centimetre.
    for (const char* argument : {"-lco", "GEOMETRY=AS_WKT", "-lco", "GEOMETRY_NAME=WKT", "-dim", "XY", "-nlt", "CONVERT_TO_LINEAR"}) command.emplace_back(argument);
    // A file without a coordinate system is taken to hold degrees; geo/boundary refuses what lies off the earth.
    if (layer.located) command.insert(command.end(), {"-t_srs", "EPSG:4326"});
  }
  if (window) {
    command.emplace_back("-spat");
    for (const double side : {window->south_west.lng, window->south_west.lat, window->north_east.lng, window->north_east.lat}) command.push_back(fmt::format("{:.7f}", side));
    if (layer.located) command.insert(command.end(), {"-spat_srs", "EPSG:4326"});
  }
  command.insert(command.end(), {"/vsistdout/", m_input, layer.name});
  run(std::move(command), on_output);
}

}  // namespace gridward::documents
