// SPDX-License-Identifier: Apache-2.0
#include "store/hazard_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/problem.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

namespace {

constexpr std::size_t subdistrict_digits = 9;

template <typename Enum>
std::string name_of(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

std::vector<domain::Hazard> hazards_of(const std::vector<sql::Row>& rows) {
  std::vector<domain::Hazard> hazards;
  hazards.reserve(rows.size());
  for (const auto& row : rows) hazards.push_back(json::read_stored<domain::Hazard>(row.text(0)));
  return hazards;
}

std::vector<sql::Value> parameters_of(const domain::Hazard& hazard) {
  return {hazard.id.text(), hazard.region.text(), hazard.region.at_most(subdistrict_digits).text(), hazard.place ? sql::Value(hazard.place->text()) : sql::Value(nullptr),
          name_of(hazard.state), name_of(hazard.level), name_of(hazard.climb), sql::or_null(hazard.department), std::int64_t{domain::is_open(hazard)},
          hazard.due ? hazard.due->us : no_due, hazard.found_at.us, hazard.version, json::write_text(hazard)};
}

bool only_open(const HazardSearch& search) { return search.open_only || search.overdue_at || (search.state && *search.state != domain::HazardState::closed); }
bool only_closed(const HazardSearch& search) { return search.state == domain::HazardState::closed; }

/// WHERE of a search. A scope that is one sub-district or less names it, so that the index gives the order for nothing.
class Conditions {
 public:
  Conditions(const HazardSearch& search, std::vector<sql::Value>& parameters) : m_parameters(parameters) {
    // A place has an index of its own; naming its sub-district would only lead astray.
    const bool one_subdistrict = !search.place && search.within.size() == 1 && search.within.front().text().size() >= subdistrict_digits;
    if (one_subdistrict)
      add("subdistrict = ${}", search.within.front().at_most(subdistrict_digits).text());
    if (!one_subdistrict || search.within.front().text().size() > subdistrict_digits) join(scope_condition("region", search.within, parameters));
    if (only_open(search)) join("is_open = 1");
    else if (only_closed(search)) join("is_open = 0");
    if (search.overdue_at) {
      add("due < ${}", search.overdue_at->us);
      join("state <> 'done'");
    }
    if (search.state) add("state = ${}", name_of(*search.state));
    if (search.level) add("level = ${}", name_of(*search.level));
    if (search.place) add("place = ${}", search.place->text());
    if (search.after) add_after(search);
  }

  const std::string& text() const { return m_text; }

 private:
  void join(std::string_view condition) { m_text += fmt::format("{}{}", m_text.empty() ? "" : " AND ", condition); }
  void add(std::string_view format, sql::Value value) {
    m_parameters.push_back(std::move(value));
    join(fmt::format(fmt::runtime(format), m_parameters.size()));
  }
  void add_after(const HazardSearch& search) {
    m_parameters.emplace_back(search.after->first);
    m_parameters.emplace_back(search.after->second);
    const bool due_first = search.order == HazardOrder::due_first;
    join(fmt::format("({0}, id) {1} (${2}, ${3})", due_first ? "due" : "found_at", due_first ? ">" : "<", m_parameters.size() - 1, m_parameters.size()));
  }

  std::vector<sql::Value>& m_parameters;
  std::string m_text;
};

std::pair<std::int64_t, std::string> place_in_order(const HazardKey& key) { return {key.sort_key, key.id}; }
std::pair<std::int64_t, std::string> place_in_order(const HazardDocument& hazard) { return {hazard.sort_key, hazard.id}; }
std::pair<std::int64_t, std::string> place_in_order(const domain::Hazard& hazard) { return {hazard.due ? hazard.due->us : no_due, hazard.id.text()}; }

/// Both kinds by deadline: the index keeps them apart, so that each is asked for and the two are put in order; sorting them all would
/// read the whole history for one page.
template <typename Row, typename Search>
std::vector<Row> open_and_closed(HazardSearch search, Search one_kind) {
  search.open_only = true;
  std::vector<Row> found = one_kind(search);
  search.open_only = false;
  search.state = domain::HazardState::closed;
  std::vector<Row> closed = one_kind(search);
  found.insert(found.end(), std::make_move_iterator(closed.begin()), std::make_move_iterator(closed.end()));
  std::sort(found.begin(), found.end(), [](const Row& a, const Row& b) { return place_in_order(a) < place_in_order(b); });
  found.resize(std::min(found.size(), static_cast<std::size_t>(search.limit)));
  return found;
}

bool wants_both_kinds(const HazardSearch& search) { return search.order == HazardOrder::due_first && !search.place && !only_open(search) && !only_closed(search); }

HazardDocument document_of(sql::Row& row) {
  HazardDocument made{row.text(0), row.integer(1), row.integer(2), {}, std::nullopt, row.optional_text(5), {}};
  ENSURE(boost::describe::enum_from_string(row.text(3).c_str(), made.state));
  if (row.integer(4) != no_due) made.due = base::Instant{row.integer(4)};
  made.document = std::move(std::get<std::string>(row.values()[6]));
  return made;
}

std::string_view document_columns(const HazardSearch& search) {
  return search.order == HazardOrder::due_first ? "id, version, due, state, due, place, body" : "id, version, found_at, state, due, place, body";
}

std::vector<sql::Row> rows_of(sql::Connection& connection, std::string_view columns, const HazardSearch& search) {
  std::vector<sql::Value> parameters;
  const Conditions conditions(search, parameters);
  parameters.emplace_back(std::int64_t{search.limit});
  const auto order = search.order == HazardOrder::due_first ? "due, id" : "found_at DESC, id DESC";
  return connection.query(fmt::format("SELECT {} FROM hazard WHERE {} ORDER BY {} LIMIT ${}", columns, conditions.text(), order, parameters.size()), parameters);
}

}  // namespace

std::optional<domain::Hazard> find_hazard(sql::Connection& connection, const domain::HazardId& id) {
  return find_document<domain::Hazard>(connection, "hazard", "id", id.text());
}

std::vector<domain::Hazard> search_hazards(sql::Connection& connection, const HazardSearch& search) {
  if (search.within.empty()) return {};
  if (wants_both_kinds(search)) return open_and_closed<domain::Hazard>(search, [&](const auto& one) { return search_hazards(connection, one); });
  return hazards_of(rows_of(connection, "body", search));
}

std::vector<HazardKey> search_hazard_keys(sql::Connection& connection, const HazardSearch& search) {
  if (search.within.empty()) return {};
  if (wants_both_kinds(search)) return open_and_closed<HazardKey>(search, [&](const auto& one) { return search_hazard_keys(connection, one); });
  std::vector<HazardKey> keys;
  for (const auto& row : rows_of(connection, search.order == HazardOrder::due_first ? "id, version, due" : "id, version, found_at", search))
    keys.push_back({row.text(0), row.integer(1), row.integer(2)});
  return keys;
}

std::vector<HazardDocument> search_hazard_documents(sql::Connection& connection, const HazardSearch& search) {
  if (search.within.empty()) return {};
  if (wants_both_kinds(search)) return open_and_closed<HazardDocument>(search, [&](const auto& one) { return search_hazard_documents(connection, one); });
  std::vector<HazardDocument> documents;
  documents.reserve(static_cast<std::size_t>(search.limit));
  for (auto& row : rows_of(connection, document_columns(search), search)) documents.push_back(document_of(row));
  return documents;
}

std::optional<HazardDocument> find_hazard_document(sql::Connection& connection, const std::string& id) {
  auto rows = connection.query("SELECT id, version, due, state, due, place, body FROM hazard WHERE id = $1", {id});
  if (rows.empty()) return std::nullopt;
  return document_of(rows.front());
}

bool add_hazard(sql::Connection& connection, const domain::Hazard& hazard) {
  return connection.execute("INSERT INTO hazard(id, region, subdistrict, place, state, level, climb, department, is_open, due, found_at, version, body, cell) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, (SELECT cell FROM place WHERE place.id = $4)) ON CONFLICT (id) DO NOTHING", parameters_of(hazard)) == 1;
}

bool update_hazard(sql::Connection& connection, const domain::Hazard& hazard) {
  return connection.execute("UPDATE hazard SET region = $2, subdistrict = $3, place = $4, state = $5, level = $6, climb = $7, department = $8, is_open = $9, due = $10, found_at = $11, version = $12, body = $13 WHERE id = $1 AND version = $12 - 1", parameters_of(hazard)) == 1;
}

void add_step(sql::Connection& connection, const domain::HazardId& hazard, std::int64_t version, const domain::Step& step) {
  connection.execute("INSERT INTO hazard_step(hazard, version, id, at, body) VALUES ($1, $2, $3, $4, $5)", {hazard.text(), version, step.id.text(), step.at.us, json::write_text(step)});
}

std::vector<domain::Step> steps_of(sql::Connection& connection, const domain::HazardId& hazard) {
  std::vector<domain::Step> steps;
  for (const auto& row : connection.query("SELECT body FROM hazard_step WHERE hazard = $1 ORDER BY version LIMIT 1000", {hazard.text()}))
    steps.push_back(json::read_stored<domain::Step>(row.text(0)));
  return steps;
}

std::optional<FoundStep> find_step(sql::Connection& connection, const domain::StepId& id) {
  const auto rows = connection.query("SELECT hazard, body FROM hazard_step WHERE id = $1", {id.text()});
  if (rows.empty()) return std::nullopt;
  return FoundStep{domain::HazardId(rows.front().text(0)), json::read_stored<domain::Step>(rows.front().text(1))};
}

std::vector<domain::Hazard> hazards_due_before(sql::Connection& connection, base::Instant at, int limit, const std::string& after_id, std::int64_t after_due) {
  return hazards_of(connection.query("SELECT body FROM hazard WHERE is_open = 1 AND due < $1 AND (due, id) > ($2, $3) ORDER BY due, id LIMIT $4", {at.us, after_due, after_id, std::int64_t{limit}}));
}

std::vector<OpenCount> count_open(sql::Connection& connection, const domain::RegionCode& below, base::Instant now) {
  std::vector<OpenCount> counts;
  // Named where there is one, so that other sub-districts' open hazards are not read; closed ones never are.
  const bool one_subdistrict = below.text().size() >= subdistrict_digits;
  std::vector<sql::Value> parameters{below.text(), below_end(below.text()), now.us};
  if (one_subdistrict) parameters.emplace_back(below.at_most(subdistrict_digits).text());
  const auto rows = connection.query(fmt::format(
      "SELECT region, COUNT(*), SUM(CASE WHEN due < $3 AND state <> 'done' THEN 1 ELSE 0 END), SUM(CASE WHEN level = 'imminent' THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN level = 'suspected_major' THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'done' THEN 1 ELSE 0 END)"
      " FROM hazard WHERE {}is_open = 1 AND region >= $1 AND region < $2 GROUP BY region ORDER BY region LIMIT 20000",
      one_subdistrict ? "subdistrict = $4 AND " : ""), parameters);
  for (const auto& row : rows)
    counts.push_back({row.text(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)});
  return counts;
}

}  // namespace gridward::store
