// SPDX-License-Identifier: Apache-2.0
// Grids and micro-grids, with or without boundaries. All rows are gathered first: grids of one file are judged against each
// other and against those that stay, so that none overlaps another.
#include <fmt/format.h>

#include <algorithm>

#include "geo/boundary.hpp"
#include "geo/grid_index.hpp"
#include "json/codec.hpp"
#include "services/import/importer.hpp"
#include "services/save_region.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t most_regions = 20'000;

struct Planned {
  std::int64_t row = 0;
  domain::Region region;          ///< version = the version before
  bool is_new = false;
  bool refused = false;
};

class RegionImporter : public Importer {
 public:
  explicit RegionImporter(ImportRun& run) : m_run(run), m_names(run.context, run), m_today(base::shanghai_date(run.context.clock.now())) {}

  void take(const domain::RecognisedLedger& ledger, domain::TableRow& row) override {
    domain::Doubts doubts;
    auto parsed = domain::parse_region(ledger, row, doubts);
    m_run.note(std::move(doubts));
    if (!parsed) {
      ++m_run.outcome.counts.refused;
      return;
    }
    if (m_planned.size() >= most_regions) return m_run.refuse(row.number, "", "import.too_many_rows", {{"most", std::to_string(most_regions)}});
    const auto code = code_of(*parsed);
    if (!code) return m_run.refuse(row.number, ledger.header(domain::LedgerField::code), "import.community_unknown");
    if (!m_run.in_scope(*code)) return m_run.refuse(row.number, ledger.header(domain::LedgerField::code), "import.outside_scope");
    plan(*parsed, *code);
  }

  void finish() override {
    refuse_overlaps();
    for (const auto& planned : m_planned)
      if (!planned.refused) ++(planned.is_new ? m_run.outcome.counts.created : m_run.outcome.counts.changed);
    if (!m_run.request.commit) return;
    m_run.context.lanes.run([&](store::UnitOfWork& unit) {
      for (const auto& planned : m_planned)
        if (!planned.refused) region_in(unit, m_run.context, m_run.actor(), planned.region);
    });
  }

 private:
  /// The row's own code; else that of the grid of this name in its community; else the next number there, which was never used.
  std::optional<domain::RegionCode> code_of(const domain::RegionRow& parsed) {
    if (parsed.code) return parsed.code;
    const auto community = m_names.find_one(parsed.community, std::nullopt);
    if (!community || community->text().size() != 12) return std::nullopt;
    if (const auto known = m_names.find_one(parsed.name, community); known && *known != *community) return known;
    auto& last = m_last_number[community->text()];
    if (last == 0) last = highest_number(*community);
    return domain::RegionCode::parse(fmt::format("{}{:03}", community->text(), ++last));
  }

  int highest_number(const domain::RegionCode& community) const {
    return m_run.context.readers.with([&](store::sql::Connection& connection) {
      store::RegionSearch search;
      search.within = {community};
      search.limit = 5000;
      int highest = 0;
      for (const auto& region : store::search_regions(connection, search))
        if (region.code.text().size() == 15) highest = std::max(highest, std::stoi(region.code.text().substr(12)));
      return highest;
    });
  }

  void plan(const domain::RegionRow& parsed, const domain::RegionCode& code) {
    if (parsed.boundary) {
      const auto problems = geo::boundary_problems(*parsed.boundary);
      if (!problems.empty()) return m_run.refuse(parsed.row, "geometry", problems.front().code, problems.front().arguments);
    }
    const auto stored = m_run.context.readers.with([&](store::sql::Connection& connection) { return store::find_region(connection, code); });
    Planned planned{parsed.row, stored.value_or(domain::Region{}), !stored, false};
    auto& region = planned.region;
    region.code = code;
    region.level = domain::level_of(code);
    region.parent = code.parent();
    region.name = parsed.name;
    if (region.level == domain::RegionLevel::grid) region.kind = parsed.kind.value_or(region.kind.value_or(domain::GridKind::basic));
    if (parsed.valid_from) region.valid_from = *parsed.valid_from;
    else if (!stored) region.valid_from = m_today;
    if (parsed.valid_to) region.valid_to = parsed.valid_to;
    if (parsed.boundary) region.boundary = parsed.boundary;
    if (stored && json::write_text(*stored) == json::write_text(region)) {
      ++m_run.outcome.counts.unchanged;
      return;
    }
    const bool twice = std::any_of(m_planned.begin(), m_planned.end(), [&](const auto& other) { return other.region.code == code; });
    if (twice) return m_run.refuse(parsed.row, "", "import.row_twice");
    m_planned.push_back(std::move(planned));
  }

  void refuse_overlaps() {
    std::map<std::string, const domain::Boundary*> drawn;
    const auto kept = m_run.context.readers.with([&](store::sql::Connection& connection) {
      std::vector<domain::Region> regions;
      std::set<std::string> communities;
      for (const auto& planned : m_planned)
        if (planned.region.level == domain::RegionLevel::grid && communities.insert(planned.region.code.at_most(9).text()).second)
          for (auto& region : store::regions_with_boundary(connection, planned.region.code.at_most(9), domain::RegionLevel::grid)) regions.push_back(std::move(region));
      return regions;
    });
    for (const auto& region : kept)
      if (domain::valid_on(region, m_today)) drawn[region.code.text()] = &*region.boundary;
    for (const auto& planned : m_planned)
      if (planned.region.level == domain::RegionLevel::grid && planned.region.boundary) drawn[planned.region.code.text()] = &*planned.region.boundary;
    std::vector<std::pair<std::string, domain::Boundary>> all;
    for (const auto& [code, boundary] : drawn) all.emplace_back(code, *boundary);
    for (const auto& overlap : geo::GridIndex(all).overlaps()) refuse_overlap(overlap);
  }

  void refuse_overlap(const geo::Overlap& overlap) {
    for (auto& planned : m_planned) {
      const auto& code = planned.region.code.text();
      if (planned.refused || (code != overlap.first && code != overlap.second)) continue;
      planned.refused = true;
      m_run.refuse(planned.row, "geometry", "import.overlaps", {{"other", code == overlap.first ? overlap.second : overlap.first}, {"area", fmt::format("{:.0f}", overlap.area_m2)}});
    }
  }

  ImportRun& m_run;
  RegionNames m_names;
  base::Date m_today;
  std::map<std::string, int> m_last_number;
  std::vector<Planned> m_planned;
};

}  // namespace

std::unique_ptr<Importer> region_importer(ImportRun& run) { return std::make_unique<RegionImporter>(run); }

}  // namespace gridward::services
