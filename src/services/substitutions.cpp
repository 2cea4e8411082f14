// SPDX-License-Identifier: Apache-2.0
#include "services/substitutions.hpp"

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/hazards.hpp"
#include "services/people.hpp"
#include "store/person_store.hpp"
#include "store/substitution_store.hpp"

namespace gridward::services {

namespace {

base::Date today(const Context& context) { return base::shanghai_date(context.clock.now()); }

bool may_arrange(const Context& context, const domain::Caller& caller, const domain::Post& original) {
  return caller.person == original.person || domain::may(caller, domain::Act::arrange_substitution, original.region, today(context));
}

SubstitutionView view_of(const Context& context, store::sql::Connection& connection, const domain::Caller& caller, const domain::Post& substitution) {
  const auto original = store::find_post(connection, *substitution.stands_in_for);
  ENSURE(original.has_value());
  const auto name = [&](const domain::PersonId& person) { return name_of_person(context, connection, person.text()); };
  SubstitutionView view{substitution.id,       original->id,      substitution.role,         substitution.region, context.grids.name_of(substitution.region),
                        original->person,      name(original->person), substitution.person, name(substitution.person), substitution.from, *substitution.to,
                        domain::state_of(substitution, today(context)), false, 0, 0, substitution.version};
  if (view.state == domain::SubstitutionState::over) return view;
  view.may_end = caller.person == substitution.person || may_arrange(context, caller, *original);
  const auto counts = store::count_handed(connection, substitution.region, *substitution.to);
  view.open_hazards = counts.open_hazards;
  view.due_places = counts.due_places;
  return view;
}

/// What was sent, if it is what is there; one that was ended or cut since then is known by its people alone.
bool same(const domain::Post& known, const domain::Post& proposed) {
  if (known.stands_in_for != proposed.stands_in_for || known.person != proposed.person) return false;
  return known.version > 1 || (known.from == proposed.from && known.to == proposed.to);
}

domain::SubstitutionFacts facts_of(store::sql::Connection& connection, const domain::Post& original, const domain::PersonId& colleague, base::Date day) {
  return {original, store::posts_of(connection, colleague), store::substitutions_of_post(connection, original.id, day), store::substitutions_given(connection, colleague, day), day};
}

void refuse_if_wrong(store::sql::Connection& connection, const Context& context, const domain::Post& proposed, const domain::Post& original) {
  const auto colleague = store::find_person(connection, proposed.person);
  auto facts = facts_of(connection, original, proposed.person, today(context));
  if (!colleague || !colleague->active) facts.colleague.clear();   // nobody learns who else there is
  auto problems = domain::substitution_problems(proposed, facts, context.rules.substitutions);
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
}

}  // namespace

ArrangedSubstitution arrange_substitution(const Context& context, const domain::Caller& caller, const domain::PostId& id, const SubstitutionInput& input) {
  ArrangedSubstitution arranged;
  context.lanes.run([&](store::UnitOfWork& unit) {
    arranged.again = false;
    const auto original = store::find_post(unit.connection, input.post);
    if (!original) throw base::not_found("post", input.post.text());
    if (!may_arrange(context, caller, *original)) require(context, caller, domain::Act::arrange_substitution, original->region, "post");
    auto proposed = domain::substitute_post(id, *original, input.colleague, input.from, input.to);
    if (const auto known = store::find_post(unit.connection, id)) {
      if (!same(*known, proposed)) throw base::conflict("substitution.id_taken", {{"id", id.text()}});
      arranged.again = true;
      proposed = *known;
    } else {
      refuse_if_wrong(unit.connection, context, proposed, *original);
      proposed = write_post_in(unit, context, caller.person.text(), proposed);
    }
    arranged.substitution = view_of(context, unit.connection, caller, proposed);
  }, input.post.text());
  return arranged;
}

SubstitutionView end_substitution(const Context& context, const domain::Caller& caller, const domain::PostId& id) {
  SubstitutionView view;
  context.lanes.run([&](store::UnitOfWork& unit) {
    auto substitution = store::find_post(unit.connection, id);
    if (!substitution || !substitution->stands_in_for) throw base::not_found("substitution", id.text());
    const auto original = store::find_post(unit.connection, *substitution->stands_in_for);
    ENSURE(original.has_value());
    if (caller.person != substitution->person && !may_arrange(context, caller, *original)) require(context, caller, domain::Act::arrange_substitution, original->region, "substitution");
    const auto day = today(context);
    if (domain::state_of(*substitution, day) != domain::SubstitutionState::over) substitution = write_post_in(unit, context, caller.person.text(), domain::ended(*substitution, day));
    view = view_of(context, unit.connection, caller, *substitution);
  }, id.text());
  return view;
}

SubstitutionList list_substitutions(const Context& context, const domain::Caller& caller, const SubstitutionQuery& query) {
  store::SubstitutionSearch search;
  if (query.within) search.within = scope_within(context, caller, domain::Act::read, query.within);
  else search.party = caller.person;
  if (query.current) search.not_over_on = today(context);
  search.before = query.cursor;
  search.limit = query.limit + 1;
  return context.readers.with([&](store::sql::Connection& connection) {
    auto found = store::search_substitutions(connection, search);
    SubstitutionList list;
    if (found.size() > static_cast<std::size_t>(query.limit)) {
      found.pop_back();
      list.next = found.back().id.text();
    }
    for (const auto& one : found) list.items.push_back(view_of(context, connection, caller, one));
    return list;
  });
}

void follow_post_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::Post& original) {
  const auto day = base::shanghai_date(unit.now);
  for (const auto& substitution : store::substitutions_of_post(unit.connection, original.id, day))
    if (const auto changed = domain::following(substitution, original, day)) write_post_in(unit, context, actor, *changed);
}

}  // namespace gridward::services
