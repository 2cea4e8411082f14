// SPDX-License-Identifier: Apache-2.0
// A foreign table as it comes out of a file: rows of text, and what was doubtful about them. The files themselves are
// read in documents/tabular_file; what the columns mean is decided in ledger_recognition.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/geometry.hpp"

namespace gridward::domain {

struct TableRow {
  std::int64_t number = 0;          ///< 1-based row in the sheet, as a spreadsheet program shows it
  std::vector<std::string> cells;   ///< UTF-8, as in the file; a short row may have fewer cells than the header
  std::optional<Boundary> boundary; ///< geometry files only: a polygon or several, WGS-84
  std::optional<LngLat> point;      ///< geometry files only
  bool other_geometry = false;      ///< a line or another shape that is neither of the two; it was not read
};

/// One thing that a person should look at before the import is committed. Never carries the value itself: it may be
/// a name or a phone. `code` has a text in messages/.
struct Doubt {
  std::int64_t row = 0;
  std::string column;        ///< the header as it stands in the file; empty when the whole row is meant
  std::string code;          ///< "import.phone_shape" …
  base::Arguments arguments;
  bool row_left_out = false; ///< the row cannot be imported; otherwise it is, without or with the doubtful value as `code` says
};

}  // namespace gridward::domain
