// SPDX-License-Identifier: Apache-2.0
// The complaint and suggestion box: whoever holds a post writes, who leads the sub-district reads and answers, the author sees the answer.
// Texts live in the vault and never in an event; nobody but the author and those who answer reads them.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/device_numbers.hpp"
#include "domain/suggestion.hpp"
#include "services/context.hpp"

namespace gridward::services {

constexpr std::size_t longest_suggestion = 1000;   ///< characters, of an answer too

struct SuggestionInput {
  domain::SuggestionKind kind = domain::SuggestionKind::suggestion;
  std::string text;
  base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(SuggestionInput, (), (kind, text, made_at))

struct AnswerInput {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(AnswerInput, (), (text))

struct SuggestionView {
  domain::SuggestionId id;
  domain::SuggestionKind kind = domain::SuggestionKind::suggestion;
  std::string text;
  std::string author_name;
  base::Instant made_at;
  base::Instant received_at;
  std::string answer;                          ///< empty until it is answered
  std::optional<base::Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(SuggestionView, (), (id, kind, text, author_name, made_at, received_at, answer, answered_at))

struct SuggestionQuery {
  bool mine = false;                           ///< the caller's own; else those that the caller may answer
  std::optional<domain::RegionCode> within;    ///< not with mine
  std::optional<bool> answered;
  std::string cursor;
  int limit = 50;
};

struct SuggestionList {
  std::vector<SuggestionView> items;           ///< newest first
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(SuggestionList, (), (items, next))

struct SuggestionMade {
  SuggestionView suggestion;
  bool again = false;
};

/// Sent again with the same content it answers as before. A wrong clock refuses nothing: both times are kept. Throws invalid_fields (suggestion.text_needed, suggestion.text_long),
/// conflict("suggestion.id_taken"), forbidden for who holds no post.
SuggestionMade make_suggestion(const Context& context, const domain::Caller& caller, const domain::SuggestionId& id, const SuggestionInput& input,
                               const std::optional<domain::DeviceEntry>& entry = {});

/// Needs answer_suggestions in the sub-district; the same answer again changes nothing. Throws not_found("suggestion"), forbidden,
/// invalid_fields as above, conflict("suggestion.answered") for another answer.
SuggestionView answer_suggestion(const Context& context, const domain::Caller& caller, const domain::SuggestionId& id, const AnswerInput& input);

/// Throws forbidden for who may answer none, unless it is `mine`.
SuggestionList list_suggestions(const Context& context, const domain::Caller& caller, const SuggestionQuery& query);

}  // namespace gridward::services
