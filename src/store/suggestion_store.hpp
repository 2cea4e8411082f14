// SPDX-License-Identifier: Apache-2.0
// Rows of suggestion. What was written and answered is in the vault under the suggestion's id.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/suggestion.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct SuggestionSearch {
  std::vector<domain::RegionCode> within;
  std::optional<domain::PersonId> author;
  std::optional<bool> answered;
  std::string before;   ///< id; empty = from the newest
  int limit = 50;
};

std::optional<domain::Suggestion> find_suggestion(sql::Connection& connection, const domain::SuggestionId& id);
/// Newest first.
std::vector<domain::Suggestion> search_suggestions(sql::Connection& connection, const SuggestionSearch& search);
/// False on a version conflict. Throws sql::UniqueViolation for an id that is there already.
bool save_suggestion(sql::Connection& connection, const domain::Suggestion& suggestion);

}  // namespace gridward::store
