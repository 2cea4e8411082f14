// SPDX-License-Identifier: Apache-2.0
// Standing in for a colleague (代班): the holder of a post, or who steers its region for them, hands it over for some days; either side ends it
// early. A substitution is a post (domain/substitution.hpp) under the id that its maker gave it; every change is an event "post.saved".
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/substitution.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct SubstitutionInput {
  domain::PostId post;                     ///< the one that is handed over
  domain::PersonId colleague;
  base::Date from{};
  base::Date to{};                         ///< last day
};
BOOST_DESCRIBE_STRUCT(SubstitutionInput, (), (post, colleague, from, to))

struct SubstitutionView {
  domain::PostId id;
  domain::PostId post;
  domain::Role role = domain::Role::grid_member;
  domain::RegionCode region;
  std::string region_name;
  domain::PersonId person;                 ///< who is away
  std::string person_name;
  domain::PersonId colleague;              ///< who stands in
  std::string colleague_name;
  base::Date from{};
  base::Date to{};
  domain::SubstitutionState state = domain::SubstitutionState::planned;
  bool may_end = false;
  std::int64_t open_hazards = 0;           ///< in the region now; counted to 1,000; 0 when it is over
  std::int64_t due_places = 0;             ///< due by its last day
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SubstitutionView, (), (id, post, role, region, region_name, person, person_name, colleague, colleague_name, from, to, state, may_end,
                                             open_hazards, due_places, version))

struct SubstitutionQuery {
  std::optional<domain::RegionCode> within;   ///< absent: the caller's own, given and taken
  bool current = false;                       ///< only those that are not over
  std::string cursor;
  int limit = 50;
};

struct SubstitutionList {
  std::vector<SubstitutionView> items;     ///< newest first
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(SubstitutionList, (), (items, next))

struct ArrangedSubstitution {
  SubstitutionView substitution;
  bool again = false;
};

/// Sent again with the same content it answers as before. For the holder of the post, and for arrange_substitution in its region. Throws
/// not_found("post"), forbidden, invalid_fields ("substitution.…": domain/substitution.hpp), conflict("substitution.id_taken").
ArrangedSubstitution arrange_substitution(const Context& context, const domain::Caller& caller, const domain::PostId& id, const SubstitutionInput& input);

/// By who stands in, for whom it is, or who may arrange it; one that is over stays as it is. Throws not_found("substitution"), forbidden.
SubstitutionView end_substitution(const Context& context, const domain::Caller& caller, const domain::PostId& id);

/// Throws not_found("region") when nothing of `within` is the caller's to read.
SubstitutionList list_substitutions(const Context& context, const domain::Caller& caller, const SubstitutionQuery& query);

/// After a post was saved: its substitutions are cut to its days or end with it.
void follow_post_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::Post& original);

}  // namespace gridward::services
