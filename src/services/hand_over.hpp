// SPDX-License-Identifier: Apache-2.0
// What passes to whoever stands in on a post, with its dates, and which colleagues may be asked. Both only look.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "services/context.hpp"
#include "services/hazards.hpp"
#include "services/places.hpp"

namespace gridward::services {

/// Lists hold the first of each kind (rules/substitutions.json, "listed"); the counts go to 1,000.
struct HandOver {
  std::int64_t open_hazards = 0;
  std::vector<HazardView> hazards;         ///< open ones, the first due first
  std::int64_t due_places = 0;
  std::vector<PlaceView> places;           ///< due by the last day, without the person in charge
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (open_hazards, hazards, due_places, places))

struct Colleague {
  domain::PersonId person;
  std::string name;                        ///< as the grid's notice board shows it (domain.md §1.1)
  domain::Role role = domain::Role::grid_member;
  domain::RegionCode region;
  std::string region_name;
};
BOOST_DESCRIBE_STRUCT(Colleague, (), (person, name, role, region, region_name))

struct ColleagueList {
  std::vector<Colleague> items;            ///< the nearest first, 200 at most
  bool more = false;                       ///< a part of a name finds the others
};
BOOST_DESCRIBE_STRUCT(ColleagueList, (), (items, more))

/// Needs read in the post's region. Throws not_found("post").
HandOver show_hand_over(const Context& context, const domain::Caller& caller, const domain::PostId& post, base::Date until);

/// Who may be asked today to stand in on the post; `text` = part of the name or "". Empty when the post is not handed over. For the post's
/// holder and for arrange_substitution in its region. Throws not_found("post"), forbidden.
ColleagueList list_colleagues(const Context& context, const domain::Caller& caller, const domain::PostId& post, const std::string& text);

}  // namespace gridward::services
