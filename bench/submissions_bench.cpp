// SPDX-License-Identifier: Apache-2.0
// Durable inspection submissions, 64 connections, 15 answers each, one in ten with a hazard; beside a bare Beast + SQLite program
// that writes the same bytes in shared commits, in one run. Budget: at least 0.4 of it, p99 under 50 ms (design §8).
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bare_server.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "house_process.hpp"
#include "load.hpp"
#include "result_line.hpp"

namespace {

using namespace gridward;


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

class Requests {
 public:
  Requests(std::vector<std::string> places, std::string token) : m_places(std::move(places)), m_token(std::move(token)), m_ids(42) {}

  std::string next() {
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

 private:
  std::vector<std::string> m_places;
  std::string m_token;
  base::IdMaker m_ids;
  std::size_t m_count = 0;
};

/// How often this disk makes 4 kB durable: what a commit costs at the least.
double fdatasyncs_per_s() {
  auto name = (std::filesystem::temp_directory_path() / "gridward-disk-XXXXXX").string();
  const int file = mkstemp(name.data());
  const std::string page(4096, 'x');
  const auto begin = std::chrono::steady_clock::now();
  int count = 0;
  while (std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(500) && write(file, page.data(), page.size()) > 0 && fdatasync(file) == 0) ++count;
  close(file);
  std::filesystem::remove(name);
  return count / 0.5;
}

void print(const char* name, const bench::LoadResult& result) {
  std::printf("%-28s %9.0f/s   p50 %6.2f ms   p99 %6.2f ms   refused %lld\n", name, result.per_second, result.p50_ms, result.p99_ms, static_cast<long long>(result.refused));
  if (result.refused > 0) std::printf("%s\n", result.first_refusal.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string binary = argc > 1 ? argv[1] : "build/release/gridward";
  bench::HouseProcess house(binary, 1);
  Requests requests(restaurants(house.database()), house.token("enforce"));
  bench::LoadOrder order;
  order.next = [&] { return requests.next(); };
  bench::LoadResult bare, ours;
  const auto file = std::filesystem::temp_directory_path() / ("gridward-bare-" + std::to_string(getpid()) + ".sqlite");
  {
    bench::BareServer server(file.string());
    order.port = server.port();
    bare = bench::run_load(order);
  }
  for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + ending);
  print("bare Beast + SQLite", bare);
  house.start();
  order.port = house.port();
  ours = bench::run_load(order);
  print("gridward", ours);
  const double ratio = ours.per_second / bare.per_second;
  const bool met = ratio >= 0.4 && ours.p99_ms < 50 && ours.refused == 0;
  return bench::print({"durable inspection submissions", fmt::format("{:.0f}/s, p99 {:.1f} ms, refused {}", ours.per_second, ours.p99_ms, ours.refused), fmt::format("bare Beast + SQLite {:.0f}/s; disk {:.0f} fdatasync/s", bare.per_second, fdatasyncs_per_s()),
                       fmt::format("{:.2f}", ratio), "at least 0.40, p99 below 50 ms", met});
}
