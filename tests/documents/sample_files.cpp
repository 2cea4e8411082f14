// SPDX-License-Identifier: Apache-2.0
#include "documents/sample_files.hpp"

#include <iconv.h>
#include <stdlib.h>
#include <xlsxwriter.h>
#include <zlib.h>

#include <fstream>
#include <stdexcept>

#include "base/problem.hpp"

namespace gridward::testing {

namespace fs = std::filesystem;

SampleFolder::SampleFolder() {
  std::string name = (fs::temp_directory_path() / "gridward-sample-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  m_path = name;
}

SampleFolder::~SampleFolder() { fs::remove_all(m_path); }

fs::path SampleFolder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(m_path / name, std::ios::binary) << bytes;
  return m_path / name;
}

namespace {

void write_cell(lxw_worksheet* sheet, lxw_format* day_format, lxw_row_t row, lxw_col_t column, const XlsxCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) worksheet_write_string(sheet, row, column, text->c_str(), nullptr);
  if (const auto* number = std::get_if<double>(&cell)) worksheet_write_number(sheet, row, column, *number, nullptr);
  if (const auto* formula = std::get_if<Formula>(&cell)) worksheet_write_formula_str(sheet, row, column, formula->text.c_str(), nullptr, formula->cached.c_str());
  if (const auto* day = std::get_if<DayCell>(&cell)) {
    lxw_datetime at{day->year, day->month, day->day, 0, 0, 0};
    worksheet_write_datetime(sheet, row, column, &at, day_format);
  }
}

std::string little(std::uint64_t value, int count) {
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return bytes;
}

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string converted(const std::string& utf8, const char* to) {
  iconv_t converter = iconv_open(to, "UTF-8");
  std::string in = utf8, out(utf8.size() * 4 + 16, '\0');
  char *from = in.data(), *into = out.data();
  std::size_t in_left = in.size(), out_left = out.size();
  if (iconv(converter, &from, &in_left, &into, &out_left) == static_cast<std::size_t>(-1)) throw std::runtime_error("not convertible");
  iconv_close(converter);
  out.resize(out.size() - out_left);
  return out;
}

}  // namespace

void write_xlsx(const fs::path& file, const std::vector<XlsxSheet>& sheets) {
  lxw_workbook* book = workbook_new(file.c_str());
  lxw_format* day_format = workbook_add_format(book);
  format_set_num_format(day_format, "yyyy/m/d");
  for (const auto& made : sheets) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, made.name.c_str());
    if (made.title_columns > 1) worksheet_merge_range(sheet, 0, 0, 0, static_cast<lxw_col_t>(made.title_columns - 1), std::get<std::string>(made.rows[0][0]).c_str(), nullptr);
    for (std::size_t r = made.title_columns > 1 ? 1 : 0; r < made.rows.size(); ++r)
      for (std::size_t c = 0; c < made.rows[r].size(); ++c) write_cell(sheet, day_format, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), made.rows[r][c]);
  }
  if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error("no spreadsheet");
}

std::string zip_of(const std::vector<ZipPart>& parts) {
  std::string archive, directory;
  for (const auto& part : parts) {
    const std::string packed = deflated(part.bytes);
    const auto check = crc32(0, reinterpret_cast<const Bytef*>(part.bytes.data()), static_cast<uInt>(part.bytes.size()));
    const std::uint64_t size = part.claimed_size ? part.claimed_size : part.bytes.size();
    const std::string facts = little(0, 2) + little(8, 2) + little(0, 4) + little(check, 4) + little(packed.size(), 4) + little(size, 4) + little(part.name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + facts + std::string(10, '\0') + little(archive.size(), 4) + part.name;
    archive += "PK\x03\x04" + little(20, 2) + facts + part.name + packed;
  }
  return archive + directory + "PK\x05\x06" + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) + little(directory.size(), 4) + little(archive.size(), 4) + little(0, 2);
}

std::string gb18030(const std::string& utf8) { return converted(utf8, "GB18030"); }
std::string utf16le(const std::string& utf8) { return "\xFF\xFE" + converted(utf8, "UTF-16LE"); }

std::vector<documents::Row> read_all(const fs::path& file, documents::TabularSummary* summary, const std::string& sheet) {
  std::vector<documents::Row> rows;
  auto read = documents::read_tabular({file, sheet, {}, {}}, [&](documents::Row& row) { return rows.push_back(std::move(row)), true; });
  if (summary) *summary = std::move(read);
  return rows;
}

std::string problem_of(const documents::TabularRequest& request) {
  try {
    documents::read_tabular(request, [](documents::Row&) { return true; });
    return "";
  } catch (const base::Problem& problem) {
    return problem.code();
  }
}

std::string problem_of(const fs::path& file) { return problem_of(documents::TabularRequest{file, "", {}, {}}); }

std::size_t folders_left() {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path()))
    if (entry.path().filename().string().starts_with("gridward-import-")) ++count;
  return count;
}

}  // namespace gridward::testing
