// SPDX-License-Identifier: Apache-2.0
// Well-known text, and a row with it in its first column: only finite degrees get through.
#include <algorithm>
#include <cmath>

#include "documents/row_stream.hpp"
#include "documents/wkt_geometry.hpp"
#include "fuzz/fuzz.hpp"

using namespace gridward;

namespace {

bool finite(const domain::LngLat& point) { return std::isfinite(point.lng) && std::isfinite(point.lat); }

void check(const domain::Boundary& boundary, std::size_t size) {
  std::size_t points = 0;
  const auto ring = [&](const domain::Ring& corners) {
    points += corners.size();
    HOLDS(std::all_of(corners.begin(), corners.end(), finite));
  };
  HOLDS(!boundary.polygons.empty());
  for (const auto& polygon : boundary.polygons) {
    ring(polygon.outer);
    std::for_each(polygon.holes.begin(), polygon.holes.end(), ring);
  }
  HOLDS(points <= size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  fuzz::accepted([&] {
    const auto geometry = documents::parse_wkt(text);
    if (const auto* point = std::get_if<domain::LngLat>(&geometry)) HOLDS(finite(*point));
    if (const auto* boundary = std::get_if<domain::Boundary>(&geometry)) check(*boundary, size);
    if (const auto* lines = std::get_if<documents::Lines>(&geometry)) {
      HOLDS(!lines->lines.empty());
      for (const auto& line : lines->lines) HOLDS(std::all_of(line.begin(), line.end(), [](const domain::LngLat& point) { return finite(point); }));
    }
  });
  fuzz::accepted([&] {
    std::int64_t seen = 0;
    const std::function<bool(documents::Row&)> on_row = [&](documents::Row& row) { return row.number == ++seen; };
    documents::RowStream rows({false, true, true}, 10, on_row);
    std::vector<std::string> header{"WKT", "name"}, cells{std::string(text), std::string(text)};
    HOLDS(rows.take(header));
    rows.take(cells);
  });
  return 0;
}
