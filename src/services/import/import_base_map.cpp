// SPDX-License-Identifier: Apache-2.0
#include "services/import/import_base_map.hpp"

#include <algorithm>
#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "geo/datum.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/base_map.hpp"
#include "store/base_map_store.hpp"

namespace gridward::services {

namespace {

/// GCJ-02 and BD-09 lie up to a kilometre beside.
constexpr double datum_slack_degrees = 0.02;
constexpr std::array<std::size_t, 5> code_digits = {12, 9, 6, 4, 2};

/// The smallest region that covers all grids: who may see it hears of the map.
domain::RegionCode common_region(const std::vector<domain::RegionCode>& grids) {
  for (const auto digits : code_digits) {
    const auto region = grids.front().at_most(digits);
    if (std::all_of(grids.begin(), grids.end(), [&](const auto& grid) { return region.covers(grid); })) return region;
  }
  return grids.front().at_most(2);
}

std::vector<domain::RegionCode> grids_with_boundary(store::sql::Connection& connection) {
  std::vector<domain::RegionCode> grids;
  connection.each("SELECT code FROM region WHERE level = 'grid' AND has_boundary = 1 ORDER BY code", {}, [&](store::sql::Row& row) {
    if (const auto code = domain::RegionCode::parse(row.text(0))) grids.push_back(*code);
  }, 100'000);
  return grids;
}

bool same(const domain::BaseMap& one, const domain::BaseMap& other) { return one.edition == other.edition && one.source == other.source && one.taken_on == other.taken_on; }

}  // namespace

BaseMapMaker::BaseMapMaker(const Context& context, domain::Datum datum) : m_context(context), m_datum(datum) {
  context.readers.with([&](store::sql::Connection& connection) {
    const auto grids = grids_with_boundary(connection);
    if (grids.empty()) throw base::invalid("base_map.no_grids");
    m_region = common_region(grids);
    std::vector<domain::RegionCode> communities;
    for (const auto& grid : grids)
      if (communities.empty() || communities.back() != grid.at_most(12)) communities.push_back(grid.at_most(12));
    m_wanted = sheets_under(connection, communities, base::shanghai_date(context.clock.now()));
  });
  if (m_wanted.empty()) throw base::invalid("base_map.no_grids");
  m_cutter = std::make_unique<geo::SheetCutter>(m_wanted, [&context](domain::LngLat at) { return context.grids.grid_at(at).has_value(); });
}

documents::MapWindow BaseMapMaker::window() const {
  domain::LngLat south_west{180, 90}, north_east{-180, -90};
  for (const auto key : m_wanted) {
    const auto corner = geo::corner_of(key);
    south_west = {std::min(south_west.lng, corner.lng), std::min(south_west.lat, corner.lat)};
    north_east = {std::max(north_east.lng, corner.lng), std::max(north_east.lat, corner.lat)};
  }
  const bool shifted = m_datum == domain::Datum::gcj02 || m_datum == domain::Datum::bd09;
  const double slack = shifted ? datum_slack_degrees : 0, sheet = 1.0 / static_cast<double>(geo::sheets_a_degree);
  return {{south_west.lng - slack, south_west.lat - slack}, {north_east.lng + sheet + slack, north_east.lat + sheet + slack}};
}

domain::Ring BaseMapMaker::converted(domain::Ring points) const {
  for (auto& point : points) point = geo::to_wgs84(point, m_datum);
  return points;
}

void BaseMapMaker::take(const documents::MapFeature& feature) {
  ++m_outcome.features;
  if (const auto* lines = std::get_if<documents::Lines>(&feature.geometry)) return take_lines(feature, *lines);
  if (const auto* area = std::get_if<domain::Boundary>(&feature.geometry)) return take_area(feature, *area);
  const auto* at = std::get_if<domain::LngLat>(&feature.geometry);
  const auto kind = domain::point_kind(feature.tags);
  if (at == nullptr || !kind || feature.name.empty()) return;
  ++m_outcome.points;
  m_cutter->add_point(*kind, feature.name, geo::to_wgs84(*at, m_datum));
}

void BaseMapMaker::take_lines(const documents::MapFeature& feature, const documents::Lines& lines) {
  const auto kind = domain::line_kind(feature.tags);
  if (!kind) return;
  ++m_outcome.lines;
  for (const auto& line : lines.lines) m_cutter->add_line(*kind, feature.name, converted(line));
}

void BaseMapMaker::take_area(const documents::MapFeature& feature, const domain::Boundary& area) {
  const auto kind = domain::area_kind(feature.tags);
  if (!kind) return;
  ++m_outcome.areas;
  for (const auto& polygon : area.polygons) {
    domain::Polygon turned{converted(polygon.outer), {}};
    for (const auto& hole : polygon.holes) turned.holes.push_back(converted(hole));
    m_cutter->add_area(*kind, feature.name, turned);
  }
}

BaseMapOutcome BaseMapMaker::finish(const BaseMapOrder& order) {
  if (order.source.empty()) throw base::invalid("base_map.source_missing");
  if (!base::is_utf8(order.source) || base::length(order.source) > domain::most_source_letters) throw base::invalid("base_map.source_long", {{"most", std::to_string(domain::most_source_letters)}});
  std::vector<store::StoredSheet> sheets;
  store::EditionDigest digest;
  auto& map = m_outcome.map;
  for (const auto& sheet : m_cutter->finish()) {
    sheets.push_back({sheet.key, json::write_text(sheet)});
    digest.take(sheet.key, sheets.back().body);
    map.bytes += static_cast<std::int64_t>(sheets.back().body.size());
  }
  if (sheets.empty()) throw base::invalid("base_map.nothing_here");
  map.source = order.source;
  map.taken_on = order.taken_on;
  map.edition = digest.text();
  map.sheets = static_cast<std::int64_t>(sheets.size());
  const auto before = m_context.readers.with([](store::sql::Connection& connection) { return store::find_base_map(connection); });
  m_outcome.changed = !before || !same(*before, map);
  map.version = before ? before->version + 1 : 1;
  if (!m_outcome.changed) map = *before;
  if (!m_outcome.changed || !order.commit) return m_outcome;
  m_context.lanes.run([&](store::UnitOfWork& unit) {
    map.imported_at = unit.now;
    if (!store::save_base_map(unit.connection, map)) throw base::conflict("base_map.moved_on");
    store::replace_sheets(unit.connection, sheets);
    record(unit, m_context, {"system", m_region, "base_map.imported", std::string("base_map:") + store::base_map_id, map.version, json::write_text(map), std::nullopt});
  }, "base_map");
  return m_outcome;
}

BaseMapOutcome import_base_map(const Context& context, const std::filesystem::path& file, BaseMapOrder order) {
  BaseMapMaker maker(context, order.datum);
  documents::MapFileRequest request;
  request.file = file;
  request.window = maker.window();
  const auto summary = documents::read_map(request, [&](documents::MapFeature& feature) { maker.take(feature); });
  if (order.source.empty() && summary.openstreetmap) order.source = domain::openstreetmap_source;
  auto outcome = maker.finish(order);
  outcome.spoilt = summary.spoilt;
  return outcome;
}

}  // namespace gridward::services
