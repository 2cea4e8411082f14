// SPDX-License-Identifier: Apache-2.0
#include "services/demo/tiling.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "services/demo/dice.hpp"

namespace gridward::services::demo {

namespace {

constexpr int width = 12, height = 12;
constexpr double cell_lng = 0.0085, cell_lat = 0.0072;   // about 800 m
constexpr double corner_jitter = 0.24, edge_jitter = 0.05;
constexpr int edge_parts = 4;

struct Corner {
  int x, y;
  auto operator<=>(const Corner&) const = default;
};
struct Edge {
  Corner from, to;
  auto operator<=>(const Edge&) const = default;
};
struct Cell {
  int x, y;
};

/// The lattice: every corner and every edge is made once, so that neighbours share it to the last digit.
class Lattice {
 public:
  Lattice(domain::LngLat centre, std::uint64_t seed) : m_centre(centre), m_seed(seed) {}

  domain::LngLat corner(Corner c) const {
    Dice dice(m_seed ^ (static_cast<std::uint64_t>(c.x) * 1000003 + static_cast<std::uint64_t>(c.y) * 7919));
    return at(c.x + dice.between(-corner_jitter, corner_jitter), c.y + dice.between(-corner_jitter, corner_jitter));
  }

  /// Points from `edge.from` up to but without `edge.to`.
  void append(domain::Ring& ring, Edge edge) const {
    const bool turned = edge.to < edge.from;
    const Corner low = std::min(edge.from, edge.to), high = std::max(edge.from, edge.to);
    domain::Ring points{corner(low)};
    Dice dice(m_seed ^ (static_cast<std::uint64_t>(low.x * 64 + low.y) << 20) ^ static_cast<std::uint64_t>(high.x * 64 + high.y));
    const auto a = corner(low), b = corner(high);
    for (int i = 1; i < edge_parts; ++i) {
      const double part = static_cast<double>(i) / edge_parts;
      points.push_back({a.lng + (b.lng - a.lng) * part + dice.between(-edge_jitter, edge_jitter) * cell_lng,
                        a.lat + (b.lat - a.lat) * part + dice.between(-edge_jitter, edge_jitter) * cell_lat});
    }
    points.push_back(b);
    if (turned) std::reverse(points.begin(), points.end());
    ring.insert(ring.end(), points.begin(), points.end() - 1);
  }

 private:
  domain::LngLat at(double x, double y) const { return {m_centre.lng + (x - width / 2.0) * cell_lng, m_centre.lat + (y - height / 2.0) * cell_lat}; }
  domain::LngLat m_centre;
  std::uint64_t m_seed;
};

std::vector<Edge> edges_of(Cell cell) {
  const Corner a{cell.x, cell.y}, b{cell.x + 1, cell.y}, c{cell.x + 1, cell.y + 1}, d{cell.x, cell.y + 1};
  return {{a, b}, {b, c}, {c, d}, {d, a}};
}

/// The outline of some cells: edges that two of them share fall away, the rest are linked into rings.
domain::Boundary outline(const Lattice& lattice, const std::vector<Cell>& cells) {
  std::multimap<Corner, Corner> open;
  for (const auto cell : cells)
    for (const auto edge : edges_of(cell)) {
      const auto [first, last] = open.equal_range(edge.to);
      const auto opposite = std::find_if(first, last, [&](const auto& entry) { return entry.second == edge.from; });
      if (opposite != last) open.erase(opposite);
      else open.emplace(edge.from, edge.to);
    }
  domain::Boundary boundary;
  while (!open.empty()) {
    domain::Ring ring;
    auto at = open.begin();
    const Corner start = at->first;
    for (;;) {
      lattice.append(ring, {at->first, at->second});
      const Corner next = at->second;
      open.erase(at);
      if (next == start) break;
      at = open.find(next);
    }
    ring.push_back(ring.front());
    boundary.polygons.push_back({std::move(ring), {}});
  }
  return boundary;
}

/// The cells nearest to the middle, in a snake from row to row, so that neighbours in the list are neighbours on the ground.
std::vector<Cell> chosen_cells(int count) {
  std::vector<Cell> cells;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) cells.push_back({x, y});
  const auto distance = [](Cell cell) { return std::hypot(cell.x + 0.5 - width / 2.0, cell.y + 0.5 - height / 2.0); };
  std::stable_sort(cells.begin(), cells.end(), [&](Cell a, Cell b) { return distance(a) < distance(b); });
  cells.resize(static_cast<std::size_t>(count));
  std::sort(cells.begin(), cells.end(), [](Cell a, Cell b) { return a.y != b.y ? a.y < b.y : (a.y % 2 == 0 ? a.x < b.x : a.x > b.x); });
  return cells;
}

}  // namespace

Tiling make_tiling(domain::LngLat centre, int communities, int tiles, std::uint64_t seed) {
  const Lattice lattice(centre, seed);
  const auto cells = chosen_cells(std::min(tiles, width * height));
  Tiling tiling;
  std::vector<std::vector<Cell>> groups(static_cast<std::size_t>(communities));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto community = i * groups.size() / cells.size();
    groups[community].push_back(cells[i]);
    tiling.tiles.push_back({static_cast<int>(community), outline(lattice, {cells[i]})});
  }
  for (const auto& group : groups) tiling.communities.push_back(outline(lattice, group));
  tiling.whole = outline(lattice, cells);
  return tiling;
}

}  // namespace gridward::services::demo
