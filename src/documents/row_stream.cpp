// SPDX-License-Identifier: Apache-2.0
#include "documents/row_stream.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/text_encoding.hpp"
#include "documents/wkt_geometry.hpp"

namespace gridward::documents {

void RowStream::take_geometry(Row& row) const {
  if (row.cells.empty()) return;
  if (row.number > 1) {
    auto geometry = parse_wkt(row.cells.front());
    if (auto* boundary = std::get_if<domain::Boundary>(&geometry)) row.boundary = std::move(*boundary);
    if (const auto* point = std::get_if<domain::LngLat>(&geometry)) row.point = *point;
    row.other_geometry = std::holds_alternative<OtherGeometry>(geometry) || std::holds_alternative<Lines>(geometry);
  }
  row.cells.erase(row.cells.begin());
}

bool RowStream::take(std::vector<std::string>& cells) {
  if (m_records++ == 0 && m_shape.skip_first) return true;
  Row row;
  row.number = m_records - (m_shape.skip_first ? 1 : 0);
  row.cells = std::move(cells);
  if (m_shape.has_geometry) take_geometry(row);
  if (m_shape.any_encoding)
    for (auto& cell : row.cells) cell = utf8_of_any(std::move(cell));
  const bool filled = std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !base::trimmed(cell).empty(); });
  if (!filled && !row.boundary && !row.point) return true;
  if (++m_rows > m_most_rows) throw base::Problem(base::ProblemKind::too_large, "import.too_many_rows", {{"most", std::to_string(m_most_rows)}});
  return m_on_row(row);
}

}  // namespace gridward::documents
