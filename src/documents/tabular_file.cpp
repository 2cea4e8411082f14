// SPDX-License-Identifier: Apache-2.0
#include "documents/tabular_file.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/csv_reader.hpp"
#include "documents/geodata_program.hpp"
#include "documents/row_stream.hpp"
#include "documents/scratch_folder.hpp"
#include "documents/text_encoding.hpp"
#include "documents/zip_directory.hpp"

namespace gridward::documents {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_bytes = 1u << 18;

std::ifstream open(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || !fs::is_regular_file(file)) throw base::invalid("import.unreadable");
  return stream;
}

std::string beginning_of(const fs::path& file, std::size_t count) {
  auto stream = open(file);
  std::string bytes(count, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

/// Reads the file piece by piece; false when `take` wanted no more.
bool for_each_chunk(const fs::path& file, const std::function<bool(std::string_view, std::uint64_t)>& take) {
  auto stream = open(file);
  std::string buffer(chunk_bytes, '\0');
  std::uint64_t read = 0;
  while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream.gcount() > 0) {
    const auto count = static_cast<std::size_t>(stream.gcount());
    read += count;
    if (!take(std::string_view(buffer).substr(0, count), read)) return false;
  }
  return true;
}

/// By the whole file: a table may begin in plain ASCII and show its first Chinese name far below.
Encoding encoding_of(const fs::path& file, std::string_view beginning) {
  const Encoding guess = guess_encoding(beginning);
  if (guess != Encoding::utf8) return guess;
  try {
    Utf8Stream stream(Encoding::utf8);
    for_each_chunk(file, [&](std::string_view bytes, std::uint64_t) { return stream.convert(bytes), true; });
    stream.finish();
    return Encoding::utf8;
  } catch (const base::Problem&) {
    return Encoding::gb18030;
  }
}

TabularFormat zip_format(const fs::path& file) {
  const auto entries = zip_directory(file);
  const auto has = [&](std::string_view end) {
    return std::any_of(entries.begin(), entries.end(), [&](const ZipEntry& entry) {
      const std::string name = base::lower_ascii(entry.name);
      return name.size() >= end.size() && std::string_view(name).substr(name.size() - end.size()) == end;
    });
  };
  if (has("xl/workbook.xml")) return TabularFormat::xlsx;
  if (has("content.xml")) return TabularFormat::ods;
  if (has(".shp")) return TabularFormat::zipped_shapefile;
  throw base::invalid("import.unreadable");
}

void check_size(const fs::path& file, const TabularLimits& limits) {
  std::error_code failed;
  const auto size = fs::file_size(file, failed);
  if (failed) throw base::invalid("import.unreadable");
  if (size == 0) throw base::invalid("import.empty");
  if (size > limits.file_bytes)
    throw base::Problem(base::ProblemKind::too_large, "import.too_big", {{"most", std::to_string(limits.file_bytes >> 20)}});
}

void report(const TabularRequest& request, double share) {
  if (request.on_progress) request.on_progress(std::min(share, 1.0));
}

std::int64_t read_csv(const TabularRequest& request, const std::function<bool(Row&)>& on_row) {
  const std::string beginning = beginning_of(request.file, chunk_bytes);
  const Encoding encoding = encoding_of(request.file, beginning);
  Utf8Stream sample(encoding), stream(encoding);
  RowStream rows({}, request.limits.rows, on_row);
  CsvReader reader(guess_separator(sample.convert(beginning).substr(0, 16384)), [&](std::vector<std::string>& cells) { return rows.take(cells); });
  const auto size = static_cast<double>(fs::file_size(request.file));
  const bool whole = for_each_chunk(request.file, [&](std::string_view bytes, std::uint64_t read) {
    report(request, static_cast<double>(read) / size);
    return reader.feed(stream.convert(bytes));
  });
  if (whole) stream.finish();
  if (whole) reader.finish();
  return rows.rows();
}

Layer choose_layer(const std::vector<Layer>& layers, const std::string& wanted) {
  const auto found = std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return wanted.empty() ? layer.features > 0 : layer.name == wanted; });
  if (found != layers.end()) return *found;
  if (wanted.empty()) throw base::invalid("import.empty");
  throw base::invalid("import.no_sheet", {{"sheet", wanted}});
}

void read_by_program(const TabularRequest& request, TabularSummary& summary, const std::function<bool(Row&)>& on_row) {
  const ScratchFolder folder;
  const GeodataProgram program(request.file, summary.format, folder.path(), request.limits.wait_s);
  const auto layers = program.layers();
  const Layer layer = choose_layer(layers, request.sheet);
  summary.sheet = utf8_of_any(layer.name);
  for (const auto& other : layers)
    if (other.name != layer.name && other.features > 0) summary.other_sheets.push_back(utf8_of_any(other.name));
  const bool sheet = is_spreadsheet(summary.format);
  const bool shapefile = summary.format == TabularFormat::shapefile || summary.format == TabularFormat::zipped_shapefile;
  RowStream rows({sheet, !sheet, shapefile}, request.limits.rows, on_row);
  std::int64_t records = 0;
  CsvReader reader(',', [&](std::vector<std::string>& cells) {
    if (++records % 1000 == 0) report(request, static_cast<double>(records) / static_cast<double>(layer.features + 1));
    return rows.take(cells);
  });
  Utf8Stream text(Encoding::utf8);
  program.convert(layer, [&](std::string_view bytes) { return reader.feed(shapefile ? bytes : text.convert(bytes)); });
  reader.finish();
  summary.rows = rows.rows();
}

}  // namespace

TabularFormat format_of(const fs::path& file) {
  std::string head = beginning_of(file, 4096);
  const auto begins = [&](std::string_view magic) { return base::starts_with(head, magic); };
  if (begins("PK\x03\x04")) return zip_format(file);
  if (begins("\xD0\xCF\x11\xE0")) return TabularFormat::xls;
  if (begins("SQLite format 3")) return TabularFormat::geopackage;
  if (begins(std::string_view("\0\0\x27\x0A", 4))) return TabularFormat::shapefile;
  const bool utf16 = begins("\xFF\xFE") || begins("\xFE\xFF");
  // A text has no zero bytes, so what has them is some other program's file.
  if (!utf16 && head.find('\0') != std::string::npos) throw base::invalid("import.unreadable");
  if (begins("%PDF") || begins("Rar!") || begins("\x1F\x8B") || begins("7z\xBC\xAF")) throw base::invalid("import.unreadable");
  const std::string_view text = base::trimmed(head);
  if (base::starts_with(text, "{")) return TabularFormat::geojson;
  if (!base::starts_with(text, "<")) return TabularFormat::csv;
  if (text.find("<kml") != std::string_view::npos) return TabularFormat::kml;
  throw base::invalid("import.unreadable");
}

TabularSummary read_tabular(const TabularRequest& request, const std::function<bool(Row&)>& on_row) {
  check_size(request.file, request.limits);
  TabularSummary summary;
  summary.format = format_of(request.file);
  if (summary.format == TabularFormat::csv) summary.rows = read_csv(request, on_row);
  else read_by_program(request, summary, on_row);
  if (summary.rows == 0) throw base::invalid("import.empty");
  report(request, 1.0);
  return summary;
}

}  // namespace gridward::documents
