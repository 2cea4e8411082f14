// SPDX-License-Identifier: Apache-2.0
// Writes a ledger (台账) as an XLSX file in the form that offices expect (domain.md §7.5): a merged title, a line with the
// reporting unit and the date, the header, the rows, a total, A4 landscape with print area and the header repeated on every
// page. Rows stream to disk as they come (memory stays flat), so nothing can be changed afterwards. Text is always written as
// text: a name that begins with "=" is no formula.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/messages.hpp"
#include "base/time.hpp"

namespace gridward::documents {

enum class ColumnKind { text, wrapped_text, number, date };

struct LedgerColumn {
  std::string header;
  double width = 12;  ///< in characters of the default font, as spreadsheet programs count
  ColumnKind kind = ColumnKind::text;
};

struct LedgerLayout {
  std::string title;
  std::string unit;  ///< 填报单位
  base::Date date{};
  base::Language language = base::Language::zh;
  std::vector<LedgerColumn> columns;
};

/// An empty cell, a text, a number or a day.
using LedgerCell = std::variant<std::monostate, std::string, double, base::Date>;

class LedgerWorkbook {
 public:
  /// Throws Problem "export.unwritable" when the file cannot be made.
  LedgerWorkbook(const std::filesystem::path& file, LedgerLayout layout);
  ~LedgerWorkbook();  ///< without finish() the file is removed
  LedgerWorkbook(const LedgerWorkbook&) = delete;
  LedgerWorkbook& operator=(const LedgerWorkbook&) = delete;

  /// One row, a cell a column; fewer are filled up. Numbers stay numbers, dates are written as dates. Texts are cut at 32,767
  /// characters, the most a cell holds. Throws Problem "export.too_many_rows" beyond 1,000,000 rows.
  void add(const std::vector<LedgerCell>& row);
  std::int64_t rows() const;
  /// Writes the total row, which ends with the number of rows and their checksum (row_checksum.hpp), and closes the file; gives
  /// the checksum. Throws "export.unwritable" (disk full).
  std::string finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

}  // namespace gridward::documents
