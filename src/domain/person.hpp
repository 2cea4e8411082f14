// SPDX-License-Identifier: Apache-2.0
// People who work with the system, their posts (role × region, with dates) and what a role may do. Names and phones are
// personal data: they live in the vault, not here. Who stands in for a colleague holds a post of its own for those days.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/region.hpp"

namespace gridward::domain {

struct PersonTag;
using PersonId = base::Id<PersonTag>;
struct PostTag;
using PostId = base::Id<PostTag>;

enum class Role {
  grid_member, micro_grid_leader, grid_chief, grid_supervisor, community_staff,
  command_operator, safety_office, subdistrict_leader, enforcement, department, administrator
};
BOOST_DESCRIBE_ENUM(Role, grid_member, micro_grid_leader, grid_chief, grid_supervisor, community_staff, command_operator,
                    safety_office, subdistrict_leader, enforcement, department, administrator)

/// What can be done. Whether a person may do it in a region is role × region × day: see may().
enum class Act {
  read, inspect, report_hazard, record_rectification, recheck_hazard, extend_deadline, hand_over_hazard,
  judge_suspected_major, edit_places, edit_regions, edit_people, import_data, export_ledger, reveal_personal_data, answer_suggestions, see_unsent_work,
  see_positions, ask_visit, arrange_substitution
};
BOOST_DESCRIBE_ENUM(Act, read, inspect, report_hazard, record_rectification, recheck_hazard, extend_deadline,
                    hand_over_hazard, judge_suspected_major, edit_places, edit_regions, edit_people, import_data,
                    export_ledger, reveal_personal_data, answer_suggestions, see_unsent_work, see_positions,
                    ask_visit, arrange_substitution)

struct Person {
  PersonId id;
  std::string login;      ///< account name: lower-case letters, digits, '.', '-', 3–32 characters; no personal name in it
  bool active = true;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, login, active, version))

struct Post {
  PostId id;
  PersonId person;
  Role role = Role::grid_member;
  RegionCode region;
  base::Date from{};
  std::optional<base::Date> to;         ///< last day
  std::optional<PostId> stands_in_for;  ///< the post that its holder has handed over for these days (domain/substitution.hpp)
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Post, (), (id, person, role, region, from, to, stands_in_for, version))

/// Who is asking, and with which posts. Only posts in force on the day count.
struct Caller {
  PersonId person;
  std::vector<Post> posts;
};

bool in_force(const Post& post, base::Date day);
bool role_allows(Role role, Act act);
/// True if a post in force on the day covers the region and its role allows the act.
bool may(const Caller& caller, Act act, const RegionCode& region, base::Date day);
/// The smallest set of regions in which the caller may do it, parents swallowing children; empty = nowhere.
std::vector<RegionCode> scope(const Caller& caller, Act act, base::Date day);
/// The roles that the caller holds on the day.
std::vector<Role> roles_of(const Caller& caller, base::Date day);

/// Codes "person.login_shape" … ; an account name is no place for a person's name, so only its shape is checked.
bool login_fits(std::string_view login);

}  // namespace gridward::domain
