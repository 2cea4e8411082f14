// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "ledger/checkpoint.hpp"
#include "ledger/key_file.hpp"
#include "services/extend_ledger.hpp"
#include "services/forget_contact.hpp"
#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"
#include "store/ledger_store.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

/// A house with more than one tile of events, all of them sequenced.
template <typename Engine>
class Ledger : public HouseTest {
 protected:
  Ledger() : HouseTest(Engine::database()) {
    for (int i = 0; i < 150; ++i) restaurant(i % 2 == 0 ? west : east);
    place = restaurant(west);
    sequence(40);
    for (int i = 0; i < 150; ++i) restaurant(east);
    sequence(200);
  }
  void sequence(std::size_t page) {
    while (extend_ledger(context(), page) > 0) {}
  }
  std::string note() {
    return context().readers.with([](store::sql::Connection& connection) { return store::newest_checkpoint(connection)->note.sha256; });
  }
  std::string first_difference(const std::vector<std::string>& kept = {}) {
    const auto verdict = verify_house(context(), {}, {kept});
    return verdict.clean() ? "" : verdict.differences.front();
  }
  domain::PlaceId place;
};

struct OnSqlite {
  static std::string database() { return {}; }
};
struct OnPostgres {
  static std::string database() { return tests::PostgresServer::shared().create_database(); }
};
using Engines = ::testing::Types<OnSqlite, OnPostgres>;
TYPED_TEST_SUITE(Ledger, Engines);

TYPED_TEST(Ledger, holds_every_event_and_verifies) {
  EXPECT_EQ(this->first_difference(), "");
  EXPECT_EQ(this->number("SELECT SUM(count) FROM ledger_leaves"), this->number("SELECT COUNT(*) FROM event"));
  EXPECT_GT(this->number("SELECT COUNT(*) FROM ledger_node"), 0);
  EXPECT_EQ(extend_ledger(this->context()), 0u);
}

TYPED_TEST(Ledger, rows_cannot_be_changed) {
  for (const char* table : {"ledger_leaves", "ledger_node", "ledger_checkpoint", "ledger_key"}) EXPECT_THROW(this->plant(std::string("DELETE FROM ") + table), store::sql::Error) << table;
}

TYPED_TEST(Ledger, a_checkpoint_kept_elsewhere_is_held_against_what_is_there) {
  const auto kept = this->note();
  this->restaurant(this->west);
  this->sequence(10);
  EXPECT_EQ(this->first_difference({kept}), "");
  auto forged = kept;
  forged[forged.find('\n') + 1] = '9';
  EXPECT_TRUE(this->first_difference({forged}).starts_with("checkpoint: ")) << this->first_difference({forged});
  EXPECT_EQ(this->first_difference({"nonsense"}), "checkpoint: the kept file is no checkpoint");
}

TYPED_TEST(Ledger, forgetting_a_person_and_a_contact_leaves_it_whole_and_every_proof_valid) {
  const auto kept = this->note();
  const auto entry = [&] { return ledger::to_text(entry_of(this->context().readers.with([&](store::sql::Connection& connection) { return store::events_of(connection, this->member.person.text()).front(); }))); };
  const auto before = entry();
  const auto sealed = this->number("SELECT COUNT(*) FROM vault_entry");
  forget_person(this->context(), this->administrator, this->member.person);
  forget_contact(this->context(), this->chief, this->place);
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM vault_entry"), sealed - 2);
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM vault_key"), sealed - 2);
  EXPECT_EQ(this->first_difference({kept}), "");
  EXPECT_EQ(entry(), before) << "the leaf is what it was, and so is its proof";
  this->sequence(200);
  EXPECT_EQ(this->first_difference({kept}), "");
}

TYPED_TEST(Ledger, personal_data_that_was_taken_away_without_being_forgotten_is_missed) {
  this->plant("DELETE FROM vault_key WHERE id = '" + this->place.text() + "'");
  EXPECT_EQ(this->first_difference(), "vault_key: " + this->place.text() + " is missing and was not forgotten");
}

TYPED_TEST(Ledger, a_key_file_that_is_another_houses_or_lost_is_found) {
  const auto file = this->folder / "ledger.key", aside = this->folder / "aside.key";
  std::filesystem::rename(file, aside);
  EXPECT_EQ(this->first_difference(), "ledger_key: the newest one is not in the key file");
  ledger::KeyFile(file).read_or_create();
  EXPECT_EQ(this->first_difference(), "ledger_key: the newest one is not in the key file");
  std::filesystem::rename(aside, file);
  EXPECT_EQ(this->first_difference(), "");
}

TYPED_TEST(Ledger, proofs_from_its_tiles_hold) {
  this->context().readers.with([&](store::sql::Connection& connection) {
    const auto checkpoint = ledger::parse_checkpoint(store::newest_checkpoint(connection)->note.sha256)->checkpoint;
    const auto events = store::read_after(connection, 0, "", 10'000);
    for (std::size_t i = 0; i < events.size(); i += 37) {
      EXPECT_EQ(store::leaf_of(connection, events[i].seq), static_cast<std::int64_t>(i));
      const auto proof = ledger::inclusion_proof(ledger::Suite::sha256, i, checkpoint.head.size, tiles_of(connection, ledger::Suite::sha256));
      EXPECT_TRUE(ledger::proves_inclusion(ledger::Suite::sha256, {i, ledger::leaf_hash(ledger::Suite::sha256, ledger::to_text(entry_of(events[i])))}, checkpoint.head, proof)) << i;
    }
  });
}

using SqliteLedger = Ledger<OnSqlite>;

TEST_F(SqliteLedger, whatever_is_planted_in_events_or_ledger_is_found) {
  for (const char* table : {"event", "ledger_leaves", "ledger_node", "ledger_checkpoint", "ledger_key"})
    for (const char* trigger : {"_no_update", "_no_delete"}) plant(std::string("DROP TRIGGER ") + table + trigger);
  const auto base = store::sql::open({(folder / "gridward.sqlite").string()});
  const std::vector<std::string> all = {
      "UPDATE event SET at = at + 1 WHERE seq = 77", "UPDATE event SET actor = 'x' WHERE seq = 300", "UPDATE event SET device_at = 5 WHERE seq = 9", "UPDATE event SET id = id || 'x' WHERE seq = 3",
      "UPDATE event SET region = '320612001001002' WHERE seq = 100", "UPDATE event SET body = body || ' ' WHERE seq = 20", "DELETE FROM event WHERE seq = 200", "UPDATE event SET seq = 1000 WHERE seq = 50",
      "UPDATE ledger_leaves SET sha256 = sm3 WHERE first = 40", "UPDATE ledger_leaves SET last_seq = last_seq + 1000 WHERE first = 0", "DELETE FROM ledger_leaves WHERE first = 0",
      "UPDATE ledger_node SET sm3 = sha256", "DELETE FROM ledger_node", "INSERT INTO ledger_node SELECT 3, 9, sha256, sm3 FROM ledger_node", "UPDATE ledger_checkpoint SET sm3 = sha256 WHERE size = 40",
      "UPDATE ledger_checkpoint SET size = size + 1000 WHERE size = 40", "INSERT INTO ledger_checkpoint SELECT 7, at, sha256, sm3 FROM ledger_checkpoint WHERE size = 40", "DELETE FROM ledger_key",
      "DELETE FROM ledger_checkpoint WHERE size = (SELECT MAX(size) FROM ledger_checkpoint)", "DELETE FROM ledger_checkpoint WHERE size = 40", "UPDATE ledger_checkpoint SET at = at + 1 WHERE size = 40",
      "UPDATE ledger_key SET at = at + 1", "UPDATE ledger_leaves SET head = head + 1 WHERE first = 0",
  };
  EXPECT_EQ(first_difference(), "");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto copy = folder / ("copy" + std::to_string(i) + ".sqlite");
    base->execute("VACUUM INTO '" + copy.string() + "'");
    EXPECT_GT(store::sql::open({copy.string()})->execute(all[i]), 0) << all[i];
    store::sql::ReadPool readers({copy.string()}, 1);
    Context there{context().lanes, readers, context().rules, context().clock, context().vault, context().photos, context().signal, context().grids, context().identities, context().pages, context().settings};
    EXPECT_GT(verify_house(there).difference_count, 0) << all[i];
  }
}

}  // namespace
}  // namespace gridward::services
