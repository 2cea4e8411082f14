// SPDX-License-Identifier: Apache-2.0
#include "services/find_regions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "geo/datum.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/people.hpp"
#include "store/hazard_store.hpp"
#include "store/person_store.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t most_features = 5000;
constexpr std::size_t subdistrict_digits = 9;

/// Seven decimals are a centimetre.
void append_point(std::string& out, domain::LngLat point) { fmt::format_to(std::back_inserter(out), "[{:.7f},{:.7f}]", point.lng, point.lat); }

void append_ring(std::string& out, const domain::Ring& ring) {
  out += '[';
  for (const auto& point : ring) {
    append_point(out, point);
    out += ',';
  }
  if (!ring.empty() && ring.front() != ring.back()) append_point(out, ring.front());
  else if (!ring.empty()) out.pop_back();
  out += ']';
}

void append_polygon(std::string& out, const domain::Polygon& polygon) {
  out += '[';
  append_ring(out, polygon.outer);
  for (const auto& hole : polygon.holes) {
    out += ',';
    append_ring(out, hole);
  }
  out += ']';
}

void append_geometry(std::string& out, const domain::Boundary& boundary) {
  out += R"({"type":"MultiPolygon","coordinates":[)";
  for (std::size_t i = 0; i < boundary.polygons.size(); ++i) {
    if (i != 0) out += ',';
    append_polygon(out, boundary.polygons[i]);
  }
  out += "]}";
}

struct FeatureProperties {
  domain::RegionCode code;
  std::string name;
  domain::RegionLevel level = domain::RegionLevel::grid;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t imminent = 0;
};
BOOST_DESCRIBE_STRUCT(FeatureProperties, (), (code, name, level, open, overdue, imminent))

void append_feature(std::string& out, const domain::Region& region, const std::vector<store::OpenCount>& counts) {
  FeatureProperties properties{region.code, region.name, region.level};
  for (const auto& count : counts)
    if (base::starts_with(count.region, region.code.text())) {
      properties.open += count.open;
      properties.overdue += count.overdue;
      properties.imminent += count.imminent;
    }
  if (out.back() != '[') out += ',';
  out += R"({"type":"Feature","id":)";
  json::append_string(out, region.code.text());
  out += R"(,"properties":)";
  out += json::write_text(properties);
  out += R"(,"geometry":)";
  append_geometry(out, *region.boundary);
  out += '}';
}

/// From the sub-district down to the region itself; levels that the store does not know are left out.
std::vector<RegionSummary> path_to(store::sql::Connection& connection, const domain::RegionCode& code) {
  std::vector<RegionSummary> path;
  for (auto at = code; at.text().size() >= subdistrict_digits; at = at.parent())
    if (const auto region = store::find_region(connection, at)) path.push_back(summary_of(*region));
  std::reverse(path.begin(), path.end());
  return path;
}

/// The people whom residents know for a grid; who steers from an office is not among them.
bool looks_after_grids(domain::Role role) {
  static constexpr std::array roles = {domain::Role::grid_member, domain::Role::micro_grid_leader, domain::Role::grid_chief,
                                       domain::Role::grid_supervisor, domain::Role::community_staff};
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

std::vector<GridPerson> people_of(const Context& context, store::sql::Connection& connection, const domain::RegionCode& grid, base::Date day) {
  std::vector<GridPerson> people;
  std::set<domain::PersonId> seen;
  for (const auto& post : store::posts_covering(connection, grid, day)) {
    if (!looks_after_grids(post.role) || !seen.insert(post.person).second) continue;
    const auto person = store::find_person(connection, post.person);
    if (!person || !person->active) continue;
    const auto data = context.vault.open(connection, store::VaultId(post.person.text())).value_or(store::PersonalData{});
    const auto part = [&](const char* name) { return data.contains(name) ? data.at(name) : std::string(); };
    people.push_back({post.person, part("name"), base::masked_phone(part("phone")), post.role, post.region, view_of_post(context, connection, post).stands_in_for_name, post.to});
  }
  return people;
}

}  // namespace

RegionList list_regions(const Context& context, const domain::Caller& caller, const RegionQuery& query) {
  store::RegionSearch search;
  search.within = scope_within(context, caller, domain::Act::read, query.within);
  search.level = query.level;
  search.on = query.on;
  search.after = query.cursor;
  search.limit = query.limit + 1;
  return context.readers.with([&](store::sql::Connection& connection) {
    auto rows = store::search_regions(connection, search);
    RegionList list;
    if (rows.size() > static_cast<std::size_t>(query.limit)) {
      rows.pop_back();
      list.next = rows.back().code.text();
    }
    for (const auto& row : rows) list.items.push_back(summary_of(row));
    return list;
  });
}

domain::Region show_region(const Context& context, const domain::Caller& caller, const domain::RegionCode& code) {
  require(context, caller, domain::Act::read, code, "region");
  auto region = context.readers.with([&](store::sql::Connection& connection) { return store::find_region(connection, code); });
  if (!region) throw base::not_found("region", code.text());
  return std::move(*region);
}

std::string boundaries_geojson(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, domain::RegionLevel level) {
  const auto scope = scope_within(context, caller, domain::Act::read, within);
  const auto now = context.clock.now();
  const auto today = base::shanghai_date(now);
  return context.readers.with([&](store::sql::Connection& connection) {
    std::string out = R"({"type":"FeatureCollection","features":[)";
    std::size_t features = 0;
    for (const auto& code : scope) {
      const auto counts = store::count_open(connection, code, now);
      for (const auto& region : store::regions_with_boundary(connection, code, level))
        if (domain::valid_on(region, today) && ++features <= most_features) append_feature(out, region, counts);
    }
    return out + "]}";
  });
}

GridOfPoint whereabouts(const Context& context, const domain::Caller& caller, domain::LngLat point, domain::Datum datum) {
  require_anywhere(context, caller, domain::Act::read);
  if (!domain::on_earth(point)) throw base::invalid_fields({{"lng", "region.point"}});
  const auto grid = context.grids.grid_at(geo::to_wgs84(point, datum));
  const auto today = base::shanghai_date(context.clock.now());
  if (!grid || !domain::may(caller, domain::Act::read, *grid, today)) return {};
  return context.readers.with([&](store::sql::Connection& connection) {
    GridOfPoint found;
    found.path = path_to(connection, *grid);
    if (!found.path.empty() && found.path.back().code == *grid) found.region = found.path.back();
    found.people = people_of(context, connection, *grid, today);
    return found;
  });
}

}  // namespace gridward::services
