// SPDX-License-Identifier: Apache-2.0
#include "visits.hpp"

#include <sqlite3.h>

#include <cstdio>

#include "base/time.hpp"

namespace gridward::bench {

namespace {

std::vector<std::string> restaurants(const std::filesystem::path& database) {
  sqlite3* db = nullptr;
  sqlite3_open_v2(database.c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, "SELECT id FROM place WHERE type = 'restaurant'", -1, &statement, nullptr);
  std::vector<std::string> ids;
  while (sqlite3_step(statement) == SQLITE_ROW) ids.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return ids;
}

}  // namespace

Visits::Visits(const std::filesystem::path& database, std::string token) : m_places(restaurants(database)), m_token(std::move(token)) {}

std::string Visits::next() {
  const auto now = base::SystemClock().now();
  const bool faulty = ++m_count % 10 == 0;
  std::string body = "{\"place\":\"" + m_places[m_count % m_places.size()] + "\",\"checklist\":{\"id\":\"restaurant\",\"version\":1},\"answers\":[";
  for (int i = 1; i <= 15; ++i) {
    const bool fails = faulty && i == 15;   // CA-15, exits and passage: on the spot, needs no photo
    char item[96];
    std::snprintf(item, sizeof item, "%s{\"item\":\"CA-%02d\",\"answer\":\"%s\"", i == 1 ? "" : ",", i, fails ? "fail" : "pass");
    body += item;
    if (fails) body += ",\"note\":\"出口前堆放桌椅\",\"hazard\":\"" + m_ids.text(now.ms()) + "\"";
    body += "}";
  }
  const auto at = base::to_text(now);
  body += "],\"extinguishers\":[],\"started_at\":\"" + at + "\",\"finished_at\":\"" + at + "\"}";
  return "PUT /v1/inspections/" + m_ids.text(now.ms()) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace gridward::bench
