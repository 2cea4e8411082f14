// SPDX-License-Identifier: Apache-2.0
// A complaint or a suggestion of somebody who works with the system, about the system or the work (domain.md §0-2: such an app must have
// a place for them). It goes to who leads the sub-district. What was written and what was answered may name people: both live in the vault
// under the suggestion's id, not here.
#pragma once

#include <boost/describe.hpp>
#include <optional>

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/person.hpp"
#include "domain/region.hpp"

namespace gridward::domain {

struct SuggestionTag;
using SuggestionId = base::Id<SuggestionTag>;

enum class SuggestionKind { complaint, suggestion };
BOOST_DESCRIBE_ENUM(SuggestionKind, complaint, suggestion)

struct Suggestion {
  SuggestionId id;
  SuggestionKind kind = SuggestionKind::suggestion;
  RegionCode region;                           ///< the author's sub-district
  PersonId author;
  base::Instant made_at;                       ///< by the author's clock
  base::Instant received_at;
  std::optional<PersonId> answered_by;
  std::optional<base::Instant> answered_at;
  std::int64_t version = 0;                    ///< 1 asked, 2 answered
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (id, kind, region, author, made_at, received_at, answered_by, answered_at, version))

}  // namespace gridward::domain
