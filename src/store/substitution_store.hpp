// SPDX-License-Identifier: Apache-2.0
// Rows of post that stand in for another post, and what lies in its region while they do. Saving is save_post (store/person_store.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/person.hpp"
#include "domain/place.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

/// Those of a post that are not over on the day (at most 200).
std::vector<domain::Post> substitutions_of_post(sql::Connection& connection, const domain::PostId& post, base::Date day);
/// Those in which others stand in for the person, not over on the day (at most 200).
std::vector<domain::Post> substitutions_given(sql::Connection& connection, const domain::PersonId& person, base::Date day);

struct SubstitutionSearch {
  std::optional<domain::PersonId> party;         ///< who stands in, or for whom somebody does
  std::vector<domain::RegionCode> within;        ///< without a party
  std::optional<base::Date> not_over_on;
  std::string before;                            ///< id; empty = from the newest
  int limit = 50;
};
/// Newest first.
std::vector<domain::Post> search_substitutions(sql::Connection& connection, const SubstitutionSearch& search);

/// Counted to `most_counted` and no further.
struct HandedCounts {
  std::int64_t open_hazards = 0;
  std::int64_t due_places = 0;   ///< due on the day or before
};
constexpr std::int64_t most_counted = 1000;
HandedCounts count_handed(sql::Connection& connection, const domain::RegionCode& region, base::Date until);
/// Active places that are due on the day or before, the first due first.
std::vector<domain::PlaceId> places_due(sql::Connection& connection, const domain::RegionCode& region, base::Date until, std::int64_t limit);

}  // namespace gridward::store
