// SPDX-License-Identifier: Apache-2.0
#include "services/import/import_ledger.hpp"

#include "base/problem.hpp"
#include "services/access.hpp"
#include "services/import/importer.hpp"

namespace gridward::services {

namespace {

std::unique_ptr<Importer> importer_for(ImportRun& run) {
  switch (run.request.kind) {
    case domain::LedgerKind::divisions: return division_importer(run);
    case domain::LedgerKind::regions: return region_importer(run);
    case domain::LedgerKind::people: return person_importer(run);
    case domain::LedgerKind::places: return place_importer(run);
  }
  throw base::invalid("import.kind");
}

void refuse_if_not_theirs(const Context& context, const ImportRequest& request) {
  if (request.caller == nullptr) return;
  require_anywhere(context, *request.caller, domain::Act::import_data);
  const bool tree = request.kind == domain::LedgerKind::divisions || request.kind == domain::LedgerKind::regions;
  if (tree) require_anywhere(context, *request.caller, domain::Act::edit_regions);
  if (request.kind == domain::LedgerKind::people) require_anywhere(context, *request.caller, domain::Act::edit_people);
}

/// Holds back the first rows until the header is found, then hands on the data rows.
class RowSorter {
 public:
  RowSorter(ImportRun& run, Importer& importer) : m_run(run), m_importer(importer) {}

  bool take(domain::TableRow& row) {
    if (m_ledger) {
      pass(row);
      return true;
    }
    m_first.push_back(row);
    if (m_first.size() >= domain::rows_to_recognise) begin();
    return true;
  }

  void finish() {
    if (!m_ledger) begin();
    m_importer.finish();
  }

 private:
  void begin() {
    m_ledger = domain::recognise(m_run.request.kind, m_first);
    for (std::size_t i = 0; i < m_ledger->headers.size(); ++i) m_run.outcome.columns.push_back({m_ledger->headers[i], i < m_ledger->fields.size() ? m_ledger->fields[i] : std::nullopt});
    for (auto& row : m_first) pass(row);
    m_first.clear();
  }

  void pass(domain::TableRow& row) {
    if (domain::kind_of(*m_ledger, row) != domain::RowKind::data) return;
    ++m_run.outcome.counts.rows_read;
    m_importer.take(*m_ledger, row);
  }

  ImportRun& m_run;
  Importer& m_importer;
  std::vector<domain::TableRow> m_first;
  std::optional<domain::RecognisedLedger> m_ledger;
};

}  // namespace

ImportOutcome import_ledger(const Context& context, const ImportRequest& request, const ImportProgress& progress) {
  refuse_if_not_theirs(context, request);
  ImportRun run{context, request};
  const auto importer = importer_for(run);
  RowSorter sorter(run, *importer);
  documents::TabularRequest table;
  table.file = request.file;
  table.limits = request.limits;
  table.on_progress = progress;
  documents::read_tabular(table, [&](domain::TableRow& row) { return sorter.take(row); });
  sorter.finish();
  const bool tree = request.kind == domain::LedgerKind::divisions || request.kind == domain::LedgerKind::regions;
  if (request.commit && tree)
    context.readers.with([&](store::sql::Connection& connection) { context.grids.load(connection, base::shanghai_date(context.clock.now())); });
  return run.outcome;
}

}  // namespace gridward::services
