// SPDX-License-Identifier: Apache-2.0
#include "dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <vector>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "main/embedded.hpp"
#include "main/house.hpp"
#include "services/extend_ledger.hpp"
#include "services/hazard_writing.hpp"
#include "services/notify.hpp"
#include "services/submit_inspection.hpp"
#include "store/place_store.hpp"
#include "store/sha256.hpp"

namespace gridward::bench {

namespace {

namespace fs = std::filesystem;
using store::sql::Row;

/// The newest days are alike in every house, whatever its size: so many visits, and some places visited often, so that pages and spans that are
/// asked for are equally full and what grows is history alone.
constexpr std::int64_t recent_days = 33, recent_a_day = 300, recent = recent_days * recent_a_day;
constexpr std::int64_t older_a_day = 500, longest_days = 1800, transaction_size = 20'000;
constexpr std::size_t often_visited = 20;
constexpr std::int64_t one_in_goes_there = 6;
constexpr std::size_t done_after = 400, closed_after = 600;   // newer hazards
constexpr std::int64_t kept_days = 3;
constexpr const char* form = "4";   ///< of what this file writes

fs::path kept_below() {
  if (const char* named = std::getenv("GRIDWARD_BENCH_DATA")) return named;
  return fs::temp_directory_path() / "gridward-bench-data";
}

std::string schema_mark() {
  std::string all = form;
  for (const auto& file : embedded::all())
    if (file.path.substr(0, 11) == "migrations/") all += file.content;
  return store::sha256_hex(all).substr(0, 12);
}

/// One visit in two versions for each checklist: all well, and one thing wrong that opens a hazard.
struct Template {
  domain::Inspection clean, faulty;
  std::size_t failed = 0;            ///< which answer
};

struct KnownPlace {
  domain::Place place;
  std::string inspector, rechecker;
  const Template* visit = nullptr;
};

Template template_of(const domain::Checklist& list) {
  Template made;
  made.clean.checklist = {list.id, list.version};
  for (const auto& item : list.items) {
    domain::Answer answer;
    answer.item = item.id;
    answer.answer = domain::AnswerKind::pass;
    made.clean.answers.push_back(answer);
  }
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    auto visit = made.clean;
    visit.answers[i].answer = domain::AnswerKind::fail;
    visit.answers[i].note = "通道堆放杂物";
    visit.answers[i].hazard = domain::HazardId(std::string(26, '0'));
    const auto assessment = domain::assess(list, visit.answers);
    if (!assessment.problems.empty() || assessment.findings.size() != 1) continue;
    const auto found = assessment.findings.front().result_class;
    if (found != domain::ResultClass::G1 && found != domain::ResultClass::G2) continue;
    made.faulty = std::move(visit);
    made.failed = i;
    return made;
  }
  throw std::runtime_error("no item of " + list.id + " opens a hazard without a photo");
}

class Writer {
 public:
  Writer(House& house, std::int64_t wanted) : m_context(house.context()), m_connection(store::sql::open({house.configuration().database_address()})), m_wanted(wanted), m_ids(static_cast<std::uint64_t>(wanted)) {
    // Indexes grow all over the file: 256 MB of it are kept at a million, 1.5 GB at ten.
    m_connection->script(fmt::format("PRAGMA synchronous = OFF; PRAGMA cache_size = -{}; PRAGMA wal_autocheckpoint = 50000;", 131'072 + wanted / 8));
    read_places();
  }

  void run() {
    const auto now = base::SystemClock().now();
    m_week_ago = now.us - 7 * base::us_per_day;
    m_connection->begin();
    for (std::int64_t i = 0; i < m_wanted; ++i) {
      visit(i, {now.us - age_us(m_wanted - i)});
      if (i % transaction_size != transaction_size - 1) continue;
      m_connection->commit();
      std::cerr << fmt::format("\rdata of {} inspections: {} %", m_wanted, 100 * i / m_wanted) << std::flush;
      m_connection->begin();
    }
    m_connection->commit();
    m_connection->script("PRAGMA wal_checkpoint(TRUNCATE);");
    std::cerr << fmt::format("\rdata of {} inspections: made\n", m_wanted);
  }

  std::vector<std::string> often() const {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < often_visited; ++i) ids.push_back(m_places[i % m_places.size()].place.id.text());
    return ids;
  }
  std::int64_t hazards() const { return m_hazards; }
  std::int64_t seq_a_week_ago() const { return m_seq_a_week_ago; }

 private:
  void read_places() {
    std::map<std::string, std::string> members, chiefs;
    for (const auto& row : m_connection->query("SELECT region, person FROM post WHERE role = 'grid_member' ORDER BY id")) members[row.text(0)] = row.text(1);
    for (const auto& row : m_connection->query("SELECT region, person FROM post WHERE role = 'grid_chief' ORDER BY id")) chiefs[row.text(0)] = row.text(1);
    for (const auto& row : m_connection->query("SELECT id FROM place WHERE active = 1 ORDER BY substr(id, 20)")) {
      auto place = store::find_place(*m_connection, domain::PlaceId(row.text(0)))->place;
      const auto* type = m_context.rules.place_type(place.type);
      const auto* list = type == nullptr ? nullptr : m_context.rules.checklists.newest(type->checklist);
      const auto member = members.find(place.region.at_most(15).text()), chief = chiefs.find(place.region.at_most(12).text());
      if (list == nullptr || member == members.end() || chief == chiefs.end()) continue;
      if (!m_templates.contains(list->id)) m_templates.emplace(list->id, template_of(*list));
      m_places.push_back({std::move(place), member->second, chief->second, &m_templates.at(list->id)});
    }
    if (m_places.empty()) throw std::runtime_error("the demo has no places with people to visit them");
  }

  /// How long ago the visit was that `newer` others followed, this one counted.
  std::int64_t age_us(std::int64_t newer) const {
    if (newer <= recent) return newer * (base::us_per_day / recent_a_day);
    const auto older = m_wanted - recent, days = std::clamp<std::int64_t>(older / older_a_day, 1, longest_days - recent_days);
    return recent_days * base::us_per_day + (newer - recent) * (days * base::us_per_day / older);
  }

  const KnownPlace& place_of(std::int64_t i) {
    if (i % one_in_goes_there == 0) return m_places[static_cast<std::size_t>(i / one_in_goes_there) % std::min(often_visited, m_places.size())];
    return m_places[m_next_place++ % m_places.size()];
  }

  void visit(std::int64_t i, base::Instant at) {
    const auto& place = place_of(i);
    const bool faulty = i % 10 == 9;
    store::UnitOfWork unit{*m_connection, at};
    auto& inspection = m_inspection = faulty ? place.visit->faulty : place.visit->clean;
    inspection.place = place.place.id;
    inspection.started_at = {at.us - 20 * base::us_per_minute};
    inspection.finished_at = {at.us - 2 * base::us_per_minute};
    const domain::InspectionId id(m_ids.text(at.ms()));
    if (faulty) inspection.answers[place.visit->failed].hazard = domain::HazardId(m_ids.text(at.ms()));
    auto written = services::write_visit(unit, m_context, domain::PersonId(place.inspector), place.place, id, inspection);
    for (auto& hazard : written.hazards) {
      m_rectifying.emplace_back(std::move(hazard), &place);
      ++m_hazards;
      move_older(unit);
    }
    if (at.us < m_week_ago) m_seq_a_week_ago = -1;
    else if (m_seq_a_week_ago == -1) m_seq_a_week_ago = store::latest_seq(*m_connection);
  }

  void move_older(store::UnitOfWork& unit) {
    if (m_rectifying.size() > done_after) {
      auto [hazard, place] = std::move(m_rectifying.front());
      m_rectifying.pop_front();
      auto done = step(unit, hazard.id, domain::StepKind::done, place->inspector);
      done.text = "已清理";
      m_done.emplace_back(services::step_in(unit, m_context, hazard, done), place);
    }
    if (m_done.size() > closed_after - done_after) {
      auto [hazard, place] = std::move(m_done.front());
      m_done.pop_front();
      services::step_in(unit, m_context, hazard, step(unit, hazard.id, domain::StepKind::recheck_passed, place->rechecker));
    }
  }

  static domain::Step step(const store::UnitOfWork& unit, const domain::HazardId& hazard, domain::StepKind kind, const std::string& actor) {
    domain::Step made;
    made.id = domain::StepId(base::derived_ulid(unit.now.ms(), hazard.text() + boost::describe::enum_to_string(kind, "")));
    made.kind = kind;
    made.at = unit.now;
    made.actor = actor;
    return made;
  }

  services::Context& m_context;
  std::unique_ptr<store::sql::Connection> m_connection;
  std::int64_t m_wanted;
  base::IdMaker m_ids;
  std::map<std::string, Template> m_templates;
  std::vector<KnownPlace> m_places;
  domain::Inspection m_inspection;
  std::deque<std::pair<domain::Hazard, const KnownPlace*>> m_rectifying, m_done;
  std::size_t m_next_place = 0;
  std::int64_t m_hazards = 0, m_week_ago = 0, m_seq_a_week_ago = 0;
};

/// What a server does at its start with events that nobody has read: a house that is measured meanwhile is busy with the whole log.
void catch_up(House& house) {
  while (services::extend_ledger(house.context()) > 0) {}
  services::queue_notices(house.context(), {}, base::Language::zh, 1);
}

void make(const std::string& binary, Dataset& wanted) {
  fs::remove_all(wanted.folder);
  fs::create_directories(wanted.folder);
  const auto demo = fmt::format("{} demo --data {} --days 1 --accounts {} 2>/dev/null", binary, wanted.folder.string(), (wanted.folder / "accounts.json").string());
  if (std::system(demo.c_str()) != 0) throw std::runtime_error("the demo could not be made: " + demo);
  Configuration configuration;
  configuration.data = wanted.folder;
  House::Options options;
  options.durable = false;
  House house(configuration, options);
  Writer writer(house, wanted.inspections);
  writer.run();
  catch_up(house);
  wanted.hazards = writer.hazards();
  wanted.seq_a_week_ago = std::max<std::int64_t>(0, writer.seq_a_week_ago());
  wanted.often_visited = writer.often();
  std::ofstream out(wanted.folder / "complete");
  out << wanted.hazards << ' ' << wanted.seq_a_week_ago << '\n';
  for (const auto& place : wanted.often_visited) out << place << '\n';
}

bool kept(Dataset& wanted) {
  const auto mark = wanted.folder / "complete";
  std::ifstream in(mark);
  if (!(in >> wanted.hazards >> wanted.seq_a_week_ago)) return false;
  wanted.often_visited.clear();
  for (std::string place; in >> place;) wanted.often_visited.push_back(place);
  return fs::file_time_type::clock::now() - fs::last_write_time(mark) < std::chrono::hours(24 * kept_days);
}

}  // namespace

Dataset dataset(const std::string& binary, std::int64_t inspections) {
  Dataset wanted;
  wanted.inspections = inspections;
  wanted.folder = kept_below() / fmt::format("{}-{}", inspections, schema_mark());
  if (!kept(wanted)) make(binary, wanted);
  return wanted;
}

}  // namespace gridward::bench
