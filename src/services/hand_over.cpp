// SPDX-License-Identifier: Apache-2.0
#include "services/hand_over.hpp"

#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "domain/substitution.hpp"
#include "services/access.hpp"
#include "store/hazard_store.hpp"
#include "store/person_store.hpp"
#include "store/place_store.hpp"
#include "store/substitution_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t most_colleagues = 200;
constexpr int posts_looked_at = 5000;

domain::Post post_of(store::sql::Connection& connection, const domain::PostId& id) {
  auto post = store::find_post(connection, id);
  if (!post) throw base::not_found("post", id.text());
  return *post;
}

/// How many digits of the code two regions share: more is nearer.
std::size_t nearness(const domain::RegionCode& a, const domain::RegionCode& b) {
  const auto& first = a.text();
  const auto& second = b.text();
  return static_cast<std::size_t>(std::mismatch(first.begin(), first.end(), second.begin(), second.end()).first - first.begin());
}

}  // namespace

HandOver show_hand_over(const Context& context, const domain::Caller& caller, const domain::PostId& id, base::Date until) {
  const auto listed = context.rules.substitutions.listed;
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto post = post_of(connection, id);
    require(context, caller, domain::Act::read, post.region, "post");
    const auto counts = store::count_handed(connection, post.region, until);
    HandOver passes{counts.open_hazards, {}, counts.due_places, {}};
    store::HazardSearch open;
    open.within = {post.region};
    open.open_only = true;
    open.limit = static_cast<int>(listed);
    passes.hazards = views_of(context, connection, store::search_hazards(connection, open), context.clock.now());
    for (const auto& place : store::places_due(connection, post.region, until, listed))
      if (const auto stored = store::find_place(connection, place)) passes.places.push_back(view_without_contact(context, *stored));
    return passes;
  });
}

ColleagueList list_colleagues(const Context& context, const domain::Caller& caller, const domain::PostId& id, const std::string& text) {
  const auto day = base::shanghai_date(context.clock.now());
  const auto& rules = context.rules.substitutions;
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto original = post_of(connection, id);
    if (caller.person != original.person) require(context, caller, domain::Act::arrange_substitution, original.region, "post");
    ColleagueList list;
    const auto area = domain::colleague_area(original, rules);
    if (!area || original.stands_in_for) return list;
    auto posts = store::posts_within(connection, *area, day, posts_looked_at);
    std::stable_sort(posts.begin(), posts.end(), [&](const auto& a, const auto& b) { return nearness(a.region, original.region) > nearness(b.region, original.region); });
    std::map<domain::PersonId, bool> seen;
    for (const auto& post : posts) {
      if (post.person == original.person || !domain::may_be_asked(original, {post}, day, rules) || !seen.emplace(post.person, true).second) continue;
      const auto person = store::find_person(connection, post.person);
      auto name = name_of_person(context, connection, post.person.text());
      if (!person || !person->active || name.find(text) == std::string::npos) continue;
      if (list.items.size() == most_colleagues) {
        list.more = true;
        break;
      }
      list.items.push_back({post.person, std::move(name), post.role, post.region, context.grids.name_of(post.region)});
    }
    return list;
  });
}

}  // namespace gridward::services
