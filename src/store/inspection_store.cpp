// SPDX-License-Identifier: Apache-2.0
#include "store/inspection_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "store/region_store.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::store {

namespace {

constexpr std::size_t community_digits = 12;   // longer codes are grids and micro-grids
constexpr std::string_view columns = "id, place, region, inspector, sent_by, received_at, failed, not_seen, digest";

std::optional<domain::PersonId> sender_of(const std::optional<std::string>& text) { return text ? std::optional(domain::PersonId(*text)) : std::nullopt; }

StoredInspection inspection_of(const sql::Row& row) {
  return {domain::InspectionId(row.text(0)), domain::PlaceId(row.text(1)), domain::RegionCode::parse(row.text(2)).value_or(domain::RegionCode()),
          domain::PersonId(row.text(3)), sender_of(row.optional_text(4)), {row.integer(5)}, row.integer(6), row.integer(7), row.text(8), {}};
}

std::vector<StoredInspection> page(sql::Connection& connection, const std::string& where, std::string_view order, std::vector<sql::Value> parameters, int limit) {
  parameters.emplace_back(std::int64_t{limit});
  std::vector<StoredInspection> inspections;
  for (const auto& row : connection.query(fmt::format("SELECT {} FROM inspection WHERE {} ORDER BY {} LIMIT ${}", columns, where, order, parameters.size()), parameters))
    inspections.push_back(inspection_of(row));
  return inspections;
}

// Three ways, so that a page costs the same however long the history is: a place goes by its own index; grids each by theirs, put in
// order afterwards; a wide area walks the newest and skips foreign ones (substr keeps the planners from sorting the area's whole index).

std::vector<StoredInspection> of_place(sql::Connection& connection, const InspectionSearch& search) {
  std::vector<sql::Value> parameters{search.place->text()};
  auto where = "place = $1 AND " + scope_condition("region", search.within, parameters);
  if (!search.before.empty()) {
    parameters.emplace_back(search.before);
    where += fmt::format(" AND (received_at, id) < ((SELECT received_at FROM inspection WHERE id = ${0}), ${0})", parameters.size());
  }
  return page(connection, where, "received_at DESC, id DESC", std::move(parameters), search.limit);
}

std::vector<StoredInspection> of_grids(sql::Connection& connection, const InspectionSearch& search) {
  std::vector<StoredInspection> found;
  for (const auto& grid : search.within)
    for (const auto& region : sql::codes_present(connection, "inspection", "region", grid.text())) {
      std::vector<sql::Value> parameters{region};
      std::string where = "region = $1";
      if (!search.before.empty()) {
        parameters.emplace_back(search.before);
        where += " AND id < $2";
      }
      auto more = page(connection, where, "id DESC", std::move(parameters), search.limit);
      found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id.text() > b.id.text(); });
  if (found.size() > static_cast<std::size_t>(search.limit)) found.erase(found.begin() + search.limit, found.end());
  return found;
}

std::vector<StoredInspection> of_wide_area(sql::Connection& connection, const InspectionSearch& search) {
  std::vector<sql::Value> parameters;
  std::string where;
  for (const auto& region : search.within) {
    parameters.emplace_back(region.text());
    where += fmt::format("{}substr(region, 1, {}) = ${}", where.empty() ? "(" : " OR ", region.text().size(), parameters.size());
  }
  where += ")";
  if (!search.before.empty()) {
    parameters.emplace_back(search.before);
    where += fmt::format(" AND id < ${}", parameters.size());
  }
  return page(connection, where, "id DESC", std::move(parameters), search.limit);
}

}  // namespace

bool add_inspection(sql::Connection& connection, const StoredInspection& inspection) {
  return connection.execute("INSERT INTO inspection(id, place, region, inspector, sent_by, received_at, failed, not_seen, digest, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
                            {inspection.id.text(), inspection.place.text(), inspection.region.text(), inspection.inspector.text(),
                             inspection.sent_by ? sql::Value(inspection.sent_by->text()) : sql::Value(nullptr), inspection.received_at.us,
                             inspection.failed, inspection.not_seen, inspection.digest, inspection.body}) == 1;
}

std::optional<StoredInspection> find_inspection(sql::Connection& connection, const domain::InspectionId& id) {
  const auto rows = connection.query(fmt::format("SELECT {}, body FROM inspection WHERE id = $1", columns), {id.text()});
  if (rows.empty()) return std::nullopt;
  auto inspection = inspection_of(rows.front());
  inspection.body = rows.front().text(9);
  return inspection;
}

std::vector<StoredInspection> search_inspections(sql::Connection& connection, const InspectionSearch& search) {
  if (search.within.empty()) return {};
  if (search.place) return of_place(connection, search);
  const bool grids = std::all_of(search.within.begin(), search.within.end(), [](const auto& region) { return region.text().size() > community_digits; });
  return grids ? of_grids(connection, search) : of_wide_area(connection, search);
}

void add_photo(sql::Connection& connection, const Photo& photo) {
  connection.execute("INSERT INTO photo(name, bytes, content_type, uploaded_by, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING",
                     {photo.name, photo.bytes, photo.content_type, photo.uploaded_by, photo.at.us});
}

std::optional<Photo> find_photo(sql::Connection& connection, const domain::PhotoName& name) {
  const auto rows = connection.query("SELECT name, bytes, content_type, uploaded_by, at FROM photo WHERE name = $1", {name});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return Photo{row.text(0), row.integer(1), row.text(2), row.text(3), {row.integer(4)}};
}

void use_photo(sql::Connection& connection, const domain::PhotoName& name, const domain::RegionCode& region, const std::string& subject) {
  connection.execute("INSERT INTO photo_use(photo, region, subject) VALUES ($1, $2, $3) ON CONFLICT (photo, subject) DO NOTHING", {name, region.text(), subject});
}

bool photo_shown_within(sql::Connection& connection, const domain::PhotoName& name, const std::vector<domain::RegionCode>& within) {
  std::vector<sql::Value> parameters{name};
  const auto scope = scope_condition("region", within, parameters);
  return !connection.query("SELECT 1 FROM photo_use WHERE photo = $1 AND " + scope + " LIMIT 1", parameters).empty();
}

}  // namespace gridward::store
