// SPDX-License-Identifier: Apache-2.0
#include "services/demo/streets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "services/import/import_base_map.hpp"

namespace gridward::services::demo {

namespace {

using domain::LngLat;
using domain::Ring;

constexpr std::size_t edge_points = 4;       // as tiling.cpp draws a border
constexpr double row_height = 0.0072, column_width = 0.0085;
constexpr double metre_lat = 1 / 111'000.0, metre_lng = 1 / 94'000.0;
constexpr long half_lattice = 7;
constexpr int houses_a_lane = 14;

LngLat between(LngLat a, LngLat b, double share) { return {a.lng + (b.lng - a.lng) * share, a.lat + (b.lat - a.lat) * share}; }

documents::MapFeature feature(std::string name, documents::WktGeometry geometry) {
  documents::MapFeature made;
  made.name = std::move(name);
  made.geometry = std::move(geometry);
  return made;
}

class Streets {
 public:
  Streets(Context& context, std::uint64_t seed, const Ground& ground) : m_dice(seed ^ 0x57EE75ULL), m_ground(ground), m_maker(context) {
    for (const auto& grid : ground.grids)
      for (const auto point : grid.boundary.polygons.front().outer) {
        m_low = {std::min(m_low.lng, point.lng), std::min(m_low.lat, point.lat)};
        m_high = {std::max(m_high.lng, point.lng), std::max(m_high.lat, point.lat)};
      }
  }

  void make(const Order& order) {
    for (std::size_t i = 0; i < m_ground.grids.size(); ++i) {
      const auto& ring = m_ground.grids[i].boundary.polygons.front().outer;
      if (ring.size() <= 4 * edge_points) continue;
      border(ring);
      inside(ring, static_cast<int>(i) + 1);
    }
    canal();
    railway();
    BaseMapOrder wanted;
    wanted.source = "演示底图，道路与房屋均为虚构 · Demo, invented";
    wanted.taken_on = base::shanghai_date(order.end);
    wanted.commit = true;
    m_maker.finish(wanted);
  }

 private:
  void road(const char* kind, std::string name, Ring line) {
    auto made = feature(std::move(name), documents::Lines{{std::move(line)}});
    made.tags.highway = kind;
    m_maker.take(made);
  }

  /// Each border once, though two grids have it.
  void border(const Ring& ring) {
    for (std::size_t edge = 0; edge < 4; ++edge) {
      const auto from = ring.begin() + static_cast<std::ptrdiff_t>(edge * edge_points);
      Ring line(from, from + static_cast<std::ptrdiff_t>(edge_points) + 1);
      if (line.back().lng + line.back().lat < line.front().lng + line.front().lat) std::reverse(line.begin(), line.end());
      const auto middle = between(line.front(), line.back(), 0.5);
      if (!m_drawn.emplace(middle.lng, middle.lat).second) continue;
      const bool east_west = std::abs(line.back().lng - line.front().lng) > std::abs(line.back().lat - line.front().lat);
      const auto number = std::lround(east_west ? (middle.lat - ground_centre.lat) / row_height : (middle.lng - ground_centre.lng) / column_width) + half_lattice;
      const char* kind = number % 6 == 4 ? "primary" : number % 2 == 0 ? "secondary" : "residential";
      road(kind, fmt::format("{} {}", east_west ? "演示路" : "演示街", number), std::move(line));
    }
  }

  /// Two lanes with houses on both sides, and a path.
  void inside(const Ring& ring, int number) {
    const auto a = ring[0], b = ring[edge_points], c = ring[2 * edge_points], d = ring[3 * edge_points];
    for (int lane = 0; lane < 2; ++lane) {
      const double share = lane == 0 ? 0.33 : 0.67;
      const Ring line{between(a, d, share), between(between(a, d, share), between(b, c, share), 0.5), between(b, c, share)};
      road(lane == 0 ? "living_street" : "service", fmt::format("演示巷 {}-{}", number, lane + 1), line);
      for (int house = 0; house < houses_a_lane; ++house) this->house(between(line.front(), line.back(), 0.06 + 0.064 * house), house % 2 == 0 ? 1 : -1);
    }
    road("footway", "", {between(a, b, 0.5), between(d, c, 0.5)});
  }

  void house(LngLat beside, int side) {
    const double wide = m_dice.between(14, 34) * metre_lng, deep = m_dice.between(10, 16) * metre_lat;
    const double south = beside.lat + side * 16 * metre_lat - (side < 0 ? deep : 0);
    auto made = feature("", domain::Boundary{{{{{beside.lng, south}, {beside.lng + wide, south}, {beside.lng + wide, south + deep}, {beside.lng, south + deep}, {beside.lng, south}}, {}}}});
    made.tags.building = "yes";
    m_maker.take(made);
  }

  /// From west to east through the middle, as water with two banks and as a line with a name.
  void canal() {
    Ring line, north, south;
    for (int i = 0; i <= 60; ++i) {
      const double share = i / 60.0;
      const LngLat at{m_low.lng + (m_high.lng - m_low.lng) * share, m_low.lat + (m_high.lat - m_low.lat) * (0.46 + 0.05 * std::sin(share * 9))};
      line.push_back(at);
      north.push_back({at.lng, at.lat + 14 * metre_lat});
      south.push_back({at.lng, at.lat - 14 * metre_lat});
    }
    north.insert(north.end(), south.rbegin(), south.rend());
    auto water = feature("", domain::Boundary{{{std::move(north), {}}}});
    water.tags.natural = "water";
    m_maker.take(water);
    auto river = feature("演示河", documents::Lines{{std::move(line)}});
    river.tags.waterway = "canal";
    m_maker.take(river);
  }

  void railway() {
    auto rail = feature("演示铁路", documents::Lines{{{{m_low.lng, m_low.lat + (m_high.lat - m_low.lat) * 0.2}, {m_high.lng, m_low.lat + (m_high.lat - m_low.lat) * 0.8}}}});
    rail.tags.railway = "rail";
    m_maker.take(rail);
  }

  Dice m_dice;
  const Ground& m_ground;
  BaseMapMaker m_maker;
  LngLat m_low{180, 90}, m_high{-180, -90};
  std::set<std::pair<double, double>> m_drawn;
};

}  // namespace

void make_streets(Context& context, const Order& order, const Ground& ground) { Streets(context, order.seed, ground).make(order); }

}  // namespace gridward::services::demo
