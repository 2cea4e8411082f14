// SPDX-License-Identifier: Apache-2.0
#include "services/demo/patrols.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "services/patrol_routes.hpp"
#include "services/patrols.hpp"

namespace gridward::services::demo {

namespace {

constexpr std::size_t most_routes = 5;
constexpr std::size_t points_a_route = 5;
constexpr double walk_degrees = 0.012;   ///< some 1.2 km: a way on foot

/// The way of a demo road: between two neighbours of the round.
domain::PatrolStop road(base::IdMaker& ids, std::int64_t now_ms, std::size_t number, domain::LngLat from, domain::LngLat to) {
  return {ids.make<domain::PatrolStopId>(now_ms), "trunk_road", fmt::format("演示主干道第 {} 段", number), "路面、井盖、线缆、行道树、消防车道", from, to, std::nullopt};
}

std::vector<domain::PatrolStop> stops_in(const domain::RegionCode& community, base::IdMaker& ids, std::int64_t now_ms, const Ground& ground) {
  std::vector<domain::PatrolStop> stops;
  for (const auto& [place, days] : ground.places) {
    if (stops.size() >= points_a_route || !community.covers(place.region) || !place.position || place.type != "garbage_point") continue;
    if (!stops.empty() && (std::abs(place.position->at.lng - stops.front().at->lng) > walk_degrees || std::abs(place.position->at.lat - stops.front().at->lat) > walk_degrees)) continue;
    stops.push_back({ids.make<domain::PatrolStopId>(now_ms), "garbage_point", place.name, "阴燃冒烟、电池和易燃物、是否挡住通道", place.position->at, std::nullopt, place.id});
  }
  std::sort(stops.begin(), stops.end(), [](const auto& a, const auto& b) { return a.at->lng < b.at->lng; });
  const auto points = stops;
  for (std::size_t i = 0; i + 1 < points.size() && i < 2; ++i) stops.push_back(road(ids, now_ms, i + 1, *points[i].at, *points[i + 1].at));
  if (!points.empty()) stops.push_back({ids.make<domain::PatrolStopId>(now_ms), "crowded_place", "演示集市", "摊位用火用气、疏散通道、人流", domain::LngLat{points.front().at->lng - 0.0006, points.front().at->lat + 0.0008}, std::nullopt, std::nullopt});
  return stops;
}

const domain::Caller* member_of(const Ground& ground, const domain::RegionCode& community) {
  for (std::size_t i = 0; i < ground.grids.size() && i < ground.members.size(); ++i)
    if (community.covers(ground.grids[i].code)) return &ground.members[i];
  return nullptr;
}

/// Seen some days ago, the last stops left out: something stays to be seen.
void walk(Context& context, base::IdMaker& ids, const domain::Caller& member, const domain::PatrolRouteId& route, const std::vector<domain::PatrolStop>& stops, std::int64_t days_ago) {
  const auto now = context.clock.now();
  domain::Patrol patrol{route, 1, {now.us - days_ago * base::us_per_day - base::us_per_hour}, {now.us - days_ago * base::us_per_day}, {}, {}};
  for (std::size_t i = 0; i + 2 < stops.size(); ++i) patrol.seen.push_back({stops[i].id, {patrol.started_at.us + static_cast<std::int64_t>(i + 1) * 4 * base::us_per_minute}});
  submit_patrol(context, member, ids.make<domain::PatrolId>(now.ms()), patrol);
}

}  // namespace

void make_patrols(Context& context, const domain::PatrolRules& rules, base::SetClock& clock, base::IdMaker& ids, const Ground& ground) {
  std::size_t made = 0;
  for (const auto& community : ground.communities) {
    if (made >= most_routes) return;
    const auto stops = stops_in(community, ids, clock.now().ms(), ground);
    const auto* member = member_of(ground, community);
    if (stops.size() < 4 || member == nullptr) continue;
    const auto route = ids.make<domain::PatrolRouteId>(clock.now().ms());
    save_patrol_route(context, rules, ground.safety, route, {fmt::format("演示巡查路线 {}", ++made), community, stops, std::nullopt, 0});
    clock.set({clock.now().us + base::us_per_minute});
    if (made < most_routes) walk(context, ids, *member, route, stops, static_cast<std::int64_t>(made));
  }
}

}  // namespace gridward::services::demo
