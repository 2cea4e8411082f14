// SPDX-License-Identifier: Apache-2.0
#include "store/suggestion_store.hpp"

#include <fmt/format.h>

#include "store/document_table.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

std::optional<domain::Suggestion> find_suggestion(sql::Connection& connection, const domain::SuggestionId& id) {
  return find_document<domain::Suggestion>(connection, "suggestion", "id", id.text());
}

std::vector<domain::Suggestion> search_suggestions(sql::Connection& connection, const SuggestionSearch& search) {
  std::vector<sql::Value> parameters{search.before.empty() ? std::string("Z") : search.before};   // no id is above "Z", in whichever order a database sorts
  std::string where = "id < $1 AND " + scope_condition("region", search.within, parameters);
  const auto add = [&](std::string_view column, sql::Value value) {
    parameters.push_back(std::move(value));
    where += fmt::format(" AND {} = ${}", column, parameters.size());
  };
  if (search.author) add("author", search.author->text());
  if (search.answered) add("answered", std::int64_t{*search.answered});
  parameters.emplace_back(std::int64_t{search.limit});
  std::vector<domain::Suggestion> found;
  for (const auto& row : connection.query(fmt::format("SELECT body FROM suggestion WHERE {} ORDER BY id DESC LIMIT ${}", where, parameters.size()), parameters))
    found.push_back(json::read_stored<domain::Suggestion>(row.text(0)));
  return found;
}

bool save_suggestion(sql::Connection& connection, const domain::Suggestion& suggestion) {
  const std::vector<sql::Value> parameters{suggestion.id.text(), suggestion.region.text(), suggestion.author.text(), std::int64_t{suggestion.answered_at.has_value()}, suggestion.version, json::write_text(suggestion)};
  if (suggestion.version == 1)
    return connection.execute("INSERT INTO suggestion(id, region, author, answered, version, body) VALUES ($1, $2, $3, $4, $5, $6)", parameters) == 1;
  return connection.execute("UPDATE suggestion SET region = $2, author = $3, answered = $4, version = $5, body = $6 WHERE id = $1 AND version = $5 - 1", parameters) == 1;
}

}  // namespace gridward::store
