// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "base/problem.hpp"
#include "store/database_fixture.hpp"
#include "store/migrations.hpp"

using namespace gridward;
using namespace gridward::store;

namespace {

const Migration first{"migrations/0001_first.sql", "CREATE TABLE first (id {{serial_key}}, code {{code}} NOT NULL, bytes {{blob}});"};
const Migration second{"0002_second.sql", "CREATE TABLE second (id BIGINT); INSERT INTO second VALUES (1);"};
const Migration broken{"0002_broken.sql", "CREATE TABLE second (id BIGINT); INSERT INTO nowhere VALUES (1);"};

class MigrationsOn : public testing::TestWithParam<sql::Engine> {
 protected:
  std::string problem_of(const Migrations& migrations, bool applying = false) {
    try {
      if (applying)
        migrations.apply(*m_connection);
      else
        migrations.check(*m_connection);
    } catch (const base::Problem& problem) {
      return problem.code();
    }
    return "none";
  }
  tests::TemporaryFolder m_folder;
  std::unique_ptr<sql::Connection> m_connection = sql::open(tests::empty_database(GetParam(), m_folder));
};

TEST_P(MigrationsOn, are_applied_once_in_order) {
  const Migrations migrations({second, first});
  EXPECT_EQ(problem_of(migrations), "store.schema_old");
  EXPECT_EQ(migrations.apply(*m_connection), (std::vector<std::string>{"0001_first.sql", "0002_second.sql"}));
  EXPECT_EQ(problem_of(migrations), "none");
  EXPECT_TRUE(migrations.apply(*m_connection).empty());
  EXPECT_EQ(m_connection->query("SELECT id FROM second").size(), 1u);
}

TEST_P(MigrationsOn, only_the_missing_ones_are_applied) {
  Migrations({first}).apply(*m_connection);
  EXPECT_EQ(problem_of(Migrations({first, second})), "store.schema_old");
  EXPECT_EQ(Migrations({first, second}).apply(*m_connection), (std::vector<std::string>{"0002_second.sql"}));
}

TEST_P(MigrationsOn, a_newer_database_is_refused) {
  Migrations({first, second}).apply(*m_connection);
  EXPECT_EQ(problem_of(Migrations({first})), "store.schema_newer");
  EXPECT_EQ(problem_of(Migrations({first}), true), "store.schema_newer");
}

TEST_P(MigrationsOn, a_file_edited_after_it_was_applied_is_refused) {
  Migrations({first}).apply(*m_connection);
  Migration edited = first;
  edited.sql += " ";
  EXPECT_EQ(problem_of(Migrations({edited})), "store.schema_changed");
  EXPECT_EQ(problem_of(Migrations({edited, second}), true), "store.schema_changed");
}

TEST_P(MigrationsOn, a_failing_one_leaves_nothing_of_itself) {
  EXPECT_THROW(Migrations({first, broken}).apply(*m_connection), sql::Error);
  EXPECT_EQ(problem_of(Migrations({first})), "none");
  EXPECT_EQ(Migrations({first, second}).apply(*m_connection).size(), 1u) << "its table would be in the way";
}

TEST_P(MigrationsOn, the_product_s_own_are_complete) {
  tests::migrate(*m_connection);
  for (const char* table : {"event", "tally", "vault_entry", "vault_key", "migration", "hazard", "place"})
    EXPECT_NO_THROW(m_connection->query_one(std::string("SELECT COUNT(*) FROM ") + table)) << table;
}

EVERY_DATABASE(MigrationsOn);

TEST(MigrationNames, begin_with_numbers_without_gap_or_repetition) {
  EXPECT_THROW(Migrations({Migration{"first.sql", ""}}), std::invalid_argument);
  EXPECT_THROW(Migrations({Migration{"0002_second.sql", ""}}), std::invalid_argument);
  EXPECT_THROW(Migrations({Migration{"0001_a.sql", ""}, Migration{"0001_b.sql", ""}}), std::invalid_argument);
}

}  // namespace
