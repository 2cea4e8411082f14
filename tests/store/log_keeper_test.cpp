// SPDX-License-Identifier: Apache-2.0
#include "store/log_keeper.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "store/database_fixture.hpp"

using namespace gridward;
using namespace gridward::store;
using namespace std::chrono_literals;

namespace {

/// A writer whose log a keeper has; what it writes is a table beside the schema.
class LogOfSqlite : public testing::Test {
 protected:
  LogOfSqlite() { m_writer->script("CREATE TABLE heap (id INTEGER PRIMARY KEY, bytes BLOB); CREATE TABLE crumb (id INTEGER PRIMARY KEY);"); }

  std::int64_t pages() const { return m_writer->log()->pages(); }
  std::int64_t home_mb() const { return static_cast<std::int64_t>(std::filesystem::file_size(m_address.text) >> 20); }

  void commit_mb(int count) {
    m_writer->begin();
    for (int i = 0; i < count; ++i) m_writer->execute("INSERT INTO heap(bytes) VALUES ($1)", {sql::Blob{std::string(1 << 20, 'x')}});
    m_writer->commit();
  }
  void commit_little() { m_writer->execute("INSERT INTO crumb(id) VALUES ($1)", {m_crumbs++}); }
  /// Commits a little again and again, as a house does, until the log is short or patience ends.
  bool begins_anew() {
    const auto end = std::chrono::steady_clock::now() + 30s;
    for (; pages() > 1000 && std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(1ms)) {
      m_keeper.after_commit();
      commit_little();
    }
    return pages() <= 1000;
  }

  std::int64_t m_crumbs = 0;
  tests::TemporaryFolder m_folder;
  sql::DatabaseAddress m_address = tests::empty_database(sql::Engine::sqlite, m_folder);
  std::unique_ptr<sql::Connection> m_writer = sql::open(m_address);
  LogKeeper m_keeper{*m_writer->log(), sql::open(m_address)};
};

TEST_F(LogOfSqlite, is_not_brought_home_by_a_commit) {
  commit_mb(80);
  commit_mb(1);
  EXPECT_GT(pages(), 20'000);
  EXPECT_LT(home_mb(), 2);
}

TEST_F(LogOfSqlite, is_left_alone_while_it_is_short) {
  commit_mb(20);
  for (int i = 0; i < 20; ++i) {
    m_keeper.after_commit();
    std::this_thread::sleep_for(1ms);
  }
  EXPECT_LT(home_mb(), 2);
}

TEST_F(LogOfSqlite, goes_home_once_it_is_long_and_is_begun_anew) {
  commit_mb(80);
  EXPECT_TRUE(begins_anew());
  EXPECT_GE(home_mb(), 80);
}

TEST_F(LogOfSqlite, waits_for_whoever_reads_an_older_state) {
  const auto reader = sql::open(m_address, sql::Access::read_only);
  const auto count = [&] { return reader->query_one("SELECT COUNT(*) FROM heap")->integer(0); };
  commit_mb(1);
  reader->begin();
  ASSERT_EQ(count(), 1);
  commit_mb(80);
  for (int i = 0; i < 200; ++i) {
    m_keeper.after_commit();
    commit_little();
    std::this_thread::sleep_for(1ms);
  }
  EXPECT_GT(pages(), 20'000);
  EXPECT_EQ(count(), 1);
  reader->rollback();
  commit_mb(5);
  EXPECT_TRUE(begins_anew());
  EXPECT_EQ(count(), 86);
}

}  // namespace
