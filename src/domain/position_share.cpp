// SPDX-License-Identifier: Apache-2.0
#include "domain/position_share.hpp"

#include <algorithm>
#include <string>

namespace gridward::domain {

namespace {

constexpr std::size_t problems_told = 5;
constexpr double accuracy_at_most_m = 60'000;

const char* problem_of(const TrackPoint& point, const PositionShare& share, base::Instant now, const PositionRules& rules) {
  if (!on_earth({point.lng, point.lat})) return "geo.off_earth";
  if (point.accuracy_m && !(*point.accuracy_m >= 0 && *point.accuracy_m <= accuracy_at_most_m)) return "position.accuracy";
  if (point.at.us > now.us + rules.clock_ahead_s * base::us_per_second) return "position.future";
  if (point.at.us < share.started_at.us - rules.clock_ahead_s * base::us_per_second) return "position.before_start";
  if (point.at.us < now.us - rules.oldest_minutes * base::us_per_minute) return "position.too_old";
  return nullptr;
}

}  // namespace

base::Instant share_ends(base::Instant now, std::optional<std::int64_t> hours, const PositionRules& rules) {
  const auto wanted = hours.value_or(rules.share_hours_max);
  if (wanted < 1 || wanted > rules.share_hours_max) throw base::invalid_fields({{"hours", "position.hours", {{"highest", std::to_string(rules.share_hours_max)}}}});
  return {now.us + wanted * base::us_per_hour};
}

bool is_sharing(const PositionShare& share, base::Instant now) { return now < share.ends_at; }

std::vector<base::FieldProblem> batch_problems(const std::vector<TrackPoint>& points, const PositionShare& share, base::Instant now, const PositionRules& rules) {
  if (points.empty() || points.size() > static_cast<std::size_t>(rules.points_a_batch)) return {{"points", "position.points", {{"limit", std::to_string(rules.points_a_batch)}}}};
  std::vector<base::FieldProblem> problems;
  for (std::size_t i = 0; i < points.size() && problems.size() < problems_told; ++i)
    if (const auto* problem = problem_of(points[i], share, now, rules)) problems.push_back({"points[" + std::to_string(i) + "]", problem, {}});
  return problems;
}

}  // namespace gridward::domain
