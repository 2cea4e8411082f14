// SPDX-License-Identifier: Apache-2.0
// Recognises a ledger (台账) as people keep them (domain.md §7.5): merged title rows above, the header somewhere in the
// first ten rows and perhaps in two lines, columns in any order under usual names, serial numbers that restart, 合计 rows,
// the header repeated at a page break, remarks below. Pure: it sees rows of text and says what they mean.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/ledger_fields.hpp"
#include "domain/ledger_table.hpp"

namespace gridward::domain {

struct RecognisedLedger {
  LedgerKind kind = LedgerKind::places;
  std::int64_t header_row = 0;                      ///< the first row of the header, as numbered in the sheet
  std::int64_t last_header_row = 0;                 ///< one more when the header has two lines; data begins below
  std::vector<std::string> headers;                 ///< as in the file, one a column; two lines joined by "/"
  std::vector<std::optional<LedgerField>> fields;   ///< what each column means
  std::vector<std::string> ignored;                 ///< headers of columns that are not imported, to be shown
  Datum datum = Datum::wgs84;                       ///< as a header says ("经度(高德)", "百度坐标"); WGS-84 when none does

  /// The column of a field.
  std::optional<std::size_t> column(LedgerField field) const;
  /// The trimmed text of a field in a row; empty when there is no such column, no cell, or the cell says "none" (无 — / N/A).
  std::string text(const TableRow& row, LedgerField field) const;
  /// The same, but 无 and its like are kept, for fields where "none" is an answer.
  std::string raw_text(const TableRow& row, LedgerField field) const;
  /// The field's header in the file, or its usual name when it has no column.
  std::string header(LedgerField field) const;
};

/// Rows to look at before recognising: titles, header and a little more.
constexpr std::size_t rows_to_recognise = 20;

/// Finds header and columns in the first rows of a table. Throws Problem "import.no_header" with {needed}, the usual names
/// of the columns that the kind cannot do without, and {nearest}, the row that came closest (0: none).
RecognisedLedger recognise(LedgerKind kind, std::span<const TableRow> first_rows);

enum class RowKind {
  data,
  blank,
  total,   ///< 合计, 小计, 总计
  header,  ///< a title, the header, or the header again at a page break
  remark   ///< a line of text below the table (填表人 …, 注：…)
};
RowKind kind_of(const RecognisedLedger& ledger, const TableRow& row);

}  // namespace gridward::domain
