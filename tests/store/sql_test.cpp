// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "base/problem.hpp"
#include "store/database_fixture.hpp"
#include "store/sql/dialect.hpp"
#include "store/sql/read_pool.hpp"

using namespace gridward;
using namespace gridward::store;
using sql::Blob;
using sql::Engine;
using sql::Value;
using testing::HasSubstr;
using testing::Not;

namespace {

class Sql : public tests::EveryDatabase {
 protected:
  Sql() {
    m_connection->script(sql::resolve("CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT, amount DOUBLE PRECISION, bytes {{blob}}, code {{code}},"
                                      " CONSTRAINT short_name CHECK (length(name) < 30), UNIQUE (name, code))",
                                      GetParam()));
  }
  std::int64_t count() { return m_connection->query_one("SELECT COUNT(*) FROM thing")->integer(0); }
  void add(std::int64_t id, const std::string& name, const std::string& code = "") {
    m_connection->execute("INSERT INTO thing(id, name, code) VALUES ($1, $2, $3)", {id, name, code});
  }
};

std::string problem_code(const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Problem& problem) {
    return problem.code();
  }
  return "no problem";
}

TEST_P(Sql, values_of_every_kind_come_back_as_they_went_in) {
  const std::string bytes("\0\x01\xff'\\", 5);
  m_connection->execute("INSERT INTO thing(id, name, amount, bytes, code) VALUES ($1, $2, $3, $4, $5)",
                        {std::int64_t{-9007199254740993}, std::string("安全出口 'a'"), 0.1, Blob{bytes}, nullptr});
  const auto row = m_connection->query_one("SELECT id, name, amount, bytes, code FROM thing");
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->integer(0), -9007199254740993);
  EXPECT_EQ(row->text(1), "安全出口 'a'");
  EXPECT_EQ(row->real(2), 0.1);
  EXPECT_EQ(row->blob(3), bytes);
  EXPECT_TRUE(row->is_null(4));
  EXPECT_EQ(row->optional_text(4), std::nullopt);
}

TEST_P(Sql, empty_text_and_empty_bytes_are_not_null) {
  m_connection->execute("INSERT INTO thing(id, name, bytes) VALUES (1, $1, $2)", {std::string(), Blob{}});
  const auto row = m_connection->query_one("SELECT name, bytes FROM thing");
  EXPECT_EQ(row->text(0), "");
  EXPECT_EQ(row->blob(1), "");
}

TEST_P(Sql, a_parameter_may_stand_twice_and_in_any_order) {
  m_connection->execute("INSERT INTO thing(name, id, code) VALUES ($2, $1, $2)", {std::int64_t{7}, std::string("seven")});
  const auto row = m_connection->query_one("SELECT name, code FROM thing WHERE id = $1 OR id = $1", {std::int64_t{7}});
  EXPECT_EQ(row->text(0), "seven");
  EXPECT_EQ(row->text(1), "seven");
}

TEST_P(Sql, a_reader_of_the_wrong_type_is_a_broken_promise) {
  add(1, "one");
  const auto row = m_connection->query_one("SELECT id, name FROM thing");
  EXPECT_THROW(row->text(0), base::BrokenPromise);
  EXPECT_THROW(row->integer(1), base::BrokenPromise);
  EXPECT_THROW(row->integer(2), base::BrokenPromise);
}

TEST_P(Sql, changed_rows_are_counted) {
  add(1, "one");
  add(2, "two");
  EXPECT_EQ(m_connection->execute("UPDATE thing SET amount = 1.5"), 2);
  EXPECT_EQ(m_connection->execute("DELETE FROM thing WHERE id = $1", {std::int64_t{1}}), 1);
  EXPECT_EQ(m_connection->execute("DELETE FROM thing WHERE id = $1", {std::int64_t{1}}), 0);
  EXPECT_EQ(m_connection->execute("INSERT INTO thing(id) VALUES (2) ON CONFLICT (id) DO NOTHING"), 0);
}

TEST_P(Sql, a_sum_of_integers_is_an_integer) {
  add(1, "one");
  add(2, "two");
  EXPECT_EQ(m_connection->query_one("SELECT SUM(id) FROM thing")->integer(0), 3);
  EXPECT_TRUE(m_connection->query_one("SELECT SUM(id) FROM thing WHERE id > 5")->is_null(0));
}

TEST_P(Sql, a_unique_violation_names_table_and_columns) {
  add(1, "one", "a");
  try {
    add(2, "one", "a");
    FAIL() << "the second row was taken";
  } catch (const sql::UniqueViolation& violation) {
    EXPECT_EQ(violation.table(), "thing");
    EXPECT_EQ(violation.columns(), "name,code");
  }
  try {
    add(1, "other");
    FAIL() << "the second row was taken";
  } catch (const sql::UniqueViolation& violation) {
    EXPECT_EQ(violation.columns(), "id");
  }
}

TEST_P(Sql, an_error_carries_neither_values_nor_sql) {
  try {
    add(1, "13800000000 is somebody's telephone number");
    FAIL() << "the check did not hold";
  } catch (const sql::Error& error) {
    EXPECT_THAT(error.what(), Not(HasSubstr("13800000000")));
    EXPECT_THAT(error.what(), Not(HasSubstr("INSERT")));
  }
}

TEST_P(Sql, a_wrong_statement_is_an_error_that_names_what_is_wrong) {
  try {
    m_connection->query("SELECT nonsense FROM thing");
    FAIL();
  } catch (const sql::Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("nonsense"));
  }
  EXPECT_EQ(count(), 0) << "the connection still works";
}

TEST_P(Sql, text_that_one_engine_could_not_keep_is_refused_by_both) {
  EXPECT_EQ(problem_code([&] { add(1, std::string("a\0b", 3)); }), "store.text_invalid");
  EXPECT_EQ(problem_code([&] { add(1, "\xc3("); }), "store.text_invalid");
  EXPECT_EQ(count(), 0);
}

TEST_P(Sql, more_rows_than_allowed_is_an_error_and_the_connection_lives_on) {
  for (int id = 0; id < 5; ++id) add(id, std::to_string(id));
  EXPECT_THROW(m_connection->query("SELECT id FROM thing", {}, 4), sql::Error);
  EXPECT_EQ(m_connection->query("SELECT id FROM thing", {}, 5).size(), 5u);
  EXPECT_THROW(m_connection->query_one("SELECT id FROM thing"), sql::Error);
}

TEST_P(Sql, a_reader_that_throws_leaves_the_connection_usable) {
  for (int id = 0; id < 5; ++id) add(id, std::to_string(id));
  EXPECT_THROW(m_connection->each("SELECT id FROM thing", {}, [](sql::Row&) { throw base::conflict("test.stop"); }), base::Problem);
  EXPECT_EQ(count(), 5);
}

TEST_P(Sql, more_statements_than_are_kept_still_work) {
  for (std::int64_t i = 0; i < 600; ++i) {
    const auto row = m_connection->query_one("SELECT CAST($1 AS BIGINT) + " + std::to_string(i % 300), {i});
    ASSERT_EQ(row->integer(0), i + i % 300);
  }
}

TEST_P(Sql, a_savepoint_undoes_only_what_came_after_it) {
  m_connection->begin();
  add(1, "kept");
  m_connection->savepoint();
  EXPECT_THROW(add(1, "twice"), sql::UniqueViolation);
  m_connection->rollback_savepoint();
  m_connection->savepoint();
  add(2, "undone");
  m_connection->rollback_savepoint();
  EXPECT_TRUE(m_connection->in_transaction());
  m_connection->commit();
  EXPECT_FALSE(m_connection->in_transaction());
  EXPECT_EQ(m_connection->query_one("SELECT name FROM thing")->text(0), "kept");
}

TEST_P(Sql, a_rolled_back_transaction_leaves_nothing) {
  m_connection->begin();
  add(1, "one");
  m_connection->rollback();
  m_connection->rollback();
  EXPECT_EQ(count(), 0);
}

TEST_P(Sql, codes_sort_by_their_bytes_and_are_found_by_prefix) {
  for (const char* code : {"37020", "3702", "3703", "3702a", "3702B", "3702Z9"}) add(count(), code, code);
  std::string order;
  for (const auto& row : m_connection->query("SELECT code FROM thing WHERE code >= $1 AND code < $2 ORDER BY code",
                                             {std::string("3702"), sql::prefix_end("3702")}))
    order += row.text(0) + " ";
  EXPECT_EQ(order, "3702 37020 3702B 3702Z9 3702a ");
}

TEST_P(Sql, readers_cannot_write) {
  sql::ReadPool pool(m_address, 2);
  EXPECT_EQ(problem_code([&] { pool.with([](sql::Connection& reader) { reader.execute("DELETE FROM thing"); }); }), "store.read_only");
  EXPECT_EQ(pool.with([](sql::Connection& reader) { return reader.query_one("SELECT COUNT(*) FROM thing")->integer(0); }), 0);
}

TEST_P(Sql, a_reader_sees_one_moment_and_never_waits_for_a_writer) {
  sql::ReadPool pool(m_address, 1);
  add(1, "one");
  m_connection->begin();
  add(2, "two");
  const auto rows = [](sql::Connection& reader) { return reader.query_one("SELECT COUNT(*) FROM thing")->integer(0); };
  pool.with([&](sql::Connection& reader) {
    EXPECT_EQ(rows(reader), 1) << "what is not committed is not seen";
    m_connection->commit();
    EXPECT_EQ(rows(reader), 1) << "nor what was committed meanwhile";
  });
  EXPECT_EQ(pool.with(rows), 2);
}

TEST_P(Sql, a_pool_hands_its_connection_on_after_an_error) {
  sql::ReadPool pool(m_address, 1);
  for (int i = 0; i < 3; ++i) EXPECT_THROW(pool.with([](sql::Connection& reader) { reader.query("SELECT nothing"); }), sql::Error);
  EXPECT_EQ(pool.with([](sql::Connection& reader) { return reader.query_one("SELECT 5")->integer(0); }), 5);
}

EVERY_DATABASE(Sql);

class Postgres : public testing::Test {
 protected:
  tests::TemporaryFolder m_folder;
  sql::DatabaseAddress m_address = tests::empty_database(Engine::postgresql, m_folder);
};

TEST_F(Postgres, a_lost_connection_is_unavailable_once_and_then_heals) {
  const auto connection = sql::open(m_address);
  const auto pid = connection->query_one("SELECT pg_backend_pid()")->integer(0);
  sql::open(m_address)->query("SELECT pg_terminate_backend(CAST($1 AS INT))", {pid});
  EXPECT_EQ(problem_code([&] { connection->query("SELECT 1"); }), "store.unavailable");
  connection->heal();
  EXPECT_EQ(connection->query_one("SELECT 1")->integer(0), 1);
}

TEST_F(Postgres, a_failed_transaction_does_not_commit_in_silence) {
  const auto connection = sql::open(m_address);
  connection->begin();
  EXPECT_THROW(connection->query("SELECT 1 / 0"), sql::Error);
  EXPECT_THROW(connection->commit(), sql::Error);
}

TEST_F(Postgres, a_server_that_is_not_there_is_unavailable) {
  EXPECT_EQ(problem_code([] { sql::open({"postgresql://gridward@127.0.0.1:1/none"}); }), "store.unavailable");
}

TEST(Dialect, an_unknown_token_is_refused) {
  EXPECT_THROW(sql::resolve("CREATE TABLE x (y {{surprise}})", Engine::sqlite), std::invalid_argument);
  EXPECT_EQ(sql::resolve("a {{blob}} b", Engine::postgresql), "a BYTEA b");
}

}  // namespace
