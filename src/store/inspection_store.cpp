// SPDX-License-Identifier: Apache-2.0
#include "store/inspection_store.hpp"

#include <fmt/format.h>

#include "store/region_store.hpp"

namespace gridward::store {

namespace {

constexpr std::string_view columns = "id, place, region, inspector, received_at, failed, not_seen, digest";

StoredInspection inspection_of(const sql::Row& row) {
  return {domain::InspectionId(row.text(0)), domain::PlaceId(row.text(1)), domain::RegionCode::parse(row.text(2)).value_or(domain::RegionCode()),
          domain::PersonId(row.text(3)), {row.integer(4)}, row.integer(5), row.integer(6), row.text(7), {}};
}

}  // namespace

bool add_inspection(sql::Connection& connection, const StoredInspection& inspection) {
  return connection.execute("INSERT INTO inspection(id, place, region, inspector, received_at, failed, not_seen, digest, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING",
                            {inspection.id.text(), inspection.place.text(), inspection.region.text(), inspection.inspector.text(), inspection.received_at.us,
                             inspection.failed, inspection.not_seen, inspection.digest, inspection.body}) == 1;
}

std::optional<StoredInspection> find_inspection(sql::Connection& connection, const domain::InspectionId& id) {
  const auto rows = connection.query(fmt::format("SELECT {}, body FROM inspection WHERE id = $1", columns), {id.text()});
  if (rows.empty()) return std::nullopt;
  auto inspection = inspection_of(rows.front());
  inspection.body = rows.front().text(8);
  return inspection;
}

std::vector<StoredInspection> search_inspections(sql::Connection& connection, const InspectionSearch& search) {
  std::vector<sql::Value> parameters;
  std::string where = scope_condition("region", search.within, parameters);
  if (search.place) {
    parameters.emplace_back(search.place->text());
    where += fmt::format(" AND place = ${}", parameters.size());
  }
  if (!search.before.empty()) {
    parameters.emplace_back(search.before);
    where += fmt::format(" AND id < ${}", parameters.size());
  }
  parameters.emplace_back(std::int64_t{search.limit});
  std::vector<StoredInspection> inspections;
  for (const auto& row : connection.query(fmt::format("SELECT {} FROM inspection WHERE {} ORDER BY id DESC LIMIT ${}", columns, where, parameters.size()), parameters))
    inspections.push_back(inspection_of(row));
  return inspections;
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
