// SPDX-License-Identifier: Apache-2.0
#include "store/place_store.hpp"

#include <fmt/format.h>

#include "domain/map_clusters.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

namespace {

constexpr std::string_view columns = "body, last_inspected, open_hazards, due_day, version";

StoredPlace place_of(const sql::Row& row) {
  StoredPlace stored{json::read_stored<domain::Place>(row.text(0)), row.integer(3)};
  if (const auto at = row.optional_integer(1)) stored.place.last_inspected = base::Instant{*at};
  stored.place.open_hazards = row.integer(2);
  return stored;
}

/// The document without the figures that are columns alone.
std::string document_of(domain::Place place) {
  place.last_inspected.reset();
  place.open_hazards = 0;
  return json::write_text(place);
}

/// LIKE pattern with the user's own % and _ taken literally.
std::string containing(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern.push_back('\\');
    pattern.push_back(c);
  }
  return pattern + "%";
}

std::string conditions(const PlaceSearch& search, std::vector<sql::Value>& parameters) {
  parameters.emplace_back(search.after);
  std::string where = "id > $1 AND " + scope_condition("region", search.within, parameters);
  const auto add = [&](std::string_view text, sql::Value value) {
    parameters.push_back(std::move(value));
    where += fmt::format(fmt::runtime(text), parameters.size());
  };
  if (!search.also_inactive) where += " AND active = 1";
  if (!search.type.empty()) add(" AND type = ${}", search.type);
  if (!search.text.empty()) add(" AND name LIKE ${} ESCAPE '\\'", containing(search.text));
  if (search.has_open) where += " AND open_hazards > 0";
  if (search.due_by_day) add(" AND due_day <= ${}", *search.due_by_day);
  std::string cells;
  for (const auto& [low, high] : search.cells) {
    parameters.emplace_back(low);
    parameters.emplace_back(high);
    cells += fmt::format("{}cell BETWEEN ${} AND ${}", cells.empty() ? "" : " OR ", parameters.size() - 1, parameters.size());
  }
  if (!cells.empty()) where += " AND (" + cells + ")";
  return where;
}

}  // namespace

std::optional<StoredPlace> find_place(sql::Connection& connection, const domain::PlaceId& id) {
  const auto rows = connection.query(fmt::format("SELECT {} FROM place WHERE id = $1", columns), {id.text()});
  if (rows.empty()) return std::nullopt;
  return place_of(rows.front());
}

std::vector<StoredPlace> search_places(sql::Connection& connection, const PlaceSearch& search) {
  std::vector<sql::Value> parameters;
  const auto where = conditions(search, parameters);
  parameters.emplace_back(std::int64_t{search.limit});
  std::vector<StoredPlace> places;
  for (const auto& row : connection.query(fmt::format("SELECT {} FROM place WHERE {} ORDER BY id LIMIT ${}", columns, where, parameters.size()), parameters))
    places.push_back(place_of(row));
  return places;
}

std::vector<StoredPlace> places_below(sql::Connection& connection, const domain::RegionCode& below, const PlaceKey& after, int limit) {
  std::vector<StoredPlace> places;
  const auto sql = fmt::format("SELECT {} FROM place WHERE region >= $1 AND region < $2 AND (region, id) > ($3, $4) AND active = 1 ORDER BY region, id LIMIT $5", columns);
  for (const auto& row : connection.query(sql, {below.text(), below_end(below.text()), after.region, after.id, std::int64_t{limit}})) places.push_back(place_of(row));
  return places;
}

std::optional<StoredPlace> find_same_place(sql::Connection& connection, const domain::RegionCode& community, const std::string& name, const std::optional<std::string>& credit_code) {
  auto rows = connection.query(fmt::format("SELECT {} FROM place WHERE region >= $1 AND region < $2 AND name = $3 ORDER BY active DESC, id LIMIT 1", columns),
                               {community.text(), below_end(community.text()), name});
  if (rows.empty() && credit_code)
    rows = connection.query(fmt::format("SELECT {} FROM place WHERE credit_code = $1 AND name = $2 ORDER BY active DESC, id LIMIT 1", columns), {*credit_code, name});
  if (rows.empty()) return std::nullopt;
  return place_of(rows.front());
}

PlaceNames place_names(sql::Connection& connection, const std::vector<domain::PlaceId>& ids) {
  PlaceNames names;
  if (ids.empty()) return names;
  std::vector<sql::Value> parameters;
  std::string list;
  for (const auto& id : ids) {
    parameters.emplace_back(id.text());
    list += fmt::format("{}${}", list.empty() ? "" : ", ", parameters.size());
  }
  for (const auto& row : connection.query("SELECT id, name, type FROM place WHERE id IN (" + list + ")", parameters)) names[row.text(0)] = {row.text(1), row.text(2)};
  return names;
}

std::int64_t count_places(sql::Connection& connection, const domain::RegionCode& below) {
  return connection.query("SELECT COUNT(*) FROM place WHERE region >= $1 AND region < $2 AND active = 1", {below.text(), below_end(below.text())}).front().integer(0);
}

bool save_place(sql::Connection& connection, const domain::Place& place, std::optional<std::int64_t> cell, std::int64_t due_day) {
  const auto document = document_of(place);
  // The map's numbers are those of the document as it will be read, to the last digit.
  const auto at = json::read_stored<domain::Place>(document).position;
  const std::vector<sql::Value> parameters{place.id.text(), place.region.text(), place.type, place.name, sql::or_null(place.credit_code), sql::or_null(cell),
                                           std::int64_t{place.active}, due_day, place.version, document,
                                           at ? sql::Value(domain::micro_degrees(at->at.lng)) : sql::Value(nullptr), at ? sql::Value(domain::micro_degrees(at->at.lat)) : sql::Value(nullptr),
                                           static_cast<std::int64_t>(place.risk)};
  if (place.version == 1)
    return connection.execute("INSERT INTO place(id, region, type, name, credit_code, cell, active, due_day, version, body, lng, lat, risk, open_hazards) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0) ON CONFLICT (id) DO NOTHING", parameters) == 1;
  return connection.execute("UPDATE place SET region = $2, type = $3, name = $4, credit_code = $5, cell = $6, active = $7, due_day = $8, version = $9, body = $10, lng = $11, lat = $12, risk = $13 WHERE id = $1 AND version = $9 - 1", parameters) == 1;
}

void note_inspected(sql::Connection& connection, const domain::PlaceId& id, base::Instant at, std::int64_t due_day) {
  connection.execute("UPDATE place SET last_inspected = $2, due_day = $3 WHERE id = $1 AND (last_inspected IS NULL OR last_inspected < $2)", {id.text(), at.us, due_day});
}

void add_open_hazards(sql::Connection& connection, const domain::PlaceId& id, int delta) {
  connection.execute("UPDATE place SET open_hazards = open_hazards + $2 WHERE id = $1", {id.text(), std::int64_t{delta}});
}

std::vector<domain::Extinguisher> extinguishers_of(sql::Connection& connection, const domain::PlaceId& place) {
  std::vector<domain::Extinguisher> units;
  for (const auto& row : connection.query("SELECT body FROM extinguisher WHERE place = $1 AND removed = 0 ORDER BY id LIMIT 500", {place.text()}))
    units.push_back(json::read_stored<domain::Extinguisher>(row.text(0)));
  return units;
}

std::optional<domain::Extinguisher> find_extinguisher(sql::Connection& connection, const domain::ExtinguisherId& id) {
  return find_document<domain::Extinguisher>(connection, "extinguisher", "id", id.text());
}

bool save_extinguisher(sql::Connection& connection, const domain::Extinguisher& extinguisher) {
  const std::vector<sql::Value> parameters{extinguisher.id.text(), extinguisher.place.text(), std::int64_t{extinguisher.removed}, extinguisher.version, json::write_text(extinguisher)};
  if (extinguisher.version == 1)
    return connection.execute("INSERT INTO extinguisher(id, place, removed, version, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING", parameters) == 1;
  return connection.execute("UPDATE extinguisher SET place = $2, removed = $3, version = $4, body = $5 WHERE id = $1 AND version = $4 - 1", parameters) == 1;
}

}  // namespace gridward::store
