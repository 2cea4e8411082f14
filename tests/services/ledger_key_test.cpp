// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include "ledger/checkpoint.hpp"
#include "ledger/key_file.hpp"
#include "ledger/key_note.hpp"
#include "services/extend_ledger.hpp"
#include "services/house_fixture.hpp"
#include "services/rotate_ledger_key.hpp"
#include "services/sign_ledger.hpp"
#include "services/verify_house.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

template <typename Engine>
class LedgerKey : public HouseTest {
 protected:
  LedgerKey() : HouseTest(Engine::database()) { extend_ledger(context()); }

  /// A new head, because something happened.
  ledger::Note new_head(ledger::Suite suite = ledger::Suite::sha256) {
    restaurant(west);
    EXPECT_GT(extend_ledger(context()), 0u);
    return context().readers.with([&](store::sql::Connection& connection) {
      const auto newest = store::newest_checkpoint(connection);
      return *ledger::parse_checkpoint(suite == ledger::Suite::sha256 ? newest->note.sha256 : newest->note.sm3);
    });
  }
  /// The published keys of version `index` + 1, both suites.
  std::vector<ledger::VerifierKey> version(std::size_t index) {
    return context().readers.with([&](store::sql::Connection& connection) { return verifiers_of({store::ledger_keys(connection).at(index)}); });
  }
  bool signed_by(const ledger::Note& note, std::size_t index) { return ledger::trusted_key(note, version(index)) != nullptr; }
  std::string first_difference() {
    const auto verdict = verify_house(context());
    return verdict.clean() ? "" : verdict.differences.front();
  }
  void pass(std::int64_t days) { clock.set({clock.now().us + days * base::us_per_day}); }
  const std::filesystem::path& key_file() { return context().ledger_keys; }
};

struct OnSqlite {
  static std::string database() { return {}; }
};
struct OnPostgres {
  static std::string database() { return tests::PostgresServer::shared().create_database(); }
};
using Engines = ::testing::Types<OnSqlite, OnPostgres>;
TYPED_TEST_SUITE(LedgerKey, Engines);

TYPED_TEST(LedgerKey, after_a_rotation_heads_are_signed_by_both_for_thirty_days) {
  const auto row = rotate_ledger_key(this->context(), false);
  EXPECT_EQ(row.version, 2);
  for (const auto suite : ledger::suites) {
    const auto head = this->new_head(suite);
    EXPECT_EQ(head.signatures.size(), 2u);
    EXPECT_TRUE(this->signed_by(head, 0));
    EXPECT_TRUE(this->signed_by(head, 1));
  }
  this->pass(29);
  EXPECT_TRUE(this->signed_by(this->new_head(), 0));
  this->pass(2);
  const auto head = this->new_head();
  EXPECT_EQ(head.signatures.size(), 1u);
  EXPECT_TRUE(this->signed_by(head, 1));
  EXPECT_EQ(this->first_difference(), "");
}

TYPED_TEST(LedgerKey, whoever_kept_the_first_key_is_led_to_the_third) {
  rotate_ledger_key(this->context(), false);
  this->pass(40);
  rotate_ledger_key(this->context(), false);
  const auto notes = ledger::parse_key_notes(ledger_key_notes(this->context()));
  ASSERT_TRUE(notes);
  const auto known = ledger::follow(this->version(0), *notes);
  EXPECT_EQ(known.size(), 6u);
  this->pass(40);
  EXPECT_TRUE(ledger::trusted_key(this->new_head(), known) != nullptr);
  EXPECT_EQ(ledger::trusted_key(this->new_head(), this->version(0)), nullptr);
  const auto versions = ledger_key_versions(this->context());
  ASSERT_EQ(versions.size(), 3u);
  EXPECT_TRUE(versions[1].endorsed && versions[2].endorsed && versions[2].in_force && !versions[1].in_force);
}

TYPED_TEST(LedgerKey, a_rotation_is_an_event_in_the_ledger) {
  this->new_head();
  rotate_ledger_key(this->context(), false);
  EXPECT_EQ(extend_ledger(this->context()), 1u);
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM event WHERE kind = 'ledger.key_published' AND subject = 'ledger_key:2' AND region <> ''"), 1);
  EXPECT_EQ(this->first_difference(), "");
}

TYPED_TEST(LedgerKey, the_file_keeps_the_newest_key_and_the_one_before_for_its_owner_alone) {
  for (int i = 0; i < 3; ++i) rotate_ledger_key(this->context(), false);
  EXPECT_EQ(ledger::KeyFile(this->key_file()).read().size(), 4u);
  struct stat status {};
  ASSERT_EQ(::stat(this->key_file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TYPED_TEST(LedgerKey, one_that_is_distrusted_neither_endorses_nor_signs_any_longer) {
  rotate_ledger_key(this->context(), true);
  const auto head = this->new_head();
  EXPECT_FALSE(this->signed_by(head, 0));
  EXPECT_TRUE(this->signed_by(head, 1));
  EXPECT_EQ(ledger::follow(this->version(0), *ledger::parse_key_notes(ledger_key_notes(this->context()))).size(), 2u);
  EXPECT_FALSE(ledger_key_versions(this->context())[1].endorsed);
  EXPECT_EQ(this->first_difference(), "");
}

TYPED_TEST(LedgerKey, a_lost_file_is_named_and_replaced_only_by_distrusting_the_lost_key) {
  std::filesystem::remove(this->key_file());
  this->restaurant(this->west);
  EXPECT_EQ(problem_of([&] { extend_ledger(this->context()); }), "ledger.key_missing");
  EXPECT_FALSE(std::filesystem::exists(this->key_file()));
  EXPECT_EQ(problem_of([&] { rotate_ledger_key(this->context(), false); }), "ledger.key_missing");
  rotate_ledger_key(this->context(), true);
  EXPECT_TRUE(this->signed_by(this->new_head(), 1));
  EXPECT_EQ(this->first_difference(), "");
}

TYPED_TEST(LedgerKey, one_that_was_written_but_never_published_signs_nothing_and_is_dropped) {
  const ledger::KeyFile file(this->key_file());
  auto keys = file.read();
  for (const auto suite : ledger::suites) keys.push_back(ledger::SigningKey::generate(suite));
  file.write(keys);
  EXPECT_EQ(this->new_head().signatures.size(), 1u);
  rotate_ledger_key(this->context(), false);
  EXPECT_EQ(this->new_head().signatures.size(), 2u);
  EXPECT_EQ(file.read().size(), 4u);
}

TYPED_TEST(LedgerKey, two_do_not_rotate_at_once) {
  const auto held = ledger::KeyFile(this->key_file()).lock();
  EXPECT_EQ(problem_of([&] { rotate_ledger_key(this->context(), false); }), "ledger.key_busy");
}

using SqliteLedgerKey = LedgerKey<OnSqlite>;

TEST_F(SqliteLedgerKey, one_that_is_not_as_its_event_says_is_found_by_verify) {
  rotate_ledger_key(context(), false);
  new_head();
  ASSERT_EQ(first_difference(), "");
  plant("DROP TRIGGER ledger_key_no_update");
  plant("UPDATE ledger_key SET at = at + 1 WHERE version = 2");
  EXPECT_EQ(first_difference(), "ledger_key: 2 is not as it was published");
}

}  // namespace
}  // namespace gridward::services
