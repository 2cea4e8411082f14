// SPDX-License-Identifier: Apache-2.0
// Reads the fields of one ledger row and writes down what is doubtful about them; the words that ledgers use for levels,
// kinds, gas and risk. Inside of ledger_rows; others use that.
#pragma once

#include <optional>
#include <string>

#include "base/text.hpp"
#include "domain/ledger_rows.hpp"
#include "domain/ledger_values.hpp"

namespace gridward::domain {

struct RowReader {
  const RecognisedLedger& ledger;
  const TableRow& row;
  Doubts& doubts;

  std::string text(LedgerField field) const { return ledger.text(row, field); }
  std::string raw_text(LedgerField field) const { return ledger.raw_text(row, field); }
  /// Cut to a length in characters, with import.cut when something was lost.
  std::string limited(LedgerField field, std::size_t most) const;
  /// 0 … most; import.number_unclear otherwise.
  std::optional<double> number(LedgerField field, double most) const;
  std::optional<base::Date> date(LedgerField field) const;
  std::string phone(LedgerField field) const;
  std::string credit_code() const;
  std::optional<RegionCode> region_code(LedgerField field) const;

  void doubt(LedgerField field, std::string code, base::Arguments arguments = {}) const;
  void leave_out(LedgerField field, std::string code) const;
  void note(std::string column, std::string code) const;
};

std::optional<RegionLevel> level_in(std::string_view text);
std::optional<GridKind> grid_kind_in(std::string_view text);
std::optional<GasKind> gas_in(std::string_view text);
/// The four grades 低 (蓝) 一般 (黄) 较大 (橙) 重大 (红), or the three of 高/中/低.
std::optional<RiskLevel> risk_in(std::string_view text);

}  // namespace gridward::domain
