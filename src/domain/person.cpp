// SPDX-License-Identifier: Apache-2.0
#include "domain/person.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>

namespace gridward::domain {

namespace {

constexpr std::uint32_t bit(Act act) { return 1U << static_cast<unsigned>(act); }
constexpr std::uint32_t acts(std::same_as<Act> auto... act) { return (bit(act) | ...); }

struct RoleActs {
  Role role;
  std::uint32_t acts;
};

// On-site work, the same for everybody who visits places.
constexpr std::uint32_t on_site =
    acts(Act::read, Act::inspect, Act::report_hazard, Act::record_rectification, Act::recheck_hazard, Act::reveal_personal_data);
constexpr std::uint32_t steer = acts(Act::extend_deadline, Act::hand_over_hazard, Act::see_unsent_work, Act::see_positions, Act::ask_visit, Act::arrange_substitution);

// Who does what: domain.md §1.2 (roles), §0-4 and §0-6 (a grid member neither enforces nor decides "major"), §1.5 (command
// is one axis, work on site the other) and §7.7 (the administrator sets the system up and does no safety work).
// Positions on duty are for those who steer and lead, not for colleagues (domain.md §0-8).
// reveal_personal_data always asks for a reason and is itself recorded. Community staff import places only: the importer sees to it.
constexpr std::array<RoleActs, 11> table = {{
    {Role::grid_member, on_site | acts(Act::edit_places)},
    {Role::micro_grid_leader, on_site},
    {Role::grid_chief, on_site | steer | acts(Act::edit_places, Act::export_ledger)},
    {Role::grid_supervisor, on_site | steer | acts(Act::edit_places)},
    {Role::community_staff, on_site | steer | acts(Act::edit_places, Act::import_data, Act::export_ledger)},
    {Role::command_operator, steer | acts(Act::read, Act::report_hazard, Act::record_rectification, Act::edit_places,
                                          Act::import_data, Act::export_ledger, Act::reveal_personal_data)},
    {Role::safety_office, on_site | steer | acts(Act::judge_suspected_major, Act::edit_places, Act::export_ledger, Act::answer_suggestions)},
    {Role::subdistrict_leader, acts(Act::read, Act::judge_suspected_major, Act::export_ledger, Act::reveal_personal_data,
                                    Act::answer_suggestions, Act::see_positions)},
    {Role::enforcement, acts(Act::read, Act::inspect, Act::report_hazard, Act::recheck_hazard, Act::judge_suspected_major,
                             Act::reveal_personal_data)},
    {Role::department, acts(Act::read, Act::record_rectification, Act::reveal_personal_data)},
    {Role::administrator, acts(Act::read, Act::edit_regions, Act::edit_people, Act::import_data, Act::see_unsent_work, Act::arrange_substitution)},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].role) != i) return false;
  return true;
}
static_assert(in_order(), "the table is read by the number of the role");

}  // namespace

bool in_force(const Post& post, base::Date day) { return post.from <= day && (!post.to || day <= *post.to); }

bool role_allows(Role role, Act act) { return (table.at(static_cast<std::size_t>(role)).acts & bit(act)) != 0; }

bool may(const Caller& caller, Act act, const RegionCode& region, base::Date day) {
  return std::any_of(caller.posts.begin(), caller.posts.end(), [&](const Post& post) {
    return in_force(post, day) && role_allows(post.role, act) && post.region.covers(region);
  });
}

std::vector<RegionCode> scope(const Caller& caller, Act act, base::Date day) {
  std::vector<RegionCode> regions;
  for (const Post& post : caller.posts)
    if (in_force(post, day) && role_allows(post.role, act) && !post.region.empty()) regions.push_back(post.region);
  std::sort(regions.begin(), regions.end());
  std::vector<RegionCode> smallest;  // in order of text a parent stands just before all its children
  for (auto& region : regions)
    if (smallest.empty() || !smallest.back().covers(region)) smallest.push_back(std::move(region));
  return smallest;
}

std::vector<Role> roles_of(const Caller& caller, base::Date day) {
  std::vector<Role> roles;
  for (const Post& post : caller.posts)
    if (in_force(post, day)) roles.push_back(post.role);
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

bool login_fits(std::string_view login) {
  if (login.size() < 3 || login.size() > 32) return false;
  return login.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
}

}  // namespace gridward::domain
