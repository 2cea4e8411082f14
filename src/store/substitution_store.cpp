// SPDX-License-Identifier: Apache-2.0
#include "store/substitution_store.hpp"

#include <fmt/format.h>

#include "store/document_table.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

namespace {

std::int64_t day_number(base::Date day) { return day.time_since_epoch().count(); }

std::vector<domain::Post> posts_in(const std::vector<sql::Row>& rows) {
  std::vector<domain::Post> posts;
  for (const auto& row : rows) posts.push_back(json::read_stored<domain::Post>(row.text(0)));
  return posts;
}

}  // namespace

std::vector<domain::Post> substitutions_of_post(sql::Connection& connection, const domain::PostId& post, base::Date day) {
  return posts_in(connection.query("SELECT body FROM post WHERE stands_in_for = $1 AND to_day >= $2 ORDER BY id LIMIT 200", {post.text(), day_number(day)}));
}

std::vector<domain::Post> substitutions_given(sql::Connection& connection, const domain::PersonId& person, base::Date day) {
  return posts_in(connection.query("SELECT body FROM post WHERE stands_in_for IN (SELECT id FROM post WHERE person = $1) AND to_day >= $2 ORDER BY id LIMIT 200", {person.text(), day_number(day)}));
}

std::vector<domain::Post> search_substitutions(sql::Connection& connection, const SubstitutionSearch& search) {
  std::vector<sql::Value> parameters{search.before.empty() ? std::string("Z") : search.before};   // no id is above "Z", in whichever order a database sorts
  std::string where = "stands_in_for IS NOT NULL AND id < $1 AND ";
  if (search.party) {
    parameters.emplace_back(search.party->text());
    where += "(person = $2 OR stands_in_for IN (SELECT id FROM post WHERE person = $2))";
  } else {
    where += scope_condition("region", search.within, parameters);
  }
  if (search.not_over_on) {
    parameters.emplace_back(day_number(*search.not_over_on));
    where += fmt::format(" AND to_day >= ${}", parameters.size());
  }
  parameters.emplace_back(std::int64_t{search.limit});
  return posts_in(connection.query(fmt::format("SELECT body FROM post WHERE {} ORDER BY id DESC LIMIT ${}", where, parameters.size()), parameters));
}

HandedCounts count_handed(sql::Connection& connection, const domain::RegionCode& region, base::Date until) {
  const auto end = below_end(region.text());
  HandedCounts counts;
  counts.open_hazards = connection.query_one("SELECT COUNT(*) FROM (SELECT 1 FROM hazard WHERE region >= $1 AND region < $2 AND is_open = 1 LIMIT $3) AS counted", {region.text(), end, most_counted})->integer(0);
  counts.due_places = connection.query_one("SELECT COUNT(*) FROM (SELECT 1 FROM place WHERE region >= $1 AND region < $2 AND active = 1 AND due_day <= $3 LIMIT $4) AS counted",
                                           {region.text(), end, day_number(until), most_counted})->integer(0);
  return counts;
}

std::vector<domain::PlaceId> places_due(sql::Connection& connection, const domain::RegionCode& region, base::Date until, std::int64_t limit) {
  std::vector<domain::PlaceId> ids;
  for (const auto& row : connection.query("SELECT id FROM place WHERE region >= $1 AND region < $2 AND active = 1 AND due_day <= $3 ORDER BY due_day, id LIMIT $4",
                                          {region.text(), below_end(region.text()), day_number(until), limit}))
    ids.emplace_back(row.text(0));
  return ids;
}

}  // namespace gridward::store
