// SPDX-License-Identifier: Apache-2.0
#include "domain/patrol_track.hpp"

#include <string>

namespace gridward::domain {

namespace {

constexpr std::size_t fewest_points = 2, problems_told = 5;

}  // namespace

std::vector<base::FieldProblem> track_problems(const PatrolTrack& track, const PatrolTrackRules& rules) {
  if (track.points.size() < fewest_points || track.points.size() > static_cast<std::size_t>(rules.most_points)) return {{"points", "patrol_track.points", {{"most", std::to_string(rules.most_points)}}}};
  std::vector<base::FieldProblem> problems;
  for (std::size_t i = 0; i < track.points.size() && problems.size() < problems_told; ++i)
    if (!on_earth(track.points[i])) problems.push_back({"points[" + std::to_string(i) + "]", "geo.off_earth", {}});
  return problems;
}

base::Instant track_ends(base::Instant patrol_received, const PatrolTrackRules& rules) { return {patrol_received.us + rules.keep_days * base::us_per_day}; }

}  // namespace gridward::domain
