// SPDX-License-Identifier: Apache-2.0
#include "services/verify_events.hpp"

#include <fmt/format.h>

#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/hazard_writing.hpp"
#include "store/document_table.hpp"
#include "store/hazard_store.hpp"
#include "store/inspection_store.hpp"
#include "store/sha256.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;

constexpr std::size_t page_size = 200;

struct WalkedEvent {
  std::string subject;
  std::int64_t version = 0;
  std::string kind;
  std::string region;
  std::string actor;
  std::int64_t at = 0;
  std::string body;
};

/// What the row of an inspection has to agree with, of its event's body.
struct SubmittedFacts {
  domain::PlaceId place;
  std::string digest;
  std::int64_t failed = 0;
  std::int64_t not_seen = 0;
};
BOOST_DESCRIBE_STRUCT(SubmittedFacts, (), (place, digest, failed, not_seen))

/// A table whose row is the body of the thing's last event.
struct DocumentTable {
  std::string_view kind;
  std::string_view table;
  std::string_view key;
  std::string_view columns;          ///< beside version and body
  std::string_view subject_prefix;
  std::int64_t Verdict::*figure;
};

constexpr std::array<DocumentTable, 5> document_tables = {{
    {"region.saved", "region", "code", "level, name, parent, kind, valid_from, valid_to, has_boundary", "region:", &Verdict::regions},
    {"person.saved", "person", "id", "login, active", "", &Verdict::people},
    {"post.saved", "post", "id", "person, role, region, from_day, to_day", "", &Verdict::posts},
    {"place.saved", "place", "id", "region, type, name, credit_code, active", "", &Verdict::places},
    {"extinguisher.saved", "extinguisher", "id", "place, removed", "", &Verdict::extinguishers},
}};

template <typename Enum>
store::sql::Value name_of(Enum value) {
  return std::string(boost::describe::enum_to_string(value, ""));
}
store::sql::Value day(base::Date date) { return std::int64_t{date.time_since_epoch().count()}; }
store::sql::Value day(const std::optional<base::Date>& date) { return date ? day(*date) : store::sql::Value(nullptr); }
store::sql::Value flag(bool value) { return std::int64_t{value}; }

/// The columns of the table above as the document says them.
std::vector<store::sql::Value> columns_of(const DocumentTable& table, const std::string& body) {
  if (table.table == "region") {
    const auto region = json::read_stored<domain::Region>(body);
    return {name_of(region.level), region.name, region.parent.text(), region.kind ? name_of(*region.kind) : store::sql::Value(nullptr), day(region.valid_from), day(region.valid_to),
            flag(region.boundary.has_value())};
  }
  if (table.table == "person") {
    const auto person = json::read_stored<domain::Person>(body);
    return {person.login, flag(person.active)};
  }
  if (table.table == "post") {
    const auto post = json::read_stored<domain::Post>(body);
    return {post.person.text(), name_of(post.role), post.region.text(), day(post.from), day(post.to)};
  }
  if (table.table == "place") {
    const auto place = json::read_stored<domain::Place>(body);
    return {place.region.text(), place.type, place.name, store::sql::or_null(place.credit_code), flag(place.active)};
  }
  const auto extinguisher = json::read_stored<domain::Extinguisher>(body);
  return {extinguisher.place.text(), flag(extinguisher.removed)};
}

/// One thing's events, in order, and what they come to.
class Thing {
 public:
  Thing(const Context& context, Connection& connection, const VerifyReport& report) : m_context(context), m_connection(connection), m_report(report) {}

  void take(WalkedEvent event) {
    if (event.subject != m_last.subject) {
      close();
      m_hazard.reset();
      m_last = {};
      m_broken = false;
    }
    if (event.version != m_last.version + 1) m_report.differ(fmt::format("event: {} goes from version {} to {}", event.subject, m_last.version, event.version));
    if (base::starts_with(event.kind, "hazard.")) fold(event);
    m_last = std::move(event);
  }

  /// Compares the thing with its row.
  void close() {
    if (m_last.subject.empty()) return;
    try {
      compare();
    } catch (const base::BrokenPromise&) {
      broken(m_last, "unreadable");
    }
  }

 private:
  void compare() {
    if (base::starts_with(m_last.kind, "hazard.")) return close_hazard();
    if (m_last.kind == "inspection.submitted") return close_inspection();
    for (const auto& table : document_tables)
      if (m_last.kind == table.kind) return close_document(table);
  }

  /// Events are our own text, but somebody may have written into the database: what cannot be read is a difference.
  void fold(const WalkedEvent& event) {
    if (m_broken) return;
    try {
      domain::Step step;
      if (event.kind == "hazard.opened") {
        auto opened = json::read_stored<OpenedBody>(event.body);
        m_hazard = std::move(opened.hazard);
        step = std::move(opened.step);
      } else {
        step = json::read_stored<domain::Step>(event.body);
        if (!m_hazard) throw base::conflict("hazard.step_not_now");
        m_hazard = domain::apply(*m_hazard, step, m_context.rules.clocks);
      }
      compare_step(event, step);
    } catch (const base::Problem& problem) {
      broken(event, problem.code());
    } catch (const base::BrokenPromise&) {
      broken(event, "unreadable");
    }
  }

  void broken(const WalkedEvent& event, const std::string& why) {
    m_broken = true;
    m_report.differ(fmt::format("event: {} version {} cannot follow ({})", event.subject, event.version, why));
  }

  void compare_step(const WalkedEvent& event, const domain::Step& step) {
    m_report.count(m_report.verdict.steps, "steps");
    const auto row = m_connection.query_one("SELECT id, at, body FROM hazard_step WHERE hazard = $1 AND version = $2", {event.subject, event.version});
    if (!row || row->text(0) != step.id.text() || row->integer(1) != step.at.us || row->text(2) != json::write_text(step))
      m_report.differ(fmt::format("hazard_step: {} version {} is not the event's", event.subject, event.version));
  }

  void close_hazard() {
    m_report.count(m_report.verdict.hazards, "hazards");
    if (m_broken || !m_hazard) return;
    const auto row = m_connection.query_one("SELECT region, subdistrict, place, state, level, climb, department, is_open, due, found_at, version, body FROM hazard WHERE id = $1", {m_last.subject});
    const auto& hazard = *m_hazard;
    const std::vector<store::sql::Value> expected{
        hazard.region.text(), hazard.region.at_most(9).text(), hazard.place ? store::sql::Value(hazard.place->text()) : store::sql::Value(nullptr), name_of(hazard.state), name_of(hazard.level),
        name_of(hazard.climb), store::sql::or_null(hazard.department), flag(domain::is_open(hazard)), hazard.due ? hazard.due->us : store::no_due, hazard.found_at.us, hazard.version, json::write_text(hazard)};
    if (!row || hazard.id.text() != m_last.subject || Row(*row).values() != expected) m_report.differ(fmt::format("hazard: {} is not what its {} events come to", m_last.subject, m_last.version));
    const auto steps = m_connection.query_one("SELECT COUNT(*) FROM hazard_step WHERE hazard = $1", {m_last.subject});
    if (steps->integer(0) != m_last.version) m_report.differ(fmt::format("hazard_step: {} has {} steps and {} events", m_last.subject, steps->integer(0), m_last.version));
  }

  void close_inspection() {
    m_report.count(m_report.verdict.inspections, "inspections");
    const auto row = m_connection.query_one("SELECT place, region, inspector, received_at, failed, not_seen, digest, body FROM inspection WHERE id = $1", {m_last.subject});
    const auto told = json::read_stored<SubmittedFacts>(m_last.body);
    const std::vector<store::sql::Value> expected{told.place.text(), m_last.region, m_last.actor, m_last.at, told.failed, told.not_seen, told.digest};
    if (!row) return m_report.differ(fmt::format("inspection: {} is missing", m_last.subject));
    auto values = Row(*row).values();
    values.pop_back();
    if (values != expected || store::sha256_hex(row->text(7)) != told.digest) m_report.differ(fmt::format("inspection: {} is not what was submitted", m_last.subject));
  }

  void close_document(const DocumentTable& table) {
    m_report.count(m_report.verdict.*table.figure, table.table);
    const auto id = m_last.subject.substr(table.subject_prefix.size());
    const auto row = m_connection.query_one(fmt::format("SELECT {}, version, body FROM {} WHERE {} = $1", table.columns, table.table, table.key), {id});
    auto expected = columns_of(table, m_last.body);
    expected.emplace_back(m_last.version);
    expected.emplace_back(m_last.body);
    if (!row || Row(*row).values() != expected) m_report.differ(fmt::format("{}: {} is not what its last event says", table.table, id));
  }

  const Context& m_context;
  Connection& m_connection;
  const VerifyReport& m_report;
  WalkedEvent m_last;
  std::optional<domain::Hazard> m_hazard;
  bool m_broken = false;
};

}  // namespace

void verify_events(const Context& context, Connection& connection, const VerifyReport& report) {
  Thing thing(context, connection, report);
  std::string subject;
  for (std::int64_t version = 0;;) {
    const auto rows = connection.query(
        fmt::format("SELECT subject, version, kind, region, actor, at, body FROM event WHERE (subject, version) > ($1, $2) ORDER BY subject, version LIMIT {}", page_size), {subject, version});
    for (const auto& row : rows) {
      thing.take({row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.text(6)});
      report.count(report.verdict.events, "events");
    }
    if (rows.size() < page_size) break;
    subject = rows.back().text(0);
    version = rows.back().integer(1);
  }
  thing.close();
}

}  // namespace gridward::services
