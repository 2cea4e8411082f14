// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <atomic>
#include <deque>
#include <future>
#include <thread>

#include "base/problem.hpp"
#include "store/database_fixture.hpp"
#include "store/write_lanes.hpp"

using namespace gridward;
using namespace gridward::store;
using namespace std::chrono_literals;

namespace {

const base::SystemClock system_clock;

class Lanes : public tests::EveryDatabase {
 protected:
  Lanes() {
    m_connection->script(
        "CREATE TABLE parent (id BIGINT PRIMARY KEY);"
        "CREATE TABLE child (id BIGINT PRIMARY KEY, parent BIGINT REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED);");
  }
  std::int64_t count(const std::string& table = "parent") {
    return m_connection->query_one("SELECT COUNT(*) FROM " + table)->integer(0);
  }
  static Unit add(std::int64_t id) {
    return [id](UnitOfWork& unit) { unit.connection.execute("INSERT INTO parent(id) VALUES ($1)", {id}); };
  }
};

/// Keeps a lane busy until it is let go, so that what comes meanwhile has to queue.
class Held {
 public:
  explicit Held(WriteLanes& lanes) {
    lanes.run_async([this](UnitOfWork&) { m_running.set_value(); m_go.get_future().wait(); }, [this](std::exception_ptr) { m_done.set_value(); });
    m_running.get_future().wait();
  }
  ~Held() {
    m_go.set_value();
    m_done.get_future().wait();
  }

 private:
  std::promise<void> m_running, m_go, m_done;
};

/// Answers of units that were not waited for one by one.
class Answers {
 public:
  std::function<void(std::exception_ptr)> next() {
    auto& place = m_answers.emplace_back();
    return [&place](std::exception_ptr error) { place.set_value(error); };
  }
  std::vector<std::exception_ptr> all() {
    std::vector<std::exception_ptr> errors;
    for (auto& answer : m_answers) errors.push_back(answer.get_future().get());
    return errors;
  }

 private:
  std::deque<std::promise<std::exception_ptr>> m_answers;
};

TEST_P(Lanes, what_run_returned_from_is_seen_by_another_connection) {
  WriteLanes lanes(m_address, system_clock);
  lanes.run(add(1));
  EXPECT_EQ(count(), 1);
}

TEST_P(Lanes, a_unit_knows_the_clock_it_runs_by) {
  const base::SetClock clock({1'700'000'000'000'000});
  WriteLanes lanes(m_address, clock);
  base::Instant seen;
  lanes.run([&](UnitOfWork& unit) { seen = unit.now; });
  EXPECT_EQ(seen, clock.now());
}

TEST_P(Lanes, a_failing_unit_is_undone_alone) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 1});
  Answers answers;
  {
    const Held held(lanes);
    lanes.run_async(add(1), answers.next());
    lanes.run_async([](UnitOfWork& unit) { add(2)(unit); throw base::conflict("test.no"); }, answers.next());
    lanes.run_async([](UnitOfWork& unit) { add(3)(unit); add(1)(unit); }, answers.next());
    lanes.run_async(add(4), answers.next());
  }
  const auto errors = answers.all();
  EXPECT_FALSE(errors[0]);
  EXPECT_THROW(std::rethrow_exception(errors[1]), base::Problem);
  EXPECT_THROW(std::rethrow_exception(errors[2]), sql::UniqueViolation);
  EXPECT_FALSE(errors[3]);
  EXPECT_EQ(count(), 2);
}

TEST_P(Lanes, a_unit_that_swallowed_a_database_error_does_not_harm_the_others) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 1});
  Answers answers;
  {
    const Held held(lanes);
    lanes.run_async(add(1), answers.next());
    lanes.run_async([](UnitOfWork& unit) { EXPECT_THROW(add(1)(unit), sql::UniqueViolation); }, answers.next());
    lanes.run_async(add(2), answers.next());
  }
  const auto errors = answers.all();
  EXPECT_FALSE(errors[0]);
  EXPECT_FALSE(errors[2]);
  EXPECT_EQ(count(), 2);
}

TEST_P(Lanes, units_that_wait_share_a_commit) {
  std::atomic<int> commits = 0;
  WriteLanes lanes(m_address, system_clock, {.lanes = 1, .after_commit = [&](sql::Connection&) { ++commits; }});
  Answers answers;
  {
    const Held held(lanes);
    for (std::int64_t id = 0; id < 200; ++id) lanes.run_async(add(id), answers.next());
    EXPECT_EQ(lanes.waiting(), 200u);
  }
  for (const auto& error : answers.all()) EXPECT_FALSE(error);
  lanes.stop();
  EXPECT_EQ(count(), 200);
  EXPECT_LT(commits, 100);
  EXPECT_GT(commits, 0);
}

TEST_P(Lanes, a_unit_refused_at_the_commit_fails_alone) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 1});
  Answers answers;
  {
    const Held held(lanes);
    lanes.run_async(add(1), answers.next());
    lanes.run_async([](UnitOfWork& unit) { unit.connection.execute("INSERT INTO child(id, parent) VALUES (1, 99)"); }, answers.next());
    lanes.run_async(add(2), answers.next());
  }
  const auto errors = answers.all();
  EXPECT_FALSE(errors[0]);
  EXPECT_THROW(std::rethrow_exception(errors[1]), sql::Error);
  EXPECT_FALSE(errors[2]);
  EXPECT_EQ(count(), 2);
  EXPECT_EQ(count("child"), 0);
}

TEST_P(Lanes, hooks_run_once_after_the_commit_and_not_for_a_failed_unit) {
  WriteLanes lanes(m_address, system_clock);
  std::int64_t seen = -1;
  lanes.run([&](UnitOfWork& unit) {
    add(1)(unit);
    unit.after_commit([&] { seen = count(); });
  });
  EXPECT_EQ(seen, 1);
  EXPECT_THROW(lanes.run([&](UnitOfWork& unit) {
    unit.after_commit([&] { seen = 100; });
    add(1)(unit);
  }),
               sql::UniqueViolation);
  EXPECT_EQ(seen, 1);
}

TEST_P(Lanes, a_full_queue_says_busy_at_once) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 1, .queue_limit = 3});
  Answers answers;
  {
    const Held held(lanes);
    for (std::int64_t id = 0; id < 3; ++id) lanes.run_async(add(id), answers.next());
    try {
      lanes.run(add(4));
      ADD_FAILURE() << "the queue has no limit";
    } catch (const base::Problem& problem) {
      EXPECT_EQ(problem.code(), "store.busy");
      EXPECT_EQ(problem.retry_after_s(), 1);
    }
  }
  answers.all();
  EXPECT_EQ(count(), 3);
}

TEST_P(Lanes, stopping_finishes_the_queue_and_refuses_more) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 1});
  Answers answers;
  std::thread stopper;
  {
    const Held held(lanes);
    for (std::int64_t id = 0; id < 50; ++id) lanes.run_async(add(id), answers.next());
    stopper = std::thread([&] { lanes.stop(); });
  }
  stopper.join();
  for (const auto& error : answers.all()) EXPECT_FALSE(error);
  EXPECT_EQ(count(), 50);
  EXPECT_THROW(lanes.run(add(51)), base::Problem);
}

TEST_P(Lanes, waiting_for_a_unit_inside_a_unit_is_a_broken_promise) {
  WriteLanes lanes(m_address, system_clock);
  EXPECT_THROW(lanes.run([&](UnitOfWork&) { lanes.run(add(1)); }), base::BrokenPromise);
}

TEST_P(Lanes, many_threads_write_everything_once) {
  WriteLanes lanes(m_address, system_clock);
  std::vector<std::thread> threads;
  for (std::int64_t t = 0; t < 8; ++t)
    threads.emplace_back([&lanes, t] {
      for (std::int64_t i = 0; i < 100; ++i) lanes.run(add(t * 1000 + i), std::to_string(t));
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count(), 800);
}

EVERY_DATABASE(Lanes);

class PostgresLanes : public testing::Test {
 protected:
  PostgresLanes() {
    m_connection->script("CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT); INSERT INTO counter VALUES (1, 0), (2, 0)");
  }
  std::int64_t sum() { return m_connection->query_one("SELECT SUM(value) FROM counter")->integer(0); }

  tests::TemporaryFolder m_folder;
  sql::DatabaseAddress m_address = tests::empty_database(sql::Engine::postgresql, m_folder);
  std::unique_ptr<sql::Connection> m_connection = sql::open(m_address);
};

/// Two keys that fall into different lanes of two.
std::pair<std::string, std::string> keys_apart() {
  for (int i = 0;; ++i)
    if (std::hash<std::string_view>{}(std::to_string(i)) % 2 != std::hash<std::string_view>{}("first") % 2) return {"first", std::to_string(i)};
}

TEST_F(PostgresLanes, units_that_lock_each_other_out_are_done_again) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 2});
  std::atomic<int> runs = 0, arrived = 0;
  const auto crossing = [&](std::int64_t first, std::int64_t second) {
    return [&, first, second](UnitOfWork& unit) {
      ++runs;
      unit.connection.execute("UPDATE counter SET value = value + 1 WHERE id = $1", {first});
      ++arrived;
      for (int i = 0; i < 200 && arrived < 2; ++i) std::this_thread::sleep_for(10ms);
      unit.connection.execute("UPDATE counter SET value = value + 1 WHERE id = $1", {second});
    };
  };
  const auto [one, other] = keys_apart();
  std::thread thread([&] { lanes.run(crossing(1, 2), one); });
  lanes.run(crossing(2, 1), other);
  thread.join();
  EXPECT_EQ(sum(), 4);
  EXPECT_GT(runs, 2) << "they never met";
}

TEST_F(PostgresLanes, a_lane_whose_idle_connection_was_lost_opens_another_and_nobody_notices) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 1});
  std::int64_t pid = 0;
  lanes.run([&](UnitOfWork& unit) { pid = unit.connection.query_one("SELECT pg_backend_pid()")->integer(0); });
  m_connection->query("SELECT pg_terminate_backend(CAST($1 AS INT))", {pid});
  const auto add = [](UnitOfWork& unit) { unit.connection.execute("UPDATE counter SET value = value + 1 WHERE id = 1"); };
  lanes.run(add);
  EXPECT_EQ(sum(), 1);
}

TEST_F(PostgresLanes, a_unit_whose_connection_is_lost_under_it_fails_and_the_lane_works_again) {
  WriteLanes lanes(m_address, system_clock, {.lanes = 1});
  const auto add = [](UnitOfWork& unit) { unit.connection.execute("UPDATE counter SET value = value + 1 WHERE id = 1"); };
  try {
    lanes.run([&](UnitOfWork& unit) {
      add(unit);
      const auto pid = unit.connection.query_one("SELECT pg_backend_pid()")->integer(0);
      m_connection->query("SELECT pg_terminate_backend(CAST($1 AS INT))", {pid});
    });
    ADD_FAILURE() << "the loss was not noticed";
  } catch (const base::Problem& problem) {
    EXPECT_EQ(problem.code(), "store.unavailable");
  }
  lanes.run(add);
  EXPECT_EQ(sum(), 1);
}

}  // namespace
