// SPDX-License-Identifier: Apache-2.0
#include "documents/wkt_geometry.hpp"

#include <charconv>
#include <cmath>
#include <utility>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::documents {

namespace {

constexpr std::size_t most_points = 1'000'000;

/// Reads forward over the text; every function leaves the position behind what it read.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_rest(text) {}

  bool take(std::string_view word) {
    skip_space();
    if (!base::starts_with(m_rest, word)) return false;
    m_rest.remove_prefix(word.size());
    return true;
  }
  void expect(std::string_view word) {
    if (!take(word)) fail();
  }
  void expect_end() {
    skip_space();
    if (!m_rest.empty()) fail();
  }

  domain::LngLat point() {
    if (++m_points > most_points) fail();
    const double lng = number();
    return {lng, number()};
  }

  /// "(item, item)", item by item.
  template <typename ReadItem>
  void list(ReadItem read_item) {
    expect("(");
    do read_item();
    while (take(","));
    expect(")");
  }

  domain::Ring ring() {
    domain::Ring points;
    list([&] { points.push_back(point()); });
    return points;
  }
  domain::Polygon polygon() {
    domain::Polygon area;
    bool outer = true;
    list([&] {
      if (std::exchange(outer, false)) area.outer = ring();
      else area.holes.push_back(ring());
    });
    return area;
  }

 private:
  [[noreturn]] static void fail() { throw base::invalid("import.geometry"); }
  void skip_space() {
    while (!m_rest.empty() && m_rest.front() == ' ') m_rest.remove_prefix(1);
  }
  double number() {
    skip_space();
    double value = 0;
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
    if (error != std::errc() || !std::isfinite(value)) fail();   // from_chars also reads "nan" and "inf"
    m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    return value;
  }

  std::string_view m_rest;
  std::size_t m_points = 0;
};

}  // namespace

WktGeometry parse_wkt(std::string_view text) {
  text = base::trimmed(text);
  if (text.empty() || text.find("EMPTY") != std::string_view::npos) return NoGeometry{};
  Scanner scanner(text);
  domain::Boundary boundary;
  if (scanner.take("POINT")) {
    scanner.expect("(");
    const domain::LngLat at = scanner.point();
    scanner.expect(")");
    scanner.expect_end();
    return at;
  }
  if (scanner.take("MULTILINESTRING")) {
    Lines several;
    scanner.list([&] { several.lines.push_back(scanner.ring()); });
    scanner.expect_end();
    return several;
  }
  if (scanner.take("LINESTRING")) {
    Lines one{{scanner.ring()}};
    scanner.expect_end();
    return one;
  }
  if (scanner.take("MULTIPOLYGON")) scanner.list([&] { boundary.polygons.push_back(scanner.polygon()); });
  else if (scanner.take("POLYGON")) boundary.polygons.push_back(scanner.polygon());
  else return OtherGeometry{};
  scanner.expect_end();
  return boundary;
}

}  // namespace gridward::documents
