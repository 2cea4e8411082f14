// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <thread>

#include "base/id.hpp"
#include "store/database_fixture.hpp"
#include "store/event_log.hpp"
#include "store/write_lanes.hpp"

using namespace gridward;
using namespace gridward::store;
using namespace std::chrono_literals;

namespace {

Event event_in(const std::string& region, const std::string& subject, std::int64_t version = 1) {
  return {.id = base::random_ulid(1'700'000'000'000),
          .at = {1'700'000'000'000'000},
          .device_at = std::nullopt,
          .actor = "system",
          .region = region,
          .kind = "hazard.opened",
          .subject = subject,
          .version = version,
          .body = "{}"};
}

class EventLog : public tests::EveryDatabase {
 protected:
  std::int64_t add(const Event& event) {
    UnitOfWork unit{*m_connection, event.at};
    append(unit, event);
    return latest_seq(*m_connection);
  }
  std::vector<std::string> subjects(std::int64_t after, const std::string& prefix, std::size_t limit = 100) {
    std::vector<std::string> found;
    for (const Event& event : read_after(*m_connection, after, prefix, limit)) found.push_back(event.subject);
    return found;
  }
};

using Subjects = std::vector<std::string>;

TEST_P(EventLog, an_event_comes_back_as_it_was_written) {
  Event event = event_in("370202001001001", "H1", 3);
  event.device_at = base::Instant{1'600'000'000'000'001};
  event.body = R"({"text":"通道堵塞"})";
  const std::int64_t seq = add(event);
  const auto events = read_after(*m_connection, 0, "", 10);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].seq, seq);
  EXPECT_EQ(events[0].id, event.id);
  EXPECT_EQ(events[0].at, event.at);
  EXPECT_EQ(events[0].device_at, event.device_at);
  EXPECT_EQ(events[0].actor, "system");
  EXPECT_EQ(events[0].region, "370202001001001");
  EXPECT_EQ(events[0].kind, "hazard.opened");
  EXPECT_EQ(events[0].subject, "H1");
  EXPECT_EQ(events[0].version, 3);
  EXPECT_EQ(events[0].body, event.body);
}

TEST_P(EventLog, two_events_cannot_be_the_same_version_of_one_thing) {
  add(event_in("3702", "H1", 1));
  add(event_in("3702", "H1", 2));
  try {
    add(event_in("3702", "H1", 2));
    FAIL() << "it was taken";
  } catch (const sql::UniqueViolation& violation) {
    EXPECT_EQ(violation.table(), "event");
    EXPECT_EQ(violation.columns(), "subject,version");
  }
}

TEST_P(EventLog, a_reader_gets_what_comes_after_its_cursor_oldest_first) {
  add(event_in("3702", "A"));
  const auto cursor = add(event_in("3702", "B"));
  add(event_in("3702", "C"));
  add(event_in("3702", "D"));
  EXPECT_EQ(subjects(cursor, ""), (Subjects{"C", "D"}));
  EXPECT_EQ(subjects(0, "", 2), (Subjects{"A", "B"}));
  EXPECT_EQ(latest_seq(*m_connection), cursor + 2);
}

TEST_P(EventLog, a_reader_gets_its_own_area_only_wide_or_narrow) {
  add(event_in("370202001000", "sub-district"));
  const auto cursor = add(event_in("370202001001001", "grid"));
  add(event_in("37020200100100102", "micro-grid"));
  add(event_in("370202001001002", "next grid"));
  add(event_in("370203", "elsewhere"));
  EXPECT_EQ(subjects(0, "370202001001001"), (Subjects{"grid", "micro-grid"}));
  EXPECT_EQ(subjects(cursor, "370202001001001"), (Subjects{"micro-grid"}));
  EXPECT_EQ(subjects(0, "370202001001001", 1), (Subjects{"grid"}));
  EXPECT_EQ(subjects(0, "370202"), (Subjects{"sub-district", "grid", "micro-grid", "next grid"}));
  EXPECT_EQ(subjects(cursor, "370202001"), (Subjects{"micro-grid", "next grid"}));
  EXPECT_EQ(subjects(0, "").size(), 5u);
}

TEST_P(EventLog, the_events_of_one_thing_come_by_version) {
  add(event_in("3702", "H1", 1));
  add(event_in("3702", "H2", 1));
  add(event_in("3702", "H1", 2));
  const auto events = events_of(*m_connection, "H1");
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].version, 1);
  EXPECT_EQ(events[1].version, 2);
}

TEST_P(EventLog, nobody_changes_or_deletes_an_event) {
  add(event_in("3702", "H1"));
  EXPECT_THROW(m_connection->execute("UPDATE event SET body = 'forged'"), sql::Error);
  EXPECT_THROW(m_connection->execute("DELETE FROM event"), sql::Error);
  EXPECT_EQ(read_after(*m_connection, 0, "", 10).at(0).body, "{}");
}

TEST_P(EventLog, an_empty_log_ends_at_zero) { EXPECT_EQ(latest_seq(*m_connection), 0); }

TEST_P(EventLog, a_waiting_reader_wakes_when_a_commit_brought_an_event) {
  EventSignal signal;
  const base::SystemClock clock;
  WriteLanes lanes(m_address, clock, {.after_commit = [&](sql::Connection& connection) { signal.raise(latest_seq(connection)); }});
  EXPECT_FALSE(signal.wait_beyond(0, 1ms));
  bool woken = false;
  std::thread reader([&] { woken = signal.wait_beyond(0, 10s); });
  lanes.run([](UnitOfWork& unit) { append(unit, event_in("3702", "H1")); });
  reader.join();
  EXPECT_TRUE(woken);
  EXPECT_EQ(signal.latest(), latest_seq(*m_connection));
  EXPECT_FALSE(signal.wait_beyond(signal.latest(), 1ms));
}

EVERY_DATABASE(EventLog);

TEST(EventSignal, closing_wakes_everybody_without_an_event) {
  EventSignal signal;
  std::thread reader([&] { EXPECT_FALSE(signal.wait_beyond(0, 30s)); });
  signal.close();
  reader.join();
}

class PostgresEvents : public testing::Test {
 protected:
  PostgresEvents() { tests::migrate(*m_early); }
  static void add(sql::Connection& connection, const std::string& subject) {
    UnitOfWork unit{connection, {0}};
    append(unit, event_in("3702", subject));
  }
  tests::TemporaryFolder m_folder;
  sql::DatabaseAddress m_address = tests::empty_database(sql::Engine::postgresql, m_folder);
  std::unique_ptr<sql::Connection> m_early = sql::open(m_address), m_late = sql::open(m_address), m_reader = sql::open(m_address);
};

TEST_F(PostgresEvents, an_event_that_commits_late_is_not_skipped) {
  m_early->begin();
  add(*m_early, "begun first, committed last");
  m_late->begin();
  add(*m_late, "begun last, committed first");
  m_late->commit();
  const auto first = read_after(*m_reader, 0, "", 10);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].subject, "begun last, committed first");
  m_early->commit();
  const auto second = read_after(*m_reader, first[0].seq, "", 10);
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].subject, "begun first, committed last");
  EXPECT_EQ(latest_seq(*m_reader), second[0].seq);
}

TEST_F(PostgresEvents, a_rolled_back_event_holds_nobody_up) {
  m_early->begin();
  add(*m_early, "never happened");
  m_late->begin();
  add(*m_late, "happened");
  m_late->commit();
  m_early->rollback();
  ASSERT_EQ(read_after(*m_reader, 0, "", 10).size(), 1u);
}

TEST_F(PostgresEvents, events_of_one_transaction_keep_their_order) {
  m_early->begin();
  for (int i = 0; i < 20; ++i) add(*m_early, std::to_string(i));
  EXPECT_EQ(events_of(*m_early, "7").at(0).seq, 0) << "not yet numbered";
  m_early->commit();
  const auto events = read_after(*m_reader, 0, "", 100);
  ASSERT_EQ(events.size(), 20u);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(events[i].subject, std::to_string(i));
}

/// The cursor of a reader runs beside writers that commit in any order; it must meet every event once.
TEST_F(PostgresEvents, a_reader_beside_many_writers_misses_nothing) {
  const base::SystemClock clock;
  constexpr int writers = 4, each = 100;
  WriteLanes lanes(m_address, clock, {.lanes = writers});
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w)
    threads.emplace_back([&lanes, w] {
      for (int i = 0; i < each; ++i)
        lanes.run([&](UnitOfWork& unit) { append(unit, event_in("3702", std::to_string(w) + "/" + std::to_string(i))); }, std::to_string(w));
    });
  std::int64_t cursor = 0;
  std::size_t seen = 0;
  const auto until = std::chrono::steady_clock::now() + 60s;
  while (seen < writers * each && std::chrono::steady_clock::now() < until)
    for (const Event& event : read_after(*m_reader, cursor, "", 7)) {
      ++seen;
      cursor = event.seq;
    }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(seen, static_cast<std::size_t>(writers * each));
}

}  // namespace
