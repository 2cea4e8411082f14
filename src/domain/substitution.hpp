// SPDX-License-Identifier: Apache-2.0
// Who is ill or away hands a post over to a colleague for some days (代班): a second post of the same role and region for those days, which says
// which post it stands in for. It never gives more than that post, is not handed on, and ends with it. What is found and fixed stays with the
// person and not with the post, so that nobody re-checks the own work by standing in (domain/hazard.hpp). Limits are data: rules/substitutions.json.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "base/time.hpp"
#include "domain/person.hpp"

namespace gridward::domain {

enum class ColleagueArea { community, subdistrict };
BOOST_DESCRIBE_ENUM(ColleagueArea, community, subdistrict)

struct SubstitutionRules {
  /// Posts of this role may be handed over, to whom holds a post of one of those roles in the same area. A role that is not here is not
  /// handed over: who judges, enforces or sets the system up is appointed.
  struct Handed {
    Role role = Role::grid_member;
    ColleagueArea within = ColleagueArea::community;
    std::vector<Role> asked;
  };
  std::int64_t longest_days = 60;
  std::int64_t ahead_days = 90;   ///< the first day lies at most so far ahead
  std::int64_t at_once = 2;       ///< posts that one person stands in for on the same day
  std::int64_t planned = 5;       ///< substitutions of one post that are not over
  std::int64_t listed = 50;       ///< things of each kind that a hand-over lists
  std::vector<Handed> posts;
};

enum class SubstitutionState { planned, running, over };
BOOST_DESCRIBE_ENUM(SubstitutionState, planned, running, over)

/// What a substitution is judged by, as it stands today.
struct SubstitutionFacts {
  Post original;
  std::vector<Post> colleague;          ///< the colleague's posts, substitutions among them
  std::vector<Post> of_the_post;        ///< other substitutions of the original that are not over
  std::vector<Post> colleague_is_away;  ///< substitutions of the colleague's own posts that are not over
  base::Date today{};
};

/// The colleague's post for those days.
Post substitute_post(const PostId& id, const Post& original, const PersonId& colleague, base::Date from, base::Date to);

/// Everything that refuses it; empty = it may be. Fields: post, colleague, from, to. Codes "substitution.…".
std::vector<base::FieldProblem> substitution_problems(const Post& proposed, const SubstitutionFacts& facts, const SubstitutionRules& rules);

/// Whether somebody with those posts may be asked today to stand in for the post.
bool may_be_asked(const Post& original, const std::vector<Post>& colleague, base::Date today, const SubstitutionRules& rules);
/// The region in which colleagues are looked for; nothing when the post is not handed over.
std::optional<RegionCode> colleague_area(const Post& original, const SubstitutionRules& rules);

SubstitutionState state_of(const Post& substitution, base::Date today);
/// Ended now: its last day was yesterday. One that began today or was to begin later has no day left (its last day lies before its first).
Post ended(Post substitution, base::Date today);
/// What becomes of a substitution now that its post is as it is: cut to the post's days, or over when role or region are others.
/// Nothing when it stays as it is.
std::optional<Post> following(const Post& substitution, const Post& original, base::Date today);

}  // namespace gridward::domain
