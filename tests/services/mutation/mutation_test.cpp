// SPDX-License-Identifier: Apache-2.0
// The mutation test: one place of a lived-in house is changed, verify has to find it, the change is taken back; thousands of times. GRIDWARD_MUTATIONS says
// how often (2000, or 120 on PostgreSQL, when it does not), GRIDWARD_MUTATION_SEED which ones. script/mutate runs the long form.
#include <cstdlib>
#include <iostream>
#include <map>

#include "services/mutation/lived_house.hpp"
#include "services/mutation/mutator.hpp"
#include "services/verify_house.hpp"
#include "store/ledger_store.hpp"
#include "store/postgres_server.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::services {
namespace {

std::size_t number_from(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::stoul(text);
}

struct Tried {
  std::size_t tried = 0, found = 0;
};

class MutationTest : public LivedHouse {
 protected:
  explicit MutationTest(const std::string& database = {})
      : LivedHouse(database), m_connection(store::sql::open({database.empty() ? (folder / "gridward.sqlite").string() : database})) {
    for (const char* table : {"event", "ledger_leaves", "ledger_node", "ledger_checkpoint", "ledger_key"})
      m_connection->script(store::sql::resolve(std::string("{{changeable ") + table + "}}", m_connection->engine()));
  }

  bool found(const std::vector<std::string>& kept = {}) {
    const auto verdict = verify_on(*m_connection, context(), {}, {kept, &schema_of_the_tree()});
    return !verdict.clean() || verdict.unclaimed > 0;
  }

  /// One change and its judgement; nothing when the draw was none.
  std::optional<std::pair<Mutation, bool>> place(Mutator& mutator) {
    if (mutator.below(10) == 0) {
      const SpoiltPhotos spoilt(folder / "photos", mutator);
      return std::pair(spoilt.mutation(), found());
    }
    m_connection->begin();
    const auto mutation = mutator.change(*m_connection);
    const bool seen = mutation && found();
    m_connection->rollback();
    if (!mutation) return std::nullopt;
    return std::pair(*mutation, seen);
  }

  void run(std::size_t places, std::size_t every_column_from) {
    const auto seed = number_from("GRIDWARD_MUTATION_SEED", 20'261'125);
    std::cout << "mutation test: seed " << seed << std::endl;
    const auto whole = verify_on(*m_connection, context(), {}, {{}, &schema_of_the_tree()});
    ASSERT_TRUE(whole.clean()) << whole.differences.front();
    ASSERT_EQ(whole.unclaimed, 0);
    ASSERT_EQ(whole.in_ledger, whole.events);
    Mutator mutator(catalog_in((folder / "schema.sqlite").string()), seed);
    for (std::size_t done = 0; done < places;)
      if (const auto judged = place(mutator)) {
        ++done;
        note(judged->first, judged->second);
      }
    report(places);
    EXPECT_TRUE(verify_on(*m_connection, context()).clean()) << "what was done was not taken back";
    if (places >= every_column_from) expect_every_column(mutator.tables());
  }

  std::unique_ptr<store::sql::Connection> m_connection;

 private:
  void note(const Mutation& mutation, bool seen) {
    auto& tried = m_tried[mutation.where];
    ++tried.tried;
    tried.found += seen ? 1 : 0;
    if (!mutation.column.empty()) ++m_columns[mutation.where + "." + mutation.column];
    if (!seen) ADD_FAILURE() << "not found: " << mutation.where << ": " << mutation.how;
  }

  void report(std::size_t places) {
    std::size_t seen = 0;
    for (const auto& [where, tried] : m_tried) {
      std::cout << "  " << where << ": tried " << tried.tried << ", found " << tried.found << '\n';
      seen += tried.found;
    }
    std::cout << "mutation test: places " << places << ", found " << seen << ", missed " << places - seen << std::endl;
  }

  void expect_every_column(const std::vector<MutatedTable>& tables) {
    for (const auto& table : tables)
      for (const auto& column : table.columns)
        if (!column.passing) {
          EXPECT_GT(m_columns[table.name + "." + column.name], 0u) << table.name << "." << column.name << " was never changed";
        }
  }

  std::map<std::string, Tried> m_tried;
  std::map<std::string, std::size_t> m_columns;
};

class OnPostgreSQL : public MutationTest {
 protected:
  OnPostgreSQL() : MutationTest(tests::PostgresServer::shared().create_database()) {}
};

TEST_F(MutationTest, every_change_of_one_place_is_found) { run(number_from("GRIDWARD_MUTATIONS", 2000), 2000); }

using MutationTestOnPostgreSQL = OnPostgreSQL;
TEST_F(MutationTestOnPostgreSQL, every_change_of_one_place_is_found) { run(number_from("GRIDWARD_MUTATIONS_POSTGRESQL", 120), 10'000); }

TEST_F(MutationTest, what_was_cut_off_the_end_as_a_whole_is_found_with_a_head_that_was_kept) {
  const auto kept = newest_head();
  const auto sizes = heads();
  ASSERT_GE(sizes.size(), 3u);
  const auto left = sizes[sizes.size() - 2];
  m_connection->begin();
  const auto last = m_connection->query_one("SELECT MAX(last_seq) FROM ledger_leaves WHERE first < $1", {left})->integer(0);
  m_connection->execute("DELETE FROM event WHERE seq > $1", {last});
  m_connection->execute("DELETE FROM ledger_leaves WHERE first >= $1", {left});
  m_connection->execute("DELETE FROM ledger_checkpoint WHERE size > $1", {left});
  m_connection->execute("DELETE FROM ledger_node WHERE level = 1 AND (position + 1) * 256 > $1", {left});
  EXPECT_FALSE(found()) << "nothing in the house itself can tell";
  EXPECT_TRUE(found({kept}));
  m_connection->rollback();
  EXPECT_FALSE(found({kept}));
}

TEST_F(MutationTest, what_is_said_to_pass_is_indeed_not_looked_at) {
  for (const char* sql : {"UPDATE session SET last_seen = last_seen + 1", "DELETE FROM session", "UPDATE login_failure SET failures = 0", "UPDATE job_cursor SET seq = seq - 1", "UPDATE migration SET at = 1",
                          "UPDATE delivery SET tries = 9, next_try = 9, code = 'x' WHERE state = 'waiting'"}) {
    m_connection->begin();
    EXPECT_GT(m_connection->execute(sql), 0) << sql;
    EXPECT_FALSE(found()) << sql << " is found: take it off the list";
    m_connection->rollback();
  }
}

}  // namespace
}  // namespace gridward::services
