// SPDX-License-Identifier: Apache-2.0
#include "services/verify_documents.hpp"

#include <algorithm>
#include <array>

#include "json/codec.hpp"
#include "domain/base_map.hpp"
#include "domain/suggestion.hpp"
#include "services/place_facts.hpp"
#include "store/sha256.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

namespace {

using store::sql::Row;
using store::sql::Value;

struct DocumentTable {
  std::string_view table;            ///< and the noun of its events' kinds
  std::string_view key;
  std::string_view columns;          ///< beside version and body
  std::string_view subject_prefix;
  std::int64_t Verdict::*figure;
};

constexpr std::array<DocumentTable, 7> document_tables = {{
    {"region", "code", "level, name, parent, kind, valid_from, valid_to, has_boundary", "region:", &Verdict::regions},
    {"person", "id", "login, active", "", &Verdict::people},
    {"post", "id", "person, role, region, from_day, to_day, stands_in_for", "", &Verdict::posts},
    {"place", "id", "region, type, name, credit_code, cell, active", "", &Verdict::places},
    {"extinguisher", "id", "place, removed", "", &Verdict::extinguishers},
    {"suggestion", "id", "region, author, answered", "", &Verdict::suggestions},
    {"base_map", "id", "edition", "base_map:", &Verdict::base_maps},
}};

constexpr std::array<std::string_view, 16> kinds = {"region.saved", "person.saved", "person.forgotten", "post.saved", "place.saved", "place.contact_forgotten", "place.code_renewed", "place.visit_asked", "place.visit_called_off", "place.visit_made", "place.merged", "place.took_in", "extinguisher.saved", "suggestion.made", "suggestion.answered", "base_map.imported"};

const DocumentTable& table_of(std::string_view kind) {
  const auto noun = kind.substr(0, kind.find('.'));
  return *std::find_if(document_tables.begin(), document_tables.end(), [&](const auto& known) { return known.table == noun; });
}

template <typename Enum>
Value name_of(Enum value) {
  return std::string(boost::describe::enum_to_string(value, ""));
}
Value day(base::Date date) { return std::int64_t{date.time_since_epoch().count()}; }
Value day(const std::optional<base::Date>& date) { return date ? day(*date) : Value(nullptr); }
Value flag(bool value) { return std::int64_t{value}; }

/// The columns of the table above as the document says them.
std::vector<Value> columns_of(const DocumentTable& table, const std::string& body) {
  if (table.table == "region") {
    const auto region = json::read_stored<domain::Region>(body);
    return {name_of(region.level), region.name, region.parent.text(), region.kind ? name_of(*region.kind) : Value(nullptr), day(region.valid_from), day(region.valid_to), flag(region.boundary.has_value())};
  }
  if (table.table == "person") {
    const auto person = json::read_stored<domain::Person>(body);
    return {person.login, flag(person.active)};
  }
  if (table.table == "post") {
    const auto post = json::read_stored<domain::Post>(body);
    return {post.person.text(), name_of(post.role), post.region.text(), day(post.from), day(post.to), post.stands_in_for ? Value(post.stands_in_for->text()) : Value(nullptr)};
  }
  if (table.table == "place") {
    const auto place = json::read_stored<domain::Place>(body);
    return {place.region.text(), place.type, place.name, store::sql::or_null(place.credit_code), store::sql::or_null(cell_in(body)), flag(place.active)};
  }
  if (table.table == "suggestion") {
    const auto suggestion = json::read_stored<domain::Suggestion>(body);
    return {suggestion.region.text(), suggestion.author.text(), flag(suggestion.answered_at.has_value())};
  }
  if (table.table == "base_map") return {json::read_stored<domain::BaseMap>(body).edition};
  const auto extinguisher = json::read_stored<domain::Extinguisher>(body);
  return {extinguisher.place.text(), flag(extinguisher.removed)};
}

bool is_person(std::string_view kind) { return kind.starts_with("person."); }
bool is_place(std::string_view kind) { return kind.starts_with("place."); }
bool is_suggestion(std::string_view kind) { return kind.starts_with("suggestion."); }
bool is_sealed(std::string_view kind) { return is_person(kind) || is_place(kind) || is_suggestion(kind); }

/// Whether personal data belongs to the thing after this event; what was forgotten has none.
bool keeps_sealed(const WalkedEvent& last) {
  if (is_person(last.kind)) return last.kind == "person.saved";
  return is_suggestion(last.kind) || !json::read_stored<domain::Place>(last.body).contact.empty();
}

}  // namespace

bool SavedThing::knows(std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

void SavedThing::reset() {
  m_facts = {};
  m_sealed_at.reset();
}

/// An older event of a person says only that something was sealed then; of a place not even that.
void SavedThing::take(const WalkedEvent& event) {
  if (!is_sealed(event.kind)) return;
  auto facts = facts_in(event.body);
  if (facts.password) m_facts.password = std::move(facts.password);
  if (!facts.sealed && event.kind != "person.saved") return;
  m_facts.sealed = std::move(facts.sealed);
  m_sealed_at = event.at;
}

void SavedThing::close(const WalkedEvent& last) {
  const auto& table = table_of(last.kind);
  m_report.count(m_report.verdict.*table.figure, table.table);
  const auto id = last.subject.substr(table.subject_prefix.size());
  const auto row = m_connection.query_one(fmt::format("SELECT {}, version, body FROM {} WHERE {} = $1", table.columns, table.table, table.key), {id});
  const auto document = document_in(last.body);
  auto expected = columns_of(table, document);
  expected.emplace_back(last.version);
  expected.emplace_back(document);
  if (!row || Row(*row).values() != expected) m_report.differ(fmt::format("{}: {} is not what its last event says", table.table, id));
  if (row && is_person(last.kind)) compare_password(last);
  if (is_sealed(last.kind)) compare_sealed(last);
}

void SavedThing::compare_password(const WalkedEvent& last) {
  if (!m_facts.password) return;
  const auto row = m_connection.query_one("SELECT password FROM person WHERE id = $1", {last.subject});
  if (store::sha256_hex(row->text(0)) != *m_facts.password) m_report.differ(fmt::format("person: the password of {} is not the one that was set", last.subject));
}

/// Whoever was forgotten has no row; verify_counts sees one that is too many.
void SavedThing::compare_sealed(const WalkedEvent& last) {
  if (!keeps_sealed(last)) return;
  ++m_report.verdict.sealed;
  const auto row = m_connection.query_one("SELECT sealed, sealed_at FROM vault_entry WHERE id = $1", {last.subject});
  if (!row) return m_report.differ(fmt::format("vault_entry: {} is missing and was not forgotten", last.subject));
  if (m_sealed_at && row->integer(1) != *m_sealed_at) m_report.differ(fmt::format("vault_entry: {} was not sealed at the time it says", last.subject));
  if (m_facts.sealed && store::sha256_hex(row->blob(0)) != *m_facts.sealed) m_report.differ(fmt::format("vault_entry: {} is not what was sealed", last.subject));
  m_report.guarded(fmt::format("vault_entry: {}", last.subject), [&] {
    if (!m_context.vault.open(m_connection, store::VaultId(last.subject))) m_report.differ(fmt::format("vault_key: {} is missing and was not forgotten", last.subject));
  });
}

}  // namespace gridward::services
