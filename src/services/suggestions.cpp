// SPDX-License-Identifier: Apache-2.0
#include "services/suggestions.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/unsent_work.hpp"
#include "store/sealed_digest.hpp"
#include "store/suggestion_store.hpp"

namespace gridward::services {

namespace {

void check_text(const std::string& text, std::vector<base::FieldProblem>& problems) {
  if (base::trimmed(text).empty()) problems.push_back({"text", "suggestion.text_needed"});
  if (base::length(text) > longest_suggestion) problems.push_back({"text", "suggestion.text_long", {{"limit", std::to_string(longest_suggestion)}}});
}

std::string part(const store::PersonalData& data, const char* name) {
  const auto found = data.find(name);
  return found == data.end() ? std::string() : found->second;
}

store::PersonalData texts_of(const Context& context, store::sql::Connection& connection, const domain::SuggestionId& id) {
  return context.vault.open(connection, store::VaultId(id.text())).value_or(store::PersonalData{});
}

SuggestionView view_of(const Context& context, store::sql::Connection& connection, const domain::Suggestion& one) {
  const auto texts = texts_of(context, connection, one.id);
  const auto author = context.vault.open(connection, store::VaultId(one.author.text())).value_or(store::PersonalData{});
  return {one.id, one.kind, part(texts, "text"), part(author, "name"), one.made_at, one.received_at, part(texts, "answer"), one.answered_at};
}

/// Row, texts and event together.
void write(store::UnitOfWork& unit, const Context& context, const domain::Suggestion& one, const store::PersonalData& texts, const std::string& actor, const char* kind) {
  if (!store::save_suggestion(unit.connection, one)) throw base::conflict("suggestion.answered");
  context.vault.seal(unit, store::VaultId(one.id.text()), texts);
  const SavedFacts facts{std::nullopt, store::sealed_digest(unit.connection, one.id.text()), std::nullopt};
  record(unit, context, {actor, one.region, kind, one.id.text(), one.version, with_facts(json::write_text(one), facts), one.version == 1 ? std::optional(one.made_at) : std::nullopt});
}

/// A person serves one sub-district: that of the first post in force.
domain::RegionCode subdistrict_of(const domain::Caller& caller, base::Date day) {
  for (const auto& post : caller.posts)
    if (domain::in_force(post, day)) return post.region.at_most(9);
  throw base::forbidden();
}

}  // namespace

SuggestionMade make_suggestion(const Context& context, const domain::Caller& caller, const domain::SuggestionId& id, const SuggestionInput& input,
                               const std::optional<domain::DeviceEntry>& entry) {
  std::vector<base::FieldProblem> problems;
  check_text(input.text, problems);
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
  const auto region = subdistrict_of(caller, base::shanghai_date(context.clock.now()));
  const std::string text(base::trimmed(input.text));
  SuggestionMade made;
  context.lanes.run([&](store::UnitOfWork& unit) {
    made.again = false;
    note_entry(unit, caller.person, entry);
    domain::Suggestion one{id, input.kind, region, caller.person, input.made_at, unit.now, std::nullopt, std::nullopt, 1};
    if (const auto known = store::find_suggestion(unit.connection, id)) {
      const bool same = known->author == one.author && known->kind == one.kind && known->made_at == one.made_at && part(texts_of(context, unit.connection, id), "text") == text;
      if (!same) throw base::conflict("suggestion.id_taken");
      made.again = true;
      one = *known;
    } else {
      write(unit, context, one, {{"text", text}}, caller.person.text(), "suggestion.made");
    }
    made.suggestion = view_of(context, unit.connection, one);
  }, region.text());
  return made;
}

SuggestionView answer_suggestion(const Context& context, const domain::Caller& caller, const domain::SuggestionId& id, const AnswerInput& input) {
  require_anywhere(context, caller, domain::Act::answer_suggestions);
  std::vector<base::FieldProblem> problems;
  check_text(input.text, problems);
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
  const std::string answer(base::trimmed(input.text));
  SuggestionView view;
  context.lanes.run([&](store::UnitOfWork& unit) {
    auto one = store::find_suggestion(unit.connection, id);
    if (!one) throw base::not_found("suggestion", id.text());
    require(context, caller, domain::Act::answer_suggestions, one->region, "suggestion");
    auto texts = texts_of(context, unit.connection, id);
    if (one->answered_at) {
      if (part(texts, "answer") != answer) throw base::conflict("suggestion.answered");
    } else {
      one->answered_by = caller.person;
      one->answered_at = unit.now;
      ++one->version;
      texts["answer"] = answer;
      write(unit, context, *one, texts, caller.person.text(), "suggestion.answered");
    }
    view = view_of(context, unit.connection, *one);
  }, id.text());
  return view;
}

SuggestionList list_suggestions(const Context& context, const domain::Caller& caller, const SuggestionQuery& query) {
  store::SuggestionSearch search;
  if (query.mine) {
    search.within = {subdistrict_of(caller, base::shanghai_date(context.clock.now()))};
    search.author = caller.person;
  } else {
    require_anywhere(context, caller, domain::Act::answer_suggestions);
    search.within = scope_within(context, caller, domain::Act::answer_suggestions, query.within);
  }
  search.answered = query.answered;
  search.before = query.cursor;
  search.limit = query.limit + 1;
  return context.readers.with([&](store::sql::Connection& connection) {
    auto found = store::search_suggestions(connection, search);
    SuggestionList list;
    if (found.size() > static_cast<std::size_t>(query.limit)) {
      found.pop_back();
      list.next = found.back().id.text();
    }
    for (const auto& one : found) list.items.push_back(view_of(context, connection, one));
    return list;
  });
}

}  // namespace gridward::services
