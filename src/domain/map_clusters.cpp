// SPDX-License-Identifier: Apache-2.0
#include "domain/map_clusters.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace gridward::domain {

namespace {

constexpr double cell_edge_degrees = 83.0;   ///< of level 0, on average; each level halves it
constexpr double cells_in_window = 1024;
constexpr int coarsest = 2, finest = 20;
/// Bubbles nearer than this are joined; from `street_zoom` on only what stands on one spot, as zooming in no longer helps.
constexpr double bubble_px = 46, spot_px = 12, street_zoom = 17;

struct Pixel {
  double x = 0;
  double y = 0;
};

Pixel pixel_of(LngLat at, double zoom) {
  const double world = 512 * std::exp2(zoom), lat = std::clamp(at.lat, -85.0, 85.0) * std::numbers::pi / 180;
  return {(at.lng + 180) / 360 * world, (1 - std::asinh(std::tan(lat)) / std::numbers::pi) / 2 * world};
}

/// Squares as wide as the radius: whoever is near stands in one of nine.
class Anchors {
 public:
  explicit Anchors(double radius) : m_radius(radius) {}

  void add(Pixel at, std::size_t cluster) { m_squares[key(square(at.x), square(at.y))].push_back({at, cluster}); }

  /// The nearest within the radius; `none` when there is none.
  std::size_t near(Pixel at) const {
    std::size_t best = none;
    double best_distance = m_radius;
    for (std::int64_t x = square(at.x) - 1; x <= square(at.x) + 1; ++x)
      for (std::int64_t y = square(at.y) - 1; y <= square(at.y) + 1; ++y) {
        const auto found = m_squares.find(key(x, y));
        if (found == m_squares.end()) continue;
        for (const auto& anchor : found->second)
          if (const double distance = std::hypot(anchor.at.x - at.x, anchor.at.y - at.y); distance < best_distance) {
            best = anchor.cluster;
            best_distance = distance;
          }
      }
    return best;
  }
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

 private:
  struct Anchor {
    Pixel at;
    std::size_t cluster;
  };
  std::int64_t square(double value) const { return static_cast<std::int64_t>(std::floor(value / m_radius)); }
  static std::int64_t key(std::int64_t x, std::int64_t y) { return x * 1'000'003 + y; }
  double m_radius;
  std::unordered_map<std::int64_t, std::vector<Anchor>> m_squares;
};

void join(MapCluster& large, MapCluster&& small) {
  const double share = static_cast<double>(small.count) / static_cast<double>(large.count + small.count);
  large.at.lng += (small.at.lng - large.at.lng) * share;
  large.at.lat += (small.at.lat - large.at.lat) * share;
  large.count += small.count;
  large.worst = std::max(large.worst, small.worst);
  large.overdue += small.overdue;
  large.cell = 0;
  large.members.insert(large.members.end(), small.members.begin(), small.members.end());
}

std::vector<MapCluster> joined_within(std::vector<MapCluster> clusters, double zoom, double radius) {
  std::vector<MapCluster> kept;
  Anchors anchors(radius);
  for (auto& cluster : clusters) {
    const auto at = pixel_of(cluster.at, zoom);
    if (const auto near = anchors.near(at); near != Anchors::none) {
      join(kept[near], std::move(cluster));
      continue;
    }
    anchors.add(at, kept.size());
    kept.push_back(std::move(cluster));
  }
  return kept;
}

}  // namespace

int cluster_level(const MapWindow& window) {
  const double middle = (window.south_west.lat + window.north_east.lat) / 2 * std::numbers::pi / 180;
  const double width = (window.north_east.lng - window.south_west.lng) * std::cos(middle), height = window.north_east.lat - window.south_west.lat;
  const double edge = std::sqrt(std::max(width * height, 1e-12) / cells_in_window);
  const auto that_fit = static_cast<int>(std::floor(std::log2(cell_edge_degrees / edge)));
  return std::clamp(std::min(static_cast<int>(std::floor(window.zoom)) + 1, that_fit), coarsest, finest);
}

std::int64_t micro_degrees(double degrees) { return static_cast<std::int64_t>(std::floor(degrees * 1'000'000 + 0.5)); }

std::vector<MapCluster> join_close(std::vector<MapCluster> clusters, double zoom, std::size_t limit) {
  std::sort(clusters.begin(), clusters.end(), [](const MapCluster& a, const MapCluster& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.at.lng != b.at.lng ? a.at.lng < b.at.lng : a.at.lat < b.at.lat;
  });
  double radius = zoom < street_zoom ? bubble_px : spot_px;
  auto kept = joined_within(std::move(clusters), zoom, radius);
  while (kept.size() > limit) kept = joined_within(std::move(kept), zoom, radius *= 1.5);
  std::stable_sort(kept.begin(), kept.end(), [](const MapCluster& a, const MapCluster& b) { return a.count > b.count; });
  return kept;
}

}  // namespace gridward::domain
