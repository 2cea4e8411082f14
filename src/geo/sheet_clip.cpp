// SPDX-License-Identifier: Apache-2.0
#include "geo/sheet_clip.hpp"

#include <array>
#include <optional>
#include <utility>

namespace gridward::geo {

namespace {

using domain::LngLat;
using domain::Ring;

LngLat between(LngLat from, LngLat to, double share) { return {from.lng + (to.lng - from.lng) * share, from.lat + (to.lat - from.lat) * share}; }

/// Where a segment enters and leaves, as shares of it (Liang and Barsky).
std::optional<std::pair<double, double>> inside(LngLat from, LngLat to, const Square& square) {
  double enters = 0, leaves = 1;
  const double dx = to.lng - from.lng, dy = to.lat - from.lat;
  const std::array<std::pair<double, double>, 4> sides = {{{-dx, from.lng - square.left}, {dx, square.right - from.lng}, {-dy, from.lat - square.bottom}, {dy, square.top - from.lat}}};
  for (const auto& [towards, room] : sides) {
    if (towards == 0) {
      if (room < 0) return std::nullopt;
      continue;
    }
    const double share = room / towards;
    if (towards < 0) enters = std::max(enters, share);
    else leaves = std::min(leaves, share);
  }
  if (enters > leaves) return std::nullopt;
  return std::pair(enters, leaves);
}

/// One side of the square: how far within it a point lies.
template <typename Depth>
Ring cut(const Ring& ring, Depth depth) {
  Ring kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LngLat here = ring[i], before = ring[(i + ring.size() - 1) % ring.size()];
    const double in = depth(here), was = depth(before);
    if ((in >= 0) != (was >= 0)) kept.push_back(between(before, here, was / (was - in)));
    if (in >= 0) kept.push_back(here);
  }
  return kept;
}

}  // namespace

std::vector<Ring> clip_line(const Ring& line, const Square& square) {
  std::vector<Ring> parts;
  bool going_on = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto part = inside(line[i - 1], line[i], square);
    if (!part) {
      going_on = false;
      continue;
    }
    if (!going_on || part->first > 0) parts.push_back({between(line[i - 1], line[i], part->first)});
    parts.back().push_back(between(line[i - 1], line[i], part->second));
    going_on = part->second >= 1;
  }
  return parts;
}

Ring clip_ring(const Ring& ring, const Square& square) {
  Ring left = cut(ring, [&](LngLat point) { return point.lng - square.left; });
  left = cut(left, [&](LngLat point) { return square.right - point.lng; });
  left = cut(left, [&](LngLat point) { return point.lat - square.bottom; });
  left = cut(left, [&](LngLat point) { return square.top - point.lat; });
  return left.size() < 3 ? Ring{} : left;
}

}  // namespace gridward::geo
