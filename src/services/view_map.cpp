// SPDX-License-Identifier: Apache-2.0
#include "services/view_map.hpp"

#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "geo/cells.hpp"
#include "services/access.hpp"
#include "services/hazards.hpp"
#include "store/map_store.hpp"

namespace gridward::services {

namespace {

using domain::MapCluster;
using store::sql::Connection;

constexpr std::size_t spots_at_most = 500;
/// Up to so many things in the window are all told by name.
constexpr std::size_t named_at_most = 200;
constexpr std::size_t window_ranges = 8;
/// Hazards have no sums of positions; cells so much finer give their middle.
constexpr int finer = 2;

store::MapSearch search_of(const Context& context, const domain::Caller& caller, const MapQuery& query) {
  const auto& window = query.window;
  const bool on_earth = domain::on_earth(window.south_west) && domain::on_earth(window.north_east);
  if (!on_earth || !(window.south_west.lng < window.north_east.lng) || !(window.south_west.lat < window.north_east.lat)) throw base::invalid_fields({{"bbox", "map.window"}});
  if (!(window.zoom >= 0 && window.zoom <= 24)) throw base::invalid_fields({{"zoom", "map.zoom"}});
  if (!query.type.empty() && context.rules.place_type(query.type) == nullptr) throw base::invalid_fields({{"type", "place.type_unknown", {{"type", query.type}}}});
  store::MapSearch search;
  search.within = scope_within(context, caller, domain::Act::read, query.within);
  search.ranges = geo::cell_ranges(geo::Box{window.south_west, window.north_east}, window_ranges);
  search.type = query.type;
  search.level = query.level;
  if (query.overdue) search.overdue_at = context.clock.now();
  return search;
}

bool inside(const domain::MapWindow& window, domain::LngLat at) {
  return at.lng >= window.south_west.lng && at.lng <= window.north_east.lng && at.lat >= window.south_west.lat && at.lat <= window.north_east.lat;
}

std::size_t total_of(const std::vector<store::CellCount>& cells) {
  std::int64_t total = 0;
  for (const auto& cell : cells) total += cell.count;
  return static_cast<std::size_t>(total);
}

domain::LngLat degrees(std::int64_t lng, std::int64_t lat, std::int64_t count) {
  const auto scale = 1e6 * static_cast<double>(count);
  return {static_cast<double>(lng) / scale, static_cast<double>(lat) / scale};
}

/// The same search, only in the cells of clusters of one.
store::MapSearch of_single_ones(const store::MapSearch& search, const std::vector<MapCluster>& clusters) {
  auto single = search;
  single.ranges.clear();
  for (const auto& cluster : clusters)
    if (cluster.count == 1 && cluster.cell != 0) {
      const auto reach = (cluster.cell & -cluster.cell) - 1;
      single.ranges.emplace_back(cluster.cell - reach, cluster.cell + reach);
    }
  return single;
}

/// Things that are known each by itself, as clusters of one.
template <typename Item, typename Worst, typename Overdue>
std::vector<MapCluster> one_by_one(const std::vector<Item>& items, Worst worst, Overdue overdue) {
  std::vector<MapCluster> clusters;
  for (std::size_t i = 0; i < items.size(); ++i) clusters.push_back({items[i].at, 1, static_cast<std::int64_t>(worst(items[i])), overdue(items[i]) ? 1 : 0, 0, {i}});
  return clusters;
}

/// Gives each cluster of one its item, by the cell in which both lie.
template <typename Item>
void name_single_ones(std::vector<MapCluster>& clusters, const std::vector<Item>& items, const std::vector<std::int64_t>& cells) {
  std::map<std::int64_t, std::size_t> at;
  for (std::size_t i = 0; i < items.size(); ++i) at[cells[i]] = i;
  for (auto& cluster : clusters) {
    if (cluster.count != 1 || cluster.cell == 0) continue;
    const auto reach = (cluster.cell & -cluster.cell) - 1;
    const auto found = at.lower_bound(cluster.cell - reach);
    if (found != at.end() && found->first <= cluster.cell + reach) cluster.members = {found->second};
  }
}

PlaceOnMap on_map(const store::PlaceAt& place) { return {place.id, place.name, place.type, place.point.risk, degrees(place.point.lng, place.point.lat, 1), place.open_hazards}; }

std::vector<HazardOnMap> on_map(const Context& context, Connection& connection, const std::vector<store::HazardAt>& found, base::Instant now) {
  std::vector<domain::Hazard> hazards;
  for (const auto& one : found) hazards.push_back(one.hazard);
  std::vector<HazardOnMap> items;
  for (auto& view : views_of(context, connection, hazards, now))
    items.push_back({view.id, view.place, view.place_name, view.item_text, view.description, view.level, view.state, view.due, view.overdue, geo::centre_of(found[items.size()].cell)});
  return items;
}

/// Cells of hazards gathered to the screen's cells, each in the middle of what lies in it.
std::vector<MapCluster> clusters_of(const std::vector<store::CellCount>& cells, int level) {
  std::map<std::int64_t, MapCluster> clusters;
  for (const auto& cell : cells) {
    auto& cluster = clusters[domain::cell_above(cell.cell, level)];
    const auto at = geo::centre_of(cell.cell);
    const double share = static_cast<double>(cell.count) / static_cast<double>(cluster.count + cell.count);
    cluster.at = {cluster.at.lng + (at.lng - cluster.at.lng) * share, cluster.at.lat + (at.lat - cluster.at.lat) * share};
    cluster.cell = cluster.count == 0 ? cell.cell : 0;
    cluster.count += cell.count;
    cluster.worst = std::max(cluster.worst, cell.worst);
    cluster.overdue += cell.overdue;
  }
  std::vector<MapCluster> list;
  for (auto& [id, cluster] : clusters) list.push_back(std::move(cluster));
  return list;
}

template <typename Item>
std::vector<Item> items_of(const MapCluster& cluster, const std::vector<Item>& all) {
  std::vector<Item> items;
  for (const auto member : cluster.members) items.push_back(all[member]);
  return items;
}

}  // namespace

PlaceMap view_places(const Context& context, const domain::Caller& caller, const MapQuery& query) {
  const auto search = search_of(context, caller, query);
  const auto level = domain::cluster_level(query.window);
  return context.readers.with([&](Connection& connection) {
    std::vector<MapCluster> clusters;
    std::vector<PlaceOnMap> items;
    const auto cells = store::count_places_by_cell(connection, search, level);
    if (total_of(cells) <= named_at_most) {
      for (const auto& place : store::places_at(connection, search, named_at_most)) items.push_back(on_map(place));
      std::erase_if(items, [&](const auto& item) { return !inside(query.window, item.at); });
      clusters = join_close(one_by_one(items, [](const auto& item) { return item.risk; }, [](const auto&) { return false; }), query.window.zoom, spots_at_most);
    } else {
      for (const auto& cell : cells) clusters.push_back({degrees(cell.lng, cell.lat, cell.count), cell.count, cell.worst, 0, cell.cell, {}});
      clusters = join_close(std::move(clusters), query.window.zoom, spots_at_most);
      const auto found = store::places_at(connection, of_single_ones(search, clusters), spots_at_most);
      std::vector<std::int64_t> where;
      for (const auto& place : found) {
        items.push_back(on_map(place));
        where.push_back(place.point.cell);
      }
      name_single_ones(clusters, items, where);
    }
    PlaceMap map;
    for (const auto& cluster : clusters) {
      map.spots.push_back({cluster.at, cluster.count, static_cast<domain::RiskLevel>(cluster.worst), items_of(cluster, items)});
      map.total += cluster.count;
    }
    return map;
  });
}

HazardMap view_hazards(const Context& context, const domain::Caller& caller, const MapQuery& query) {
  const auto search = search_of(context, caller, query);
  const auto level = domain::cluster_level(query.window);
  const auto now = context.clock.now();
  return context.readers.with([&](Connection& connection) {
    HazardMap map;
    std::vector<MapCluster> clusters;
    std::vector<HazardOnMap> items;
    const auto cells = store::count_hazards_by_cell(connection, search, level + finer, now);
    if (total_of(cells) <= named_at_most) {
      items = on_map(context, connection, store::hazards_at(connection, search, named_at_most), now);
      std::erase_if(items, [&](const auto& item) { return !inside(query.window, item.at); });
      clusters = join_close(one_by_one(items, [](const auto& item) { return item.level; }, [](const auto& item) { return item.overdue; }), query.window.zoom, spots_at_most);
    } else {
      clusters = join_close(clusters_of(cells, level), query.window.zoom, spots_at_most);
      const auto found = store::hazards_at(connection, of_single_ones(search, clusters), spots_at_most);
      items = on_map(context, connection, found, now);
      std::vector<std::int64_t> where;
      for (const auto& one : found) where.push_back(one.cell);
      name_single_ones(clusters, items, where);
    }
    for (const auto& cluster : clusters) {
      map.spots.push_back({cluster.at, cluster.count, static_cast<domain::HazardLevel>(cluster.worst), cluster.overdue, items_of(cluster, items)});
      map.total += cluster.count;
    }
    map.nowhere = store::count_hazards_nowhere(connection, search);
    return map;
  });
}

}  // namespace gridward::services
