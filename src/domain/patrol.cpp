// SPDX-License-Identifier: Apache-2.0
#include "domain/patrol.hpp"

#include <set>

namespace gridward::domain {

namespace {

template <typename Id, typename List, typename IdOf>
void list_problems(std::vector<base::FieldProblem>& problems, const List& list, const std::string& path, std::size_t most, IdOf id_of) {
  if (list.size() > most) return problems.push_back({path, "patrol.too_many", {{"most", std::to_string(most)}}});
  std::set<Id> known;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!known.insert(id_of(list[i])).second) problems.push_back({path + "[" + std::to_string(i) + "]", "patrol.twice", {}});
}

}  // namespace

std::vector<base::FieldProblem> patrol_problems(const Patrol& patrol) {
  std::vector<base::FieldProblem> problems;
  if (patrol.route_version < 1) problems.push_back({"route_version", "patrol.version_needed", {}});
  if (patrol.ended_at < patrol.started_at) problems.push_back({"ended_at", "patrol.ended_before_started", {}});
  list_problems<PatrolStopId>(problems, patrol.seen, "seen", most_stops, [](const auto& one) { return one.stop; });
  list_problems<HazardId>(problems, patrol.hazards, "hazards", most_hazards_on_the_way, [](const auto& one) { return one; });
  return problems;
}

}  // namespace gridward::domain
