// SPDX-License-Identifier: Apache-2.0
#include "documents/map_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/csv_reader.hpp"
#include "documents/scratch_folder.hpp"
#include "documents/text_encoding.hpp"

namespace gridward::documents {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_layers = 60;
constexpr std::size_t most_name_letters = 40;
constexpr std::array<std::pair<std::string_view, std::string domain::MapTags::*>, 8> tag_columns = {{{"highway", &domain::MapTags::highway}, {"waterway", &domain::MapTags::waterway}, {"railway", &domain::MapTags::railway},
                                                                                                  {"natural", &domain::MapTags::natural}, {"landuse", &domain::MapTags::landuse}, {"building", &domain::MapTags::building},
                                                                                                  {"place", &domain::MapTags::place}, {"fclass", &domain::MapTags::fclass}}};

/// The first block of an extract is its header: a length of four bytes, then the block's type.
bool is_openstreetmap(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::array<char, 64> head{};
  stream.read(head.data(), head.size());
  const std::string_view bytes(head.data(), static_cast<std::size_t>(stream.gcount()));
  return bytes.size() > 15 && bytes.substr(4, 11) == "\x0A\x09OSMHeader";
}

TabularFormat map_format_of(const fs::path& file) {
  if (is_openstreetmap(file)) return TabularFormat::openstreetmap;
  const auto format = format_of(file);
  if (is_spreadsheet(format) || format == TabularFormat::csv) throw base::invalid("base_map.no_map");
  return format;
}

void check_size(const MapFileRequest& request) {
  std::error_code failed;
  const auto size = fs::is_regular_file(request.file, failed) ? fs::file_size(request.file, failed) : 0;
  if (failed || !fs::is_regular_file(request.file, failed)) throw base::invalid("import.unreadable");
  if (size == 0) throw base::invalid("import.empty");
  if (size > request.file_bytes) throw base::Problem(base::ProblemKind::too_large, "import.too_big", {{"most", std::to_string(request.file_bytes >> 20)}});
}

/// One layer's records: the first names the columns, of which the geometry is the first.
class LayerReader {
 public:
  LayerReader(const MapFileRequest& request, bool any_encoding, MapFileSummary& summary, const std::function<void(MapFeature&)>& on_feature)
      : m_request(request), m_any_encoding(any_encoding), m_summary(summary), m_on_feature(on_feature) {}

  void take(std::vector<std::string>& cells) {
    if (!m_columns) return take_header(cells);
    if (cells.empty()) return;
    if (++m_summary.features > m_request.features) throw base::Problem(base::ProblemKind::too_large, "import.too_many_rows", {{"most", std::to_string(m_request.features)}});
    MapFeature feature;
    for (std::size_t i = 1; i < cells.size() && i < m_columns->size(); ++i)
      if (auto* field = field_of(feature, i)) *field = clean(std::move(cells[i]));
    try {
      feature.geometry = parse_wkt(cells.front());
    } catch (const base::Problem&) {
      ++m_summary.spoilt;
      return;
    }
    m_on_feature(feature);
  }

 private:
  void take_header(const std::vector<std::string>& cells) {
    m_columns.emplace();
    for (const auto& cell : cells) m_columns->push_back(base::lower_ascii(base::trimmed(cell)));
  }

  std::string* field_of(MapFeature& feature, std::size_t column) const {
    const auto& header = (*m_columns)[column];
    if (header == "name") return &feature.name;
    const auto known = std::find_if(tag_columns.begin(), tag_columns.end(), [&](const auto& tag) { return tag.first == header; });
    return known == tag_columns.end() ? nullptr : &(feature.tags.*known->second);
  }

  std::string clean(std::string cell) const {
    if (m_any_encoding) cell = utf8_of_any(std::move(cell));
    if (!base::is_utf8(cell)) return {};
    return std::string(base::first_characters(base::trimmed(cell), most_name_letters));
  }

  const MapFileRequest& m_request;
  bool m_any_encoding;
  MapFileSummary& m_summary;
  const std::function<void(MapFeature&)>& m_on_feature;
  std::optional<std::vector<std::string>> m_columns;
};

std::vector<Layer> layers_of(const GeodataProgram& program, TabularFormat format) {
  // To count its features would be to read it three times more.
  if (format == TabularFormat::openstreetmap) return {{"points", 1, true}, {"lines", 1, true}, {"multipolygons", 1, true}};
  auto layers = program.layers();
  std::erase_if(layers, [](const Layer& layer) { return layer.features == 0; });
  if (layers.empty()) throw base::invalid("import.empty");
  if (layers.size() > most_layers) layers.resize(most_layers);
  return layers;
}

}  // namespace

MapFileSummary read_map(const MapFileRequest& request, const std::function<void(MapFeature&)>& on_feature) {
  check_size(request);
  const auto format = map_format_of(request.file);
  const ScratchFolder folder;
  const GeodataProgram program(request.file, format, folder.path(), request.wait_s);
  const bool shapefile = format == TabularFormat::shapefile || format == TabularFormat::zipped_shapefile;
  MapFileSummary summary;
  summary.openstreetmap = format == TabularFormat::openstreetmap;
  for (const auto& layer : layers_of(program, format)) {
    LayerReader records(request, shapefile, summary, on_feature);
    CsvReader reader(',', [&](std::vector<std::string>& cells) { return records.take(cells), true; });
    program.convert(layer, [&](std::string_view bytes) { return reader.feed(bytes); }, request.window);
    reader.finish();
  }
  return summary;
}

}  // namespace gridward::documents
