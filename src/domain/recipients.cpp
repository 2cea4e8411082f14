// SPDX-License-Identifier: Apache-2.0
#include "domain/recipients.hpp"

#include <algorithm>
#include <array>

namespace gridward::domain {

namespace {

constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }

constexpr unsigned chief = bit(Role::grid_chief), community = bit(Role::community_staff), safety = bit(Role::safety_office),
                   command = bit(Role::command_operator), leader = bit(Role::subdistrict_leader),
                   department = bit(Role::department), members = bit(Role::grid_member) | bit(Role::micro_grid_leader);

struct Route {
  std::string_view event;
  std::string_view code;
  bool urgent;
  unsigned roles;
  bool (*fits)(const Hazard&);
};

bool always(const Hazard&) { return true; }
bool is_imminent(const Hazard& hazard) { return hazard.level == HazardLevel::imminent; }
bool is_done(const Hazard& hazard) { return hazard.state == HazardState::done; }
bool is_handed_over(const Hazard& hazard) { return hazard.state == HazardState::handed_over; }
bool is_handed_over_urgently(const Hazard& hazard) {
  return is_handed_over(hazard) && (hazard.level == HazardLevel::imminent || hazard.level == HazardLevel::suspected_major);
}
bool is_suspected(const Hazard& hazard) { return hazard.level == HazardLevel::suspected_major; }
/// What was right again within the visit, or is due today on the spot, is nobody else's news.
bool needs_days(const Hazard& hazard) { return hazard.level == HazardLevel::general && hazard.result_class != ResultClass::G1; }
template <Climb level>
bool climbed_to(const Hazard& hazard) { return hazard.climb == level; }

// The first line that fits counts. Sources: domain.md §1.5 (the finder's side re-checks), §2.4 (clocks to the sub-district
// and the command centre), and rules/hazard_clocks.json for the three levels of climbing.
constexpr std::array<Route, 16> routes = {{
    {"hazard.opened", "notice.hazard.opened.imminent", true, command | safety | leader | chief, is_imminent},
    {"hazard.opened", "notice.hazard.opened.suspected_major", true, safety, is_suspected},
    {"hazard.opened", "notice.hazard.opened", false, chief, needs_days},
    {"hazard.escalated", "notice.hazard.escalated.imminent", true, command | safety | leader, is_imminent},
    {"hazard.escalated", "notice.hazard.escalated.suspected_major", true, command | safety, is_suspected},
    {"hazard.escalated", "notice.hazard.escalated.grid_chief", false, chief, climbed_to<Climb::grid_chief>},
    {"hazard.escalated", "notice.hazard.escalated.community", false, community, climbed_to<Climb::community>},
    {"hazard.escalated", "notice.hazard.escalated.subdistrict", false, safety | command, climbed_to<Climb::subdistrict>},
    {"hazard.evacuated", "notice.hazard.evacuated", true, command | safety | leader, always},
    {"hazard.handed_over", "notice.hazard.handed_over.urgent", true, department, is_handed_over_urgently},
    {"hazard.handed_over", "notice.hazard.handed_over", false, department, is_handed_over},
    {"hazard.returned", "notice.hazard.returned", false, command | chief, always},
    {"hazard.major_confirmed", "notice.hazard.major_confirmed", false, command | safety | leader | chief, always},
    {"hazard.major_dismissed", "notice.hazard.major_dismissed", false, chief, always},
    {"hazard.recheck_failed", "notice.hazard.recheck_failed", false, chief, always},
    {"hazard.done", "notice.hazard.done", false, members | chief, is_done},
}};

/// Later ones stand in for earlier ones that are not filled.
constexpr std::array<unsigned, 5> chain = {chief, community, safety, command, leader};

std::vector<Post> covering(const std::vector<Post>& posts, const RegionCode& region) {
  std::vector<Post> found;
  for (const auto& post : posts)
    if (post.region.covers(region)) found.push_back(post);
  return found;
}

/// Every person once, with the first of their posts.
std::vector<Post> holding(const std::vector<Post>& posts, unsigned roles) {
  std::vector<Post> chosen;
  for (const auto& post : posts) {
    const bool there = std::any_of(chosen.begin(), chosen.end(), [&](const Post& other) { return other.person == post.person; });
    if (!there && (roles & bit(post.role)) != 0) chosen.push_back(post);
  }
  return chosen;
}

std::vector<Post> holding_or_next(const std::vector<Post>& posts, unsigned roles) {
  auto chosen = holding(posts, roles);
  auto next = std::find_if(chain.begin(), chain.end(), [&](unsigned link) { return (link & roles) != 0; });
  for (; chosen.empty() && next != chain.end(); ++next) chosen = holding(posts, *next);
  if (chosen.empty() && (roles & department) != 0) chosen = holding(posts, command);
  return chosen;
}

/// The finder re-checks; who fixed it or sent that in may not, and where the two are one, the grid's others are asked.
std::vector<Post> finder_side(const std::vector<Post>& posts, const Hazard& hazard) {
  std::vector<Post> others;
  for (const auto& post : posts)
    if (!is_own_work(hazard, StepKind::recheck_passed, post.person.text())) others.push_back(post);
  const auto finder = std::find_if(others.begin(), others.end(), [&](const Post& post) {
    return post.person.text() == hazard.found_by && role_allows(post.role, Act::recheck_hazard);
  });
  if (finder != others.end()) return {*finder};
  return holding_or_next(others, members | chief);
}

}  // namespace

std::optional<Notice> notice_of(std::string_view event, const Hazard& hazard, const std::vector<Post>& in_force) {
  if (!is_open(hazard)) return std::nullopt;
  const auto route = std::find_if(routes.begin(), routes.end(), [&](const Route& r) { return r.event == event && r.fits(hazard); });
  if (route == routes.end()) return std::nullopt;
  const auto posts = covering(in_force, hazard.region);
  Notice notice{.code = std::string(route->code), .urgent = route->urgent, .posts = {}};
  notice.posts = event == "hazard.done" ? finder_side(posts, hazard) : holding_or_next(posts, route->roles);
  return notice;
}

std::vector<std::string> notice_codes() {
  std::vector<std::string> codes;
  for (const auto& route : routes) codes.emplace_back(route.code);
  return codes;
}

}  // namespace gridward::domain
