// SPDX-License-Identifier: Apache-2.0
#include "domain/patrol_route.hpp"

#include <algorithm>
#include <set>

namespace gridward::domain {

namespace {

constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_look = 200;

void text_problems(std::vector<base::FieldProblem>& problems, const std::string& text, std::string path, std::size_t most, bool needed) {
  if (needed && base::trimmed(text).empty()) problems.push_back({path, "patrol.needed", {}});
  if (base::length(text) > most) problems.push_back({std::move(path), "patrol.too_long", {{"most", std::to_string(most)}}});
}

void stop_problems(std::vector<base::FieldProblem>& problems, const PatrolStop& stop, const std::string& path, const PatrolRules& rules) {
  text_problems(problems, stop.name, path + ".name", longest_name, true);
  text_problems(problems, stop.look_at, path + ".look_at", longest_look, false);
  if (rules.kind(stop.kind) == nullptr) problems.push_back({path + ".kind", "patrol.kind_unknown", {}});
  if (!stop.at && !stop.place) problems.push_back({path + ".at", "patrol.where_needed", {}});
  if (!stop.at && stop.to) problems.push_back({path + ".to", "patrol.one_end", {}});
  if (stop.at && !on_earth(*stop.at)) problems.push_back({path + ".at", "geo.off_earth", {}});
  if (stop.to && !on_earth(*stop.to)) problems.push_back({path + ".to", "geo.off_earth", {}});
}

}  // namespace

const PatrolStopKind* PatrolRules::kind(std::string_view id) const {
  const auto found = std::find_if(stop_kinds.begin(), stop_kinds.end(), [&](const auto& one) { return one.id == id; });
  return found == stop_kinds.end() ? nullptr : &*found;
}

std::vector<base::FieldProblem> route_problems(const PatrolRoute& route, const PatrolRules& rules) {
  std::vector<base::FieldProblem> problems;
  text_problems(problems, route.name, "name", longest_name, true);
  if (route.stops.empty()) problems.push_back({"stops", "patrol.stops_needed", {}});
  if (route.stops.size() > most_stops) return {{"stops", "patrol.too_many", {{"most", std::to_string(most_stops)}}}};
  std::set<PatrolStopId> known;
  for (std::size_t i = 0; i < route.stops.size(); ++i) {
    const auto path = "stops[" + std::to_string(i) + "]";
    stop_problems(problems, route.stops[i], path, rules);
    if (!known.insert(route.stops[i].id).second) problems.push_back({path + ".id", "patrol.stop_twice", {}});
  }
  return problems;
}

base::Date see_again_on(base::Instant last_seen, std::int64_t every_days) { return base::shanghai_date(last_seen) + std::chrono::days(every_days); }

bool concerns(const RegionCode& route, const std::vector<RegionCode>& scope) {
  return std::any_of(scope.begin(), scope.end(), [&](const auto& region) { return region.covers(route) || route.covers(region); });
}

}  // namespace gridward::domain
