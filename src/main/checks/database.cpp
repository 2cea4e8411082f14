// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "ledger/key_file.hpp"
#include "main/checks/finding.hpp"
#include "main/house.hpp"
#include "services/extend_ledger.hpp"
#include "store/event_log.hpp"
#include "store/sql/server_facts.hpp"

namespace gridward::checks {

namespace {

using store::sql::Connection;
using store::sql::Engine;

constexpr std::int64_t little_apart_s = 2, far_apart_s = 60;

std::string text(std::int64_t number) { return std::to_string(number); }

/// A problem that the program would meet is a finding with that problem's own words.
Finding failure(const base::Problem& problem) { return {Standing::fail, problem.code(), problem.arguments()}; }

void look_at_schema(Connection& connection, Findings& findings) {
  carried_migrations().check(connection);
  findings.push_back({Standing::ok, "check.schema_good", {{"name", carried_migrations().latest()}}});
}

void look_at_server(const store::sql::ServerFacts& facts, Findings& findings) {
  findings.push_back({facts.supported ? Standing::ok : Standing::fail, facts.supported ? "check.database_good" : "check.database_old", {{"version", facts.version}}});
  if (facts.read_only) findings.push_back({Standing::fail, "check.database_read_only"});
  if (facts.connections == 0) return;
  const auto needed = static_cast<std::int64_t>(database_connections);
  const bool enough = facts.connections >= needed;
  findings.push_back({enough ? Standing::ok : Standing::warn, enough ? "check.connections_good" : "check.connections_short", {{"allowed", text(facts.connections)}, {"needed", text(needed)}}});
}

/// The server's clock against ours. SQLite has none; there an event of the future tells of a clock that was ahead.
void look_at_clock(Connection& connection, const store::sql::ServerFacts& facts, Findings& findings) {
  const auto now = base::SystemClock().now();
  std::int64_t ahead_s = 0;
  if (facts.now) ahead_s = (facts.now->us - now.us) / base::us_per_second;
  else if (const auto newest = store::latest_event_at(connection)) ahead_s = std::max<std::int64_t>(0, (newest->us - now.us) / base::us_per_second);
  const auto apart_s = std::abs(ahead_s);
  const auto standing = apart_s > far_apart_s ? Standing::fail : apart_s > little_apart_s ? Standing::warn : Standing::ok;
  const char* code = standing == Standing::ok ? "check.clock_good" : facts.now ? "check.clock_apart" : "check.clock_was_ahead";
  findings.push_back({standing, code, {{"seconds", text(apart_s)}}});
}

void look_at_ledger(const Configuration& configuration, Connection& connection, Findings& findings) {
  const auto file = configuration.data / "keys" / "ledger.key";
  const auto published = services::published_keys(connection);
  if (published.empty()) return findings.push_back({Standing::ok, "check.ledger_not_begun"});
  const auto keys = ledger::KeyFile(file).read();
  for (const auto suite : ledger::suites) {
    const auto newest = std::find_if(published.rbegin(), published.rend(), [&](const auto& key) { return key.suite == suite; });
    const bool held = newest != published.rend() && std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return key.suite() == suite && key.verifier(newest->name) == *newest; });
    if (!held) return findings.push_back({Standing::fail, "check.ledger_key_lost", {{"file", file.string()}}});
  }
  findings.push_back({Standing::ok, "check.ledger_good", {{"name", published.front().name}}});
}

void look_inside(const Configuration& configuration, Findings& findings) {
  const store::sql::DatabaseAddress address{configuration.database_address()};
  // Whether PostgreSQL lets us write is a question for a connection that may; SQLite would make a file by it.
  const auto connection = store::sql::open(address, configuration.engine() == Engine::sqlite ? store::sql::Access::read_only : store::sql::Access::read_write);
  const auto facts = store::sql::server_facts(*connection);
  look_at_server(facts, findings);
  look_at_schema(*connection, findings);
  look_at_clock(*connection, facts, findings);
  look_at_ledger(configuration, *connection, findings);
}

}  // namespace

void look_at_database(const Configuration& configuration, Findings& findings) {
  if (configuration.engine() == Engine::sqlite && !std::filesystem::exists(configuration.database_address()))
    return findings.push_back({Standing::fail, "check.database_none", {{"file", configuration.database_address()}}});
  try {
    look_inside(configuration, findings);
  } catch (const base::Problem& problem) {
    findings.push_back(problem.code() == "store.unavailable" ? Finding{Standing::fail, "check.database_away"} : failure(problem));
  } catch (const store::sql::Error& error) {
    findings.push_back({Standing::fail, "check.database_strange", {{"why", error.what()}}});
  }
}

}  // namespace gridward::checks
