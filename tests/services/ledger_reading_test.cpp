// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint.hpp"
#include "ledger/tile.hpp"
#include "services/extend_ledger.hpp"
#include "services/house_fixture.hpp"
#include "services/prove_event.hpp"
#include "store/ledger_store.hpp"

namespace gridward::services {
namespace {

class LedgerReading : public HouseTest {
 protected:
  LedgerReading() {
    for (int i = 0; i < 300; ++i) restaurant(west);
    while (extend_ledger(context()) > 0) {}
    auditor = person("auditor.one", domain::Role::administrator, code("32"));
  }
  static std::vector<std::string> entries_of(const std::string& bundle) {
    std::vector<std::string> entries;
    for (std::size_t at = 0; at + 2 <= bundle.size();) {
      const auto length = static_cast<std::size_t>(static_cast<unsigned char>(bundle[at])) << 8 | static_cast<unsigned char>(bundle[at + 1]);
      entries.push_back(bundle.substr(at + 2, length));
      at += 2 + length;
    }
    return entries;
  }
  domain::Caller auditor;
};

TEST_F(LedgerReading, bundles_hash_to_the_tiles_beside_them) {
  for (const auto suite : ledger::suites)
    for (const char* name : {"000", "001.p/17"}) {
      std::string hashes;
      for (const auto& entry : entries_of(ledger_entries(context(), auditor, name))) hashes += ledger::bytes_of(ledger::leaf_hash(suite, entry));
      EXPECT_EQ(hashes, ledger_tile(context(), suite, "0", name)) << name;
    }
}

TEST_F(LedgerReading, a_bundle_is_for_those_who_may_read_the_region_of_each_of_its_events) {
  EXPECT_EQ(problem_of([&] { ledger_entries(context(), member, "000"); }), "tile.not_found");
  EXPECT_EQ(problem_of([&] { ledger_entries(context(), administrator, "000"); }), "tile.not_found");   // the regions above and the foreign street
  EXPECT_EQ(problem_of([&] { ledger_entries(context(), administrator, "001.p/17"); }), "");            // its own street's alone
  EXPECT_EQ(problem_of([&] { ledger_entries(context(), far_member, "001.p/17"); }), "tile.not_found");
}

TEST_F(LedgerReading, what_is_not_there_or_named_otherwise_has_no_bundle) {
  for (const char* name : {"002", "001", "0", "x000/000", "000.p/0", "000.p/256", "", "entries"}) EXPECT_EQ(problem_of([&] { ledger_entries(context(), auditor, name); }), "tile.not_found") << name;
}

TEST_F(LedgerReading, a_checkpoint_is_printed_by_its_size) {
  const auto newest = ledger::parse_checkpoint(ledger_checkpoint(context(), ledger::Suite::sha256))->checkpoint.head.size;
  const auto picture = checkpoint_picture(context(), ledger::Suite::sha256, static_cast<std::int64_t>(newest));
  EXPECT_TRUE(picture.starts_with("<svg"));
  EXPECT_EQ(picture, checkpoint_picture(context(), ledger::Suite::sha256, 0));
  EXPECT_NE(picture, checkpoint_picture(context(), ledger::Suite::sm3, 0));
  EXPECT_EQ(problem_of([&] { checkpoint_picture(context(), ledger::Suite::sha256, static_cast<std::int64_t>(newest) + 1); }), "ledger.not_found");
}

TEST_F(LedgerReading, what_waits_is_counted_and_its_age_known) {
  const auto waiting = [&] { return context().readers.with([](store::sql::Connection& connection) { return store::ledger_waiting(connection); }); };
  extend_ledger(context());   // the auditor's
  EXPECT_EQ(waiting().events, 0);
  EXPECT_FALSE(waiting().oldest_at);
  const auto first = clock.now().us;
  restaurant(west);
  clock.set({first + 5 * base::us_per_second});
  restaurant(west);
  EXPECT_EQ(waiting().events, 2);
  EXPECT_EQ(waiting().oldest_at, first);
}

}  // namespace
}  // namespace gridward::services
