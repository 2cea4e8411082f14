// SPDX-License-Identifier: Apache-2.0
// Places, known by name within their community. A field that the ledger leaves empty stays as it is.
#include "services/import/importer.hpp"

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/places.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t batch_rows = 500;

struct Planned {
  domain::PlaceId id;
  PlaceInput input;
  std::optional<domain::Place> before;
};

class PlaceImporter : public Importer {
 public:
  explicit PlaceImporter(ImportRun& run) : m_run(run), m_names(run.context, run) {}

  void take(const domain::RecognisedLedger& ledger, domain::TableRow& row) override {
    domain::Doubts doubts;
    const auto parsed = domain::parse_place(ledger, row, m_run.context.rules.place_types, doubts);
    m_run.note(std::move(doubts));
    if (!parsed) {
      ++m_run.outcome.counts.refused;
      return;
    }
    const auto refused = m_run.outcome.counts.refused;
    auto region = m_names.find(m_run, row.number, parsed->community, parsed->grid);
    if (m_run.outcome.counts.refused > refused) return;
    if (!region && parsed->position) region = m_run.context.grids.grid_at(*parsed->position);
    if (!region) return m_run.refuse(row.number, ledger.header(domain::LedgerField::community), "import.region_unknown");
    if (!m_run.in_scope(*region)) return m_run.refuse(row.number, ledger.header(domain::LedgerField::community), "import.outside_scope");
    decide(ledger, *parsed, *region);
  }

  void finish() override { write(); }

 private:
  PlaceInput input_of(const domain::RecognisedLedger& ledger, const domain::PlaceRow& parsed, const domain::RegionCode& region, const std::optional<domain::Place>& before) const {
    PlaceInput input;
    input.name = parsed.name;
    input.type = parsed.type;
    input.address = parsed.address.empty() && before ? before->address : parsed.address;
    // A community in the ledger does not move a place out of the grid that it is known to lie in.
    input.region = before && region.covers(before->region) ? before->region : region;
    if (parsed.position) {
      domain::Position position;
      position.at = *parsed.position;
      position.raw_datum = ledger.datum;
      input.position = position;
    }
    const auto keep = [&](const auto& fresh, const auto& old) { return fresh ? fresh : before ? old : fresh; };
    input.credit_code = keep(parsed.credit_code, before ? before->credit_code : std::nullopt);
    input.area_m2 = keep(parsed.area_m2, before ? before->area_m2 : std::nullopt);
    input.floors = keep(parsed.floors, before ? before->floors : std::nullopt);
    input.staff = keep(parsed.staff, before ? before->staff : std::nullopt);
    input.slept_in = keep(parsed.slept_in, before ? before->slept_in : std::nullopt);
    if (parsed.gas != domain::GasKind::unknown) input.gas = parsed.gas;
    input.risk = parsed.risk;
    if (!parsed.note.empty()) input.note = parsed.note;
    if (!parsed.contact_name.empty() || !parsed.contact_phone.empty()) input.contact = Contact{parsed.contact_name, parsed.contact_phone};
    if (before) input.version = before->version;
    return input;
  }

  bool same_contact(store::sql::Connection& connection, const PlaceInput& input, const domain::Place& before) const {
    if (!input.contact) return true;
    if (before.contact.empty()) return false;
    const auto data = m_run.context.vault.open(connection, store::VaultId(before.contact));
    const auto field = [&](const char* name) { const auto at = data->find(name); return at == data->end() ? std::string() : at->second; };
    return data && field("name") == input.contact->name && field("phone") == input.contact->phone;
  }

  bool unchanged(store::sql::Connection& connection, const Planned& planned) const {
    if (!planned.before) return false;
    auto after = planned_place(m_run.context, planned.id, planned.input, planned.before);
    auto before = *planned.before;
    after.version = before.version;
    before.last_inspected.reset();
    before.open_hazards = 0;
    return json::write_text(after) == json::write_text(before) && same_contact(connection, planned.input, before);
  }

  void decide(const domain::RecognisedLedger& ledger, const domain::PlaceRow& parsed, const domain::RegionCode& region) {
    const auto community = region.at_most(12);
    if (!m_seen.insert(community.text() + '/' + parsed.name).second) return m_run.refuse(parsed.row, ledger.header(domain::LedgerField::name), "import.row_twice");
    m_run.context.readers.with([&](store::sql::Connection& connection) {
      auto stored = store::find_same_place(connection, community, parsed.name, parsed.credit_code);
      // What lies outside of the importer's area does not exist here: a ledger takes no place away from its neighbours.
      if (stored && !m_run.in_scope(stored->place.region)) stored.reset();
      Planned planned;
      if (stored) planned.before = stored->place;
      planned.id = stored ? stored->place.id : domain::PlaceId(base::random_ulid(m_run.context.clock.now().ms()));
      planned.input = input_of(ledger, parsed, region, planned.before);
      try {
        if (unchanged(connection, planned)) {
          ++m_run.outcome.counts.unchanged;
          return;
        }
        planned_place(m_run.context, planned.id, planned.input, planned.before);
      } catch (const base::Problem& problem) {
        const auto& field = problem.fields().front();
        return m_run.refuse(parsed.row, field.path, field.code, field.arguments);
      }
      ++(stored ? m_run.outcome.counts.changed : m_run.outcome.counts.created);
      m_batch.push_back(std::move(planned));
    });
    if (m_batch.size() >= batch_rows) write();
  }

  void write() {
    if (m_run.request.commit)
      m_run.context.lanes.run([&](store::UnitOfWork& unit) {
        for (const auto& planned : m_batch) place_in(unit, m_run.context, m_run.actor(), planned.id, planned.input, planned.before);
      });
    m_batch.clear();
  }

  ImportRun& m_run;
  RegionNames m_names;
  std::set<std::string> m_seen;
  std::vector<Planned> m_batch;
};

}  // namespace

std::unique_ptr<Importer> place_importer(ImportRun& run) { return std::make_unique<PlaceImporter>(run); }

}  // namespace gridward::services
