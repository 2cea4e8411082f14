// SPDX-License-Identifier: Apache-2.0
// People and their posts, known by their login. An imported person has no password: an administrator gives the first one.
#include "services/import/importer.hpp"

#include <algorithm>

#include "services/people.hpp"
#include "store/person_store.hpp"

namespace gridward::services {

namespace {

class PersonImporter : public Importer {
 public:
  explicit PersonImporter(ImportRun& run) : m_run(run), m_names(run.context, run), m_today(base::shanghai_date(run.context.clock.now())) {}

  void take(const domain::RecognisedLedger& ledger, domain::TableRow& row) override {
    domain::Doubts doubts;
    const auto parsed = domain::parse_person(ledger, row, doubts);
    m_run.note(std::move(doubts));
    if (!parsed) {
      ++m_run.outcome.counts.refused;
      return;
    }
    const auto community = m_names.find_one(parsed->community, std::nullopt);
    const auto region = m_names.find_one(parsed->region.empty() ? parsed->community : parsed->region, community);
    if (!region) return m_run.refuse(row.number, ledger.header(domain::LedgerField::region), "import.region_unknown");
    if (!m_run.in_scope(*region)) return m_run.refuse(row.number, ledger.header(domain::LedgerField::region), "import.outside_scope");
    decide(*parsed, *region);
  }

  void finish() override {}

 private:
  struct Present {
    std::optional<domain::Person> person;
    bool same_contact = false;
    bool same_post = false;
  };

  Present present(const domain::PersonRow& parsed, const domain::RegionCode& region) const {
    return m_run.context.readers.with([&](store::sql::Connection& connection) {
      Present found;
      const auto account = store::find_account(connection, parsed.login);
      if (!account) return found;
      found.person = account->person;
      if (const auto data = m_run.context.vault.open(connection, store::VaultId(account->person.id.text()))) {
        const auto field = [&](const char* name) { const auto at = data->find(name); return at == data->end() ? std::string() : at->second; };
        found.same_contact = field("name") == parsed.name && (parsed.phone.empty() || field("phone") == parsed.phone);
      }
      for (const auto& post : store::posts_of(connection, account->person.id))
        if (post.role == parsed.role && post.region == region && (!parsed.from || post.from == *parsed.from) && (!parsed.to || post.to == parsed.to)) found.same_post = true;
      return found;
    });
  }

  void decide(const domain::PersonRow& parsed, const domain::RegionCode& region) {
    const auto known = present(parsed, region);
    if (known.person && known.same_contact && known.same_post) {
      ++m_run.outcome.counts.unchanged;
      return;
    }
    ++(known.person ? m_run.outcome.counts.changed : m_run.outcome.counts.created);
    if (m_run.request.commit) m_run.context.lanes.run([&](store::UnitOfWork& unit) { write(unit, parsed, region, known); });
  }

  void write(store::UnitOfWork& unit, const domain::PersonRow& parsed, const domain::RegionCode& region, const Present& known) const {
    const auto id = known.person ? known.person->id : domain::PersonId(base::random_ulid(unit.now.ms()));
    if (!known.same_contact) {
      PersonInput input;
      input.login = parsed.login;
      input.active = known.person ? known.person->active : true;
      input.name = parsed.name;
      input.phone = parsed.phone;
      if (known.person) input.version = known.person->version;
      person_in(unit, m_run.context, m_run.actor(), region, id, input, "");
    }
    if (known.same_post) return;
    domain::Post post;
    post.id = domain::PostId(base::random_ulid(unit.now.ms()));
    post.person = id;
    post.role = parsed.role;
    post.region = region;
    post.from = parsed.from.value_or(m_today);
    post.to = parsed.to;
    post_in(unit, m_run.context, m_run.actor(), post);
  }

  ImportRun& m_run;
  RegionNames m_names;
  base::Date m_today;
};

}  // namespace

std::unique_ptr<Importer> person_importer(ImportRun& run) { return std::make_unique<PersonImporter>(run); }

}  // namespace gridward::services
