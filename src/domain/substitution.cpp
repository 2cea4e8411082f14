// SPDX-License-Identifier: Apache-2.0
#include "domain/substitution.hpp"

#include <algorithm>
#include <iterator>

namespace gridward::domain {

namespace {

using base::Date;
using std::chrono::days;
using Problems = std::vector<base::FieldProblem>;

constexpr std::size_t community_digits = 12, subdistrict_digits = 9;

const SubstitutionRules::Handed* handed(const Post& original, const SubstitutionRules& rules) {
  const auto found = std::find_if(rules.posts.begin(), rules.posts.end(), [&](const auto& one) { return one.role == original.role; });
  return found == rules.posts.end() ? nullptr : &*found;
}

bool overlap(const Post& a, const Post& b) { return (!b.to || a.from <= *b.to) && (!a.to || b.from <= *a.to); }

std::int64_t overlapping(const Post& proposed, const std::vector<Post>& others) {
  return std::count_if(others.begin(), others.end(), [&](const Post& other) { return other.id != proposed.id && overlap(proposed, other); });
}

void judge_post(const SubstitutionFacts& facts, const SubstitutionRules& rules, Problems& problems) {
  const auto& original = facts.original;
  if (original.stands_in_for) problems.push_back({"post", "substitution.chained", {}});
  else if (handed(original, rules) == nullptr) problems.push_back({"post", "substitution.role", {}});
  if (original.to && *original.to < facts.today) problems.push_back({"post", "substitution.post_over", {}});
  if (facts.of_the_post.size() >= static_cast<std::size_t>(rules.planned)) problems.push_back({"post", "substitution.planned_many", {{"limit", std::to_string(rules.planned)}}});
}

void judge_days(const Post& proposed, const SubstitutionFacts& facts, const SubstitutionRules& rules, Problems& problems) {
  const auto& original = facts.original;
  const auto last = *proposed.to;
  if (proposed.from < facts.today) problems.push_back({"from", "substitution.from_past", {}});
  if (proposed.from > facts.today + days(rules.ahead_days)) problems.push_back({"from", "substitution.too_far", {{"days", std::to_string(rules.ahead_days)}}});
  if (last < proposed.from) problems.push_back({"to", "substitution.ends_before_start", {}});
  else if (last - proposed.from >= days(rules.longest_days)) problems.push_back({"to", "substitution.too_long", {{"days", std::to_string(rules.longest_days)}}});
  if (proposed.from < original.from) problems.push_back({"from", "substitution.beyond_post", {}});
  if (original.to && last > *original.to) problems.push_back({"to", "substitution.beyond_post", {}});
  if (overlapping(proposed, facts.of_the_post) > 0) problems.push_back({"from", "substitution.overlaps", {}});
}

void judge_colleague(const Post& proposed, const SubstitutionFacts& facts, const SubstitutionRules& rules, Problems& problems) {
  if (proposed.person == facts.original.person) return problems.push_back({"colleague", "substitution.oneself", {}});
  if (!may_be_asked(facts.original, facts.colleague, facts.today, rules)) return problems.push_back({"colleague", "substitution.not_a_colleague", {}});
  if (overlapping(proposed, facts.colleague_is_away) > 0) problems.push_back({"colleague", "substitution.colleague_away", {}});
  std::vector<Post> taken;
  std::copy_if(facts.colleague.begin(), facts.colleague.end(), std::back_inserter(taken), [](const Post& post) { return post.stands_in_for.has_value(); });
  if (overlapping(proposed, taken) >= rules.at_once) problems.push_back({"colleague", "substitution.colleague_full", {{"limit", std::to_string(rules.at_once)}}});
}

}  // namespace

Post substitute_post(const PostId& id, const Post& original, const PersonId& colleague, Date from, Date to) {
  return {id, colleague, original.role, original.region, from, to, original.id, 0};
}

Problems substitution_problems(const Post& proposed, const SubstitutionFacts& facts, const SubstitutionRules& rules) {
  Problems problems;
  judge_post(facts, rules, problems);
  judge_days(proposed, facts, rules, problems);
  judge_colleague(proposed, facts, rules, problems);
  return problems;
}

std::optional<RegionCode> colleague_area(const Post& original, const SubstitutionRules& rules) {
  const auto* rule = handed(original, rules);
  if (rule == nullptr) return std::nullopt;
  return original.region.at_most(rule->within == ColleagueArea::community ? community_digits : subdistrict_digits);
}

/// By the own posts alone: who stands in somewhere for some days is no colleague there for that.
bool may_be_asked(const Post& original, const std::vector<Post>& colleague, Date today, const SubstitutionRules& rules) {
  const auto* rule = handed(original, rules);
  const auto area = colleague_area(original, rules);
  if (rule == nullptr || !area) return false;
  return std::any_of(colleague.begin(), colleague.end(), [&](const Post& post) {
    return !post.stands_in_for && in_force(post, today) && area->covers(post.region) && std::find(rule->asked.begin(), rule->asked.end(), post.role) != rule->asked.end();
  });
}

SubstitutionState state_of(const Post& substitution, Date today) {
  if (substitution.to && (*substitution.to < today || *substitution.to < substitution.from)) return SubstitutionState::over;
  return today < substitution.from ? SubstitutionState::planned : SubstitutionState::running;
}

Post ended(Post substitution, Date today) {
  if (state_of(substitution, today) != SubstitutionState::over) substitution.to = today - days(1);
  return substitution;
}

std::optional<Post> following(const Post& substitution, const Post& original, Date today) {
  if (state_of(substitution, today) == SubstitutionState::over) return std::nullopt;
  if (substitution.role != original.role || substitution.region != original.region) return ended(substitution, today);
  auto cut = substitution;
  cut.from = std::max(cut.from, original.from);
  if (original.to) cut.to = std::min(*cut.to, *original.to);
  if (cut.from == substitution.from && cut.to == substitution.to) return std::nullopt;
  return *cut.to < cut.from ? ended(substitution, today) : cut;
}

}  // namespace gridward::domain
