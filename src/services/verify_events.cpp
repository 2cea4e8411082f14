// SPDX-License-Identifier: Apache-2.0
#include "services/verify_events.hpp"

#include <optional>
#include <set>

#include "base/id.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/hazard_writing.hpp"
#include "services/submit_inspection.hpp"
#include "services/verify_documents.hpp"
#include "services/verify_recorded.hpp"
#include "store/hazard_store.hpp"
#include "store/sha256.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;
using store::sql::Value;

constexpr std::size_t page_size = 200;

template <typename Enum>
Value name_of(Enum value) {
  return std::string(boost::describe::enum_to_string(value, ""));
}

/// One hazard, folded step by step.
class FoldedHazard {
 public:
  FoldedHazard(const Context& context, Connection& connection, const VerifyReport& report) : m_context(context), m_connection(connection), m_report(report) {}

  void reset() {
    m_hazard.reset();
    m_photos.clear();
    m_broken = false;
  }

  /// Events are our own text, but somebody may have written into the database: what cannot be read is a difference.
  void take(const WalkedEvent& event) {
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
      if (problem.kind() == base::ProblemKind::unavailable) throw;
      broken(event, problem.code());
    } catch (const base::BrokenPromise&) {
      broken(event, "unreadable");
    }
  }

  void close(const WalkedEvent& last) {
    m_report.count(m_report.verdict.hazards, "hazards");
    if (m_broken || !m_hazard) return;
    const auto row = m_connection.query_one("SELECT region, subdistrict, place, state, level, climb, department, is_open, due, found_at, version, body FROM hazard WHERE id = $1", {last.subject});
    const auto& hazard = *m_hazard;
    const std::vector<Value> expected{
        hazard.region.text(), hazard.region.at_most(9).text(), hazard.place ? Value(hazard.place->text()) : Value(nullptr), name_of(hazard.state), name_of(hazard.level),
        name_of(hazard.climb), store::sql::or_null(hazard.department), std::int64_t{domain::is_open(hazard)}, hazard.due ? hazard.due->us : store::no_due, hazard.found_at.us, hazard.version, json::write_text(hazard)};
    if (!row || hazard.id.text() != last.subject || Row(*row).values() != expected) m_report.differ(fmt::format("hazard: {} is not what its {} events come to", last.subject, last.version));
    const auto steps = m_connection.query_one("SELECT COUNT(*) FROM hazard_step WHERE hazard = $1", {last.subject});
    if (steps->integer(0) != last.version) m_report.differ(fmt::format("hazard_step: {} has {} steps and {} events", last.subject, steps->integer(0), last.version));
  }

 private:
  void broken(const WalkedEvent& event, const std::string& why) {
    m_broken = true;
    m_report.differ(fmt::format("event: {} version {} cannot follow ({})", event.subject, event.version, why));
  }

  void compare_step(const WalkedEvent& event, const domain::Step& step) {
    m_report.count(m_report.verdict.steps, "steps");
    const auto row = m_connection.query_one("SELECT id, at, body FROM hazard_step WHERE hazard = $1 AND version = $2", {event.subject, event.version});
    if (!row || row->text(0) != step.id.text() || row->integer(1) != step.at.us || row->text(2) != json::write_text(step))
      m_report.differ(fmt::format("hazard_step: {} version {} is not the event's", event.subject, event.version));
    for (const auto& photo : step.photos)
      if (m_photos.insert(photo).second) compare_use(event, photo);
  }

  void compare_use(const WalkedEvent& event, const std::string& photo) {
    ++m_report.verdict.photo_uses;
    const auto row = m_connection.query_one("SELECT region FROM photo_use WHERE photo = $1 AND subject = $2", {photo, event.subject});
    if (!row || row->text(0) != m_hazard->region.text()) m_report.differ(fmt::format("photo_use: {} is not shown by {} where its step says", photo, event.subject));
  }

  const Context& m_context;
  Connection& m_connection;
  const VerifyReport& m_report;
  std::optional<domain::Hazard> m_hazard;
  std::set<std::string> m_photos;
  bool m_broken = false;
};

/// What a visit shows is shown where the visit was.
void compare_uses(Connection& connection, const VerifyReport& report, const std::string& id, const std::string& region, const std::string& body) {
  if (body.find("\"photos\":[\"") == std::string::npos) return;   // most visits need no photo, and reading a body costs more than this
  for (const auto& photo : photos_of(json::read_stored<domain::Inspection>(body))) {
    ++report.verdict.photo_uses;
    const auto row = connection.query_one("SELECT region FROM photo_use WHERE photo = $1 AND subject = $2", {photo, id});
    if (!row || row->text(0) != region) report.differ(fmt::format("photo_use: {} is not shown by {} where the visit was", photo, id));
  }
}

void close_inspection(Connection& connection, const VerifyReport& report, const WalkedEvent& last) {
  report.count(report.verdict.inspections, "inspections");
  const auto row = connection.query_one("SELECT place, region, inspector, sent_by, received_at, failed, not_seen, digest, body FROM inspection WHERE id = $1", {last.subject});
  if (!row) return report.differ(fmt::format("inspection: {} is missing", last.subject));
  const auto told = json::read_stored<InspectionSubmittedBody>(last.body);
  const auto maker = told.made_by ? told.made_by->text() : last.actor;
  const std::vector<Value> expected{told.place.text(), last.region, maker, told.made_by ? Value(last.actor) : Value(nullptr), last.at, told.failed, told.not_seen, told.digest};
  auto values = Row(*row).values();
  values.pop_back();
  if (values != expected || store::sha256_hex(row->text(8)) != told.digest) return report.differ(fmt::format("inspection: {} is not what was submitted", last.subject));
  compare_uses(connection, report, last.subject, last.region, row->text(8));
}

/// One thing's events, in order, and what they come to.
class Thing {
 public:
  Thing(const Context& context, Connection& connection, const VerifyReport& report)
      : m_context(context), m_connection(connection), m_report(report), m_hazard(context, connection, report), m_saved(context, connection, report) {}

  void take(WalkedEvent event) {
    if (event.subject != m_last.subject) begin(event);
    if (event.version != m_last.version + 1) m_report.differ(fmt::format("event: {} goes from version {} to {}", event.subject, m_last.version, event.version));
    if (event.id != base::derived_ulid(base::Instant{event.at}.ms(), event.subject + ':' + std::to_string(event.version)))
      m_report.differ(fmt::format("event: the id of {} version {} does not follow from it", event.subject, event.version));
    if (base::starts_with(event.kind, "hazard.")) m_hazard.take(event);
    if (SavedThing::knows(event.kind)) m_report.guarded("event: " + event.subject, [&] { m_saved.take(event); });
    m_last = std::move(event);
  }

  /// Compares the thing with its row.
  void close() {
    if (m_last.subject.empty()) return;
    m_report.guarded(m_last.kind + ": " + m_last.subject, [&] {
      if (base::starts_with(m_last.kind, "hazard.")) m_hazard.close(m_last);
      else if (m_last.kind == "inspection.submitted") close_inspection(m_connection, m_report, m_last);
      else if (SavedThing::knows(m_last.kind)) m_saved.close(m_last);
      else if (is_recorded_row(m_last.kind)) verify_recorded_row(m_context, m_connection, m_report, m_first, m_last);
    });
  }

 private:
  void begin(const WalkedEvent& first) {
    close();
    m_hazard.reset();
    m_saved.reset();
    m_last = {};
    m_first = first;
  }

  const Context& m_context;
  Connection& m_connection;
  const VerifyReport& m_report;
  FoldedHazard m_hazard;
  SavedThing m_saved;
  WalkedEvent m_first, m_last;
};

}  // namespace

void verify_events(const Context& context, Connection& connection, const VerifyReport& report) {
  Thing thing(context, connection, report);
  std::string subject;
  const auto page = fmt::format("SELECT subject, version, id, kind, region, actor, at, body FROM event WHERE (subject, version) > ($1, $2) ORDER BY subject, version LIMIT {}", page_size);
  for (std::int64_t version = 0;;) {
    const auto rows = connection.query(page, {subject, version});
    for (const auto& row : rows) {
      thing.take({row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5), row.integer(6), row.text(7)});
      report.count(report.verdict.events, "events");
    }
    if (rows.size() < page_size) break;
    subject = rows.back().text(0);
    version = rows.back().integer(1);
  }
  thing.close();
}

}  // namespace gridward::services
