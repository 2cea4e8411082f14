// SPDX-License-Identifier: Apache-2.0
// Divisions: the tree of the country or a part of it. Children may stand before their parents; a parent that is nowhere is a
// doubt, not a refusal, because a sub-district's own table seldom begins at the province.
#include <unordered_map>

#include "services/import/importer.hpp"
#include "services/save_region.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t batch_rows = 2000;

struct Known {
  std::string name;
  std::int64_t version = 0;
};

class DivisionImporter : public Importer {
 public:
  explicit DivisionImporter(ImportRun& run) : m_run(run), m_today(base::shanghai_date(run.context.clock.now())) {
    run.context.readers.with([&](store::sql::Connection& connection) {
      connection.each("SELECT code, name, version FROM region", {}, [&](store::sql::Row& row) { m_known[row.text(0)] = {row.text(1), row.integer(2)}; }, 3'000'000);
    });
  }

  void take(const domain::RecognisedLedger& ledger, domain::TableRow& row) override {
    domain::Doubts doubts;
    auto division = domain::parse_division(ledger, row, doubts);
    m_run.note(std::move(doubts));
    if (!division) {
      ++m_run.outcome.counts.refused;
      return;
    }
    if (!m_run.in_scope(division->code)) return m_run.refuse(row.number, ledger.header(domain::LedgerField::code), "import.outside_scope");
    const auto known = m_known.find(division->code.text());
    if (known != m_known.end() && known->second.name == division->name) {
      ++m_run.outcome.counts.unchanged;
      return;
    }
    ++(known == m_known.end() ? m_run.outcome.counts.created : m_run.outcome.counts.changed);
    auto& entry = m_known[division->code.text()];
    m_batch.push_back({std::move(*division), entry.version});
    entry.name = m_batch.back().row.name;
    ++entry.version;
    if (m_batch.size() >= batch_rows) write();
  }

  void finish() override { write(); }

 private:
  struct Planned {
    domain::DivisionRow row;
    std::int64_t version_before = 0;
  };

  void write() {
    if (m_run.request.commit)
      m_run.context.lanes.run([&](store::UnitOfWork& unit) {
        for (const auto& planned : m_batch) region_in(unit, m_run.context, m_run.actor(), region_of(unit, planned));
      });
    m_batch.clear();
  }

  domain::Region region_of(store::UnitOfWork& unit, const Planned& planned) const {
    domain::Region region;
    if (planned.version_before > 0)
      if (auto stored = store::find_region(unit.connection, planned.row.code)) region = std::move(*stored);
    region.code = planned.row.code;
    region.level = planned.row.level;
    region.name = planned.row.name;
    region.parent = planned.row.parent;
    if (planned.version_before == 0) region.valid_from = m_today;
    region.version = planned.version_before;
    return region;
  }

  ImportRun& m_run;
  base::Date m_today;
  std::unordered_map<std::string, Known> m_known;
  std::vector<Planned> m_batch;
};

}  // namespace

std::unique_ptr<Importer> division_importer(ImportRun& run) { return std::make_unique<DivisionImporter>(run); }

}  // namespace gridward::services
