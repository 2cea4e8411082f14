// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <thread>

#include "base/problem.hpp"
#include "store/backup_postgres.hpp"
#include "store/backup_sqlite.hpp"
#include "store/database_fixture.hpp"
#include "store/event_log.hpp"
#include "store/sql/dialect.hpp"
#include "store/write_lanes.hpp"

using namespace gridward;
using namespace gridward::store;
using sql::Engine;

namespace {

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Problem& problem) {
    return problem.code();
  }
  return "no problem";
}

void add_event(sql::Connection& connection, int number, const std::string& body = "示例") {
  connection.begin();
  connection.execute("INSERT INTO event(id, at, actor, region, kind, subject, version, body) VALUES ($1, 0, 'system', '32', 'test.done', $2, 1, $3)",
                     {"event-" + std::to_string(number), "subject-" + std::to_string(number), body});
  connection.commit();
}

std::int64_t events_in(const sql::DatabaseAddress& address) { return sql::open(address)->query_one("SELECT COUNT(*) FROM event")->integer(0); }

class Backup : public testing::Test {
 protected:
  sql::DatabaseAddress migrated(Engine engine) {
    const auto address = tests::empty_database(engine, m_folder);
    tests::migrate(*sql::open(address));
    return address;
  }
  std::string dump(const sql::DatabaseAddress& address) {
    std::string bytes;
    m_last_seq = dump_postgres(address, [&](std::string_view part) { bytes += part; });
    return bytes;
  }
  static void load(const sql::DatabaseAddress& address, std::string bytes) {
    load_postgres(address, [&] {
      const std::string part = bytes.substr(0, 1000);
      bytes.erase(0, part.size());
      return part;
    });
  }
  tests::TemporaryFolder m_folder;
  std::int64_t m_last_seq = 0;
};

TEST_F(Backup, a_copy_of_sqlite_shows_one_moment_while_somebody_writes_all_the_time) {
  const auto address = migrated(Engine::sqlite);
  std::atomic<bool> enough{false};
  std::atomic<int> written{0};
  for (; written < 20; ++written) add_event(*sql::open(address), written, std::string(1 << 20, 'x'));  // more pages than are copied at once
  std::thread writer([&] {
    const auto connection = sql::open(address);
    for (; !enough; ++written) add_event(*connection, written);
  });
  while (written < 200) std::this_thread::yield();
  for (int round = 0; round < 3; ++round) {
    const int before = written;
    int steps = 0, begun = 0;
    // The copy waits here until somebody has written in the middle of it: it neither starts again nor stops the writer.
    const SqliteCopy copy(address.text, m_folder.path(), [&](std::string_view, std::int64_t, std::int64_t) {
      if (steps == 0) begun = written;
      for (const int now = written; written < now + 5;) std::this_thread::yield();
      ++steps;
    });
    EXPECT_GT(steps, 2);
    EXPECT_GE(written, before + 5 * steps);
    EXPECT_LE(copy.last_seq(), begun + 1) << "what was written after the copy had begun is not in it; one may have been written and not counted yet";
    const auto file = m_folder.path() / ("restored-" + std::to_string(round));
    std::ofstream out(file, std::ios::binary);
    copy.each_piece([&](std::string_view piece) { out << piece; });
    out.close();
    EXPECT_EQ(std::filesystem::file_size(file), static_cast<std::uintmax_t>(copy.bytes()));
    EXPECT_EQ(events_in({file.string()}), copy.last_seq());
    EXPECT_GE(copy.last_seq(), before);
    EXPECT_EQ(sql::open({file.string()})->query_one("PRAGMA integrity_check")->text(0), "ok");
  }
  enough = true;
  writer.join();
}

TEST_F(Backup, a_copy_of_sqlite_leaves_no_file_behind) {
  const auto address = migrated(Engine::sqlite);
  const SqliteCopy copy(address.text, m_folder.path(), {});
  for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) EXPECT_EQ(entry.path().filename().string().find("backup-copy"), std::string::npos);
}

TEST_F(Backup, what_is_no_house_is_refused_by_name) {
  EXPECT_EQ(code_of([&] { SqliteCopy(m_folder.path() / "none", m_folder.path(), {}); }), "backup.no_house");
  std::ofstream(m_folder.path() / "text") << std::string(10'000, 'x');
  EXPECT_EQ(code_of([&] { SqliteCopy(m_folder.path() / "text", m_folder.path(), {}); }), "backup.no_house");
  EXPECT_EQ(code_of([&] { SqliteCopy(tests::empty_database(Engine::sqlite, m_folder).text, m_folder.path(), {}); }), "backup.no_house");
  EXPECT_EQ(code_of([&] { dump(tests::empty_database(Engine::postgresql, m_folder)); }), "backup.no_house");
}

TEST_F(Backup, a_dump_of_postgresql_comes_back_whole_into_an_empty_database) {
  const auto address = migrated(Engine::postgresql), other = tests::empty_database(Engine::postgresql, m_folder);
  const auto connection = sql::open(address);
  for (int i = 0; i < 50; ++i) add_event(*connection, i);
  const std::string bytes = dump(address);
  EXPECT_EQ(m_last_seq, 50);
  EXPECT_EQ(code_of([&] { require_empty_postgres(other); }), "no problem");
  load(other, bytes);
  EXPECT_EQ(events_in(other), 50);
  EXPECT_EQ(code_of([&] { require_empty_postgres(other); }), "backup.database_not_empty");
  // Numbers go on where they were, and the log is still append-only.
  const auto restored = sql::open(other);
  add_event(*restored, 50);
  EXPECT_EQ(latest_seq(*restored), 51);
  EXPECT_THROW(restored->execute("DELETE FROM event WHERE seq = 1"), std::exception);
}

TEST_F(Backup, a_dump_that_ends_early_leaves_the_database_empty) {
  const auto address = migrated(Engine::postgresql), other = tests::empty_database(Engine::postgresql, m_folder);
  const auto connection = sql::open(address);
  for (int i = 0; i < 50; ++i) add_event(*connection, i);
  const std::string bytes = dump(address);
  for (const std::size_t size : {std::size_t{0}, bytes.size() / 10, bytes.size() / 2}) {
    EXPECT_EQ(code_of([&] { load(other, bytes.substr(0, size)); }), "backup.program_failed");
    EXPECT_EQ(code_of([&] { require_empty_postgres(other); }), "no problem");
  }
  EXPECT_THROW(load_postgres(other, []() -> std::string { throw std::runtime_error("the folder is gone"); }), std::runtime_error);
  EXPECT_EQ(code_of([&] { require_empty_postgres(other); }), "no problem");
}

TEST_F(Backup, what_pg_restore_says_is_told_without_the_rows_that_it_quotes) {
  const auto address = migrated(Engine::postgresql), other = tests::empty_database(Engine::postgresql, m_folder);
  add_event(*sql::open(address), 1, "13800000001");
  const std::string bytes = dump(address);
  // A row that the target refuses: the engine's CONTEXT line quotes it.
  std::string changed = bytes;
  const auto at = changed.find("subject-1\t1\t13800000001");
  ASSERT_NE(at, std::string::npos);
  changed[at + 10] = 'x';
  try {
    load(other, changed);
    FAIL();
  } catch (const base::Problem& problem) {
    EXPECT_EQ(problem.code(), "backup.program_failed");
    const std::string& why = problem.arguments()[1].second;
    EXPECT_NE(why.find("event"), std::string::npos) << why;
    EXPECT_EQ(why.find("13800000001"), std::string::npos) << why;
  }
}

TEST_F(Backup, a_rehearsal_database_is_gone_afterwards_and_a_foreign_one_is_left_alone) {
  const auto address = migrated(Engine::postgresql);
  std::string name;
  {
    const RehearsalDatabase rehearsal(address);
    EXPECT_EQ(code_of([&] { require_empty_postgres(rehearsal.address()); }), "no problem");
    name = sql::open(rehearsal.address())->query_one("SELECT current_database()::text")->text(0);
    EXPECT_TRUE(name.ends_with("_rehearsal"));
  }
  const auto connection = sql::open(address);
  EXPECT_EQ(connection->query_one("SELECT COUNT(*) FROM pg_database WHERE datname = $1", {name})->integer(0), 0);
  connection->script("CREATE DATABASE \"" + name + "\"");
  EXPECT_EQ(code_of([&] { RehearsalDatabase{address}; }), "backup.rehearsal_foreign");
  connection->script("DROP DATABASE \"" + name + "\"");
}

}  // namespace
