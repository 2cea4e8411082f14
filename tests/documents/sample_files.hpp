// SPDX-License-Identifier: Apache-2.0
// Files such as people send, made on the spot: spreadsheets, archives, odd encodings.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "documents/tabular_file.hpp"

namespace gridward::testing {

/// A folder that goes with the test.
class SampleFolder {
 public:
  SampleFolder();
  ~SampleFolder();
  SampleFolder(const SampleFolder&) = delete;
  SampleFolder& operator=(const SampleFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path m_path;
};

struct Formula {
  std::string text;
  std::string cached;
};
struct DayCell {
  int year, month, day;
};
using XlsxCell = std::variant<std::monostate, std::string, double, Formula, DayCell>;
using XlsxRows = std::vector<std::vector<XlsxCell>>;

struct XlsxSheet {
  std::string name;
  XlsxRows rows;
  int title_columns = 0;  ///< > 1: the first row's first cell is merged over so many columns
};

void write_xlsx(const std::filesystem::path& file, const std::vector<XlsxSheet>& sheets);

struct ZipPart {
  std::string name;
  std::string bytes;
  std::uint64_t claimed_size = 0;  ///< 0: the true size
};
/// An archive with deflated parts.
std::string zip_of(const std::vector<ZipPart>& parts);

std::string gb18030(const std::string& utf8);
std::string utf16le(const std::string& utf8);

/// All rows of a file.
std::vector<documents::Row> read_all(const std::filesystem::path& file, documents::TabularSummary* summary = nullptr, const std::string& sheet = "");
/// The code of the Problem that reading throws; "" when it throws none.
std::string problem_of(const documents::TabularRequest& request);
std::string problem_of(const std::filesystem::path& file);

/// Folders of imports that are still there; compare before and after.
std::size_t folders_left();

}  // namespace gridward::testing
