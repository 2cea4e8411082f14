// SPDX-License-Identifier: Apache-2.0
// From CSV records to rows: numbers them, skips empty ones, counts against the limit, takes geometry out of its column.
// The last step of tabular_file for every format.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "documents/tabular_file.hpp"

namespace gridward::documents {

class RowStream {
 public:
  struct Shape {
    bool skip_first = false;    ///< the first record is ogr2ogr's own header ("Field1,Field2"), no row of the sheet
    bool has_geometry = false;  ///< the first column of every record below the first is well-known text
    bool any_encoding = false;  ///< cells may be GB18030 (attribute tables of shapefiles)
  };

  RowStream(Shape shape, std::int64_t most_rows, const std::function<bool(Row&)>& on_row) : m_shape(shape), m_most_rows(most_rows), m_on_row(on_row) {}

  /// Returns false when the receiver wants no more.
  bool take(std::vector<std::string>& cells);
  std::int64_t rows() const { return m_rows; }

 private:
  void take_geometry(Row& row) const;

  Shape m_shape;
  std::int64_t m_most_rows;
  const std::function<bool(Row&)>& m_on_row;
  std::int64_t m_records = 0;
  std::int64_t m_rows = 0;
};

}  // namespace gridward::documents
