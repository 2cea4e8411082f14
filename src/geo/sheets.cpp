// SPDX-License-Identifier: Apache-2.0
#include "geo/sheets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/problem.hpp"
#include "geo/sheet_clip.hpp"

namespace gridward::geo {

namespace {

using domain::BaseSheet;
using domain::LngLat;
using domain::Ring;
using Numbers = std::vector<std::int64_t>;

constexpr std::int64_t columns = 360 * sheets_a_degree;
/// About a metre: less than the width of the thinnest line at the closest zoom.
constexpr double simplify_units = 1.6;
/// Water a little over the edge, so that no seam shows.
constexpr double overlap_units = 8;
/// A hut of 30 square metres.
constexpr double least_building_units = 110;
constexpr double least_water_units = 60;

std::int64_t key_of(std::int64_t column, std::int64_t row) { return (row + 90 * sheets_a_degree) * columns + column + 180 * sheets_a_degree; }
std::int64_t column_of(std::int64_t key) { return key % columns - 180 * sheets_a_degree; }
std::int64_t row_of(std::int64_t key) { return key / columns - 90 * sheets_a_degree; }
std::int64_t cell(double units) { return static_cast<std::int64_t>(std::floor(units / static_cast<double>(units_a_sheet))); }

struct Span {
  double west = std::numeric_limits<double>::infinity(), east = -west, south = west, north = -west;
  void take(LngLat point) {
    west = std::min(west, point.lng), east = std::max(east, point.lng);
    south = std::min(south, point.lat), north = std::max(north, point.lat);
  }
};

Span span_of(const Ring& points) {
  Span span;
  for (const auto point : points) span.take(point);
  return span;
}

/// In units; nothing when a point is not on earth.
Ring in_units(const Ring& degrees) {
  Ring units;
  units.reserve(degrees.size());
  for (const auto point : degrees) {
    if (!domain::on_earth(point)) return {};
    units.push_back({point.lng * units_a_degree, point.lat * units_a_degree});
  }
  return units;
}

Square square_of(std::int64_t key, double margin) {
  const auto left = static_cast<double>(column_of(key) * units_a_sheet), bottom = static_cast<double>(row_of(key) * units_a_sheet);
  return {left - margin, bottom - margin, left + units_a_sheet + margin, bottom + units_a_sheet + margin};
}

/// From the sheet's corner, without corners that fall together.
std::vector<std::pair<std::int64_t, std::int64_t>> whole(const Ring& units, std::int64_t key) {
  std::vector<std::pair<std::int64_t, std::int64_t>> corners;
  for (const auto point : units) {
    const std::pair<std::int64_t, std::int64_t> corner{std::llround(point.lng) - column_of(key) * units_a_sheet, std::llround(point.lat) - row_of(key) * units_a_sheet};
    if (corners.empty() || corners.back() != corner) corners.emplace_back(corner);
  }
  return corners;
}

void append(Numbers& numbers, const std::vector<std::pair<std::int64_t, std::int64_t>>& corners) {
  std::pair<std::int64_t, std::int64_t> before{0, 0};
  for (const auto& corner : corners) {
    numbers.push_back(corner.first - before.first);
    numbers.push_back(corner.second - before.second);
    before = corner;
  }
}

void append_ring(Numbers& numbers, const Ring& ring, std::int64_t key) {
  auto corners = whole(ring, key);
  if (corners.size() > 1 && corners.front() == corners.back()) corners.pop_back();
  if (corners.size() < 3) return;
  numbers.push_back(static_cast<std::int64_t>(corners.size()));
  append(numbers, corners);
}

double size_of(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto& a = ring[i];
    const auto& b = ring[(i + 1) % ring.size()];
    twice += a.lng * b.lat - b.lng * a.lat;
  }
  return std::abs(twice) / 2;
}

double distance_from(LngLat point, LngLat from, LngLat to) {
  const double dx = to.lng - from.lng, dy = to.lat - from.lat, square = dx * dx + dy * dy;
  const double share = square == 0 ? 0 : std::clamp(((point.lng - from.lng) * dx + (point.lat - from.lat) * dy) / square, 0.0, 1.0);
  return std::hypot(point.lng - from.lng - share * dx, point.lat - from.lat - share * dy);
}

}  // namespace

std::int64_t sheet_of(LngLat point) { return key_of(cell(point.lng * units_a_degree), cell(point.lat * units_a_degree)); }

LngLat corner_of(std::int64_t sheet) {
  return {static_cast<double>(column_of(sheet)) / static_cast<double>(sheets_a_degree), static_cast<double>(row_of(sheet)) / static_cast<double>(sheets_a_degree)};
}

void add_sheets(std::set<std::int64_t>& sheets, const domain::Boundary& boundary) {
  for (const auto& polygon : boundary.polygons) {
    const auto span = span_of(polygon.outer);
    if (!(span.west <= span.east)) continue;
    const auto west = cell((span.west - sheet_margin_degrees) * units_a_degree), east = cell((span.east + sheet_margin_degrees) * units_a_degree);
    const auto south = cell((span.south - sheet_margin_degrees) * units_a_degree), north = cell((span.north + sheet_margin_degrees) * units_a_degree);
    if (static_cast<double>(east - west + 1) * static_cast<double>(north - south + 1) > most_sheets) throw base::invalid("base_map.too_wide", {{"most", std::to_string(most_sheets)}});
    for (auto row = south; row <= north; ++row)
      for (auto column = west; column <= east; ++column) sheets.insert(key_of(column, row));
    if (sheets.size() > most_sheets) throw base::invalid("base_map.too_wide", {{"most", std::to_string(most_sheets)}});
  }
}

Ring simplified(const Ring& line, double tolerance) {
  if (line.size() < 3) return line;
  std::vector<bool> stays(line.size(), false);
  stays.front() = stays.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [from, to] = open.back();
    open.pop_back();
    std::size_t farthest = from;
    double most = tolerance;
    for (std::size_t i = from + 1; i < to; ++i)
      if (const double distance = distance_from(line[i], line[from], line[to]); distance > most) most = distance, farthest = i;
    if (farthest == from) continue;
    stays[farthest] = true;
    open.emplace_back(from, farthest);
    open.emplace_back(farthest, to);
  }
  Ring kept;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (stays[i]) kept.push_back(line[i]);
  return kept;
}

SheetCutter::SheetCutter(std::set<std::int64_t> wanted, std::function<bool(LngLat)> inside) : m_wanted(std::move(wanted)), m_inside(std::move(inside)) {}

SheetCutter::Open& SheetCutter::open(std::int64_t key) {
  auto& open = m_open[key];
  open.sheet.key = key;
  open.sheet.lng = column_of(key);
  open.sheet.lat = row_of(key);
  return open;
}

std::int64_t SheetCutter::name_in(Open& open, const std::string& name) {
  if (name.empty()) return 0;
  const auto [known, fresh] = open.names.emplace(name, static_cast<std::int64_t>(open.sheet.names.size()) + 1);
  if (fresh) open.sheet.names.push_back(name);
  return known->second;
}

void SheetCutter::count(std::size_t numbers) {
  m_numbers += numbers;
  if (m_numbers > most_numbers) throw base::invalid("base_map.too_big");
}

std::vector<std::int64_t> SheetCutter::touched(const Ring& units, double margin) const {
  const auto span = span_of(units);
  const auto west = cell(span.west - margin), east = cell(span.east + margin), south = cell(span.south - margin), north = cell(span.north + margin);
  std::vector<std::int64_t> keys;
  for (auto at = m_wanted.lower_bound(key_of(west, south)); at != m_wanted.end() && row_of(*at) <= north;) {
    // on to the row's part between west and east
    const auto row = row_of(*at), column = column_of(*at);
    if (column < west) at = m_wanted.lower_bound(key_of(west, row));
    else if (column > east) at = m_wanted.lower_bound(key_of(west, row + 1));
    else keys.push_back(*at++);
  }
  return keys;
}

void SheetCutter::add_line(domain::BaseLine kind, const std::string& name, const Ring& line) {
  const auto units = simplified(in_units(line), simplify_units);
  if (units.size() < 2) return;
  for (const auto key : touched(units, 0))
    for (const auto& part : clip_line(units, square_of(key, 0))) {
      const auto corners = whole(part, key);
      if (corners.size() < 2) continue;
      auto& sheet = open(key);
      Numbers numbers{static_cast<std::int64_t>(kind), name_in(sheet, name)};
      append(numbers, corners);
      count(numbers.size());
      sheet.sheet.lines.push_back(std::move(numbers));
    }
}

void SheetCutter::add_area(domain::BaseArea kind, const std::string& name, const domain::Polygon& area) {
  const bool building = kind == domain::BaseArea::building;
  std::vector<Ring> rings{simplified(in_units(area.outer), simplify_units)};
  if (rings.front().size() < 3 || size_of(rings.front()) < (building ? least_building_units : least_water_units)) return;
  for (const auto& hole : area.holes)
    if (auto ring = simplified(in_units(hole), simplify_units); size_of(ring) >= least_water_units) rings.push_back(std::move(ring));
  const auto span = span_of(rings.front());
  const LngLat middle{(span.west + span.east) / 2, (span.south + span.north) / 2};
  const LngLat degrees{middle.lng / units_a_degree, middle.lat / units_a_degree};
  if (building && !m_inside(degrees)) return;
  for (const auto key : building ? touched({middle}, 0) : touched(rings.front(), overlap_units)) {
    Numbers numbers;
    for (const auto& ring : rings) {
      const auto before = numbers.size();
      append_ring(numbers, building ? ring : clip_ring(ring, square_of(key, overlap_units)), key);
      if (before == 0 && numbers.empty()) break;   // without its outline a hole would be land turned to water
    }
    if (numbers.empty()) continue;
    auto& sheet = open(key);
    numbers.insert(numbers.begin(), {static_cast<std::int64_t>(kind), building ? 0 : name_in(sheet, name)});
    count(numbers.size());
    if (building) sheet.buildings.push_back({size_of(rings.front()), std::move(numbers)});
    else sheet.sheet.areas.push_back(std::move(numbers));
  }
}

void SheetCutter::add_point(domain::BasePoint kind, const std::string& name, LngLat at) {
  if (name.empty() || !domain::on_earth(at)) return;
  const auto key = sheet_of(at);
  if (!m_wanted.contains(key)) return;
  auto& sheet = open(key);
  const auto corner = whole({{at.lng * units_a_degree, at.lat * units_a_degree}}, key).front();
  count(4);
  sheet.sheet.points.push_back({static_cast<std::int64_t>(kind), name_in(sheet, name), corner.first, corner.second});
}

std::vector<BaseSheet> SheetCutter::finish() {
  std::vector<BaseSheet> sheets;
  for (auto& [key, open] : m_open) {
    auto& buildings = open.buildings;
    std::stable_sort(buildings.begin(), buildings.end(), [](const auto& a, const auto& b) { return a.size > b.size; });
    if (buildings.size() > most_buildings_a_sheet) buildings.resize(most_buildings_a_sheet);
    for (auto& building : buildings) open.sheet.areas.push_back(std::move(building.numbers));
    sheets.push_back(std::move(open.sheet));
  }
  m_open.clear();
  return sheets;
}

}  // namespace gridward::geo
