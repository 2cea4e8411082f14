// SPDX-License-Identifier: Apache-2.0
// The first fifty of 1,000,000 open and closed hazards of a sub-district, open ones only, by deadline; beside nginx serving the same bytes
// from a file, in one run. Budget: at least 0.25 of it, p99 under 10 ms (design §8).
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "house_process.hpp"
#include "load.hpp"
#include "result_line.hpp"

namespace {

using namespace gridward;

/// Copies the demo's hazards, with ids of their own, until there are a million; none of them is overdue, so that
/// no job moves them meanwhile.
void grow(const std::filesystem::path& database, int wanted) {
  sqlite3* db = nullptr;
  sqlite3_open(database.c_str(), &db);
  const std::string copy =
      "CREATE TEMP TABLE sample AS SELECT * FROM hazard ORDER BY id; "
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(wanted) + ") "
      "INSERT INTO hazard SELECT '0' || printf('%025d', n.i), region, subdistrict, place, state, level, climb, department, is_open, due + 31536000000000 + n.i, found_at + n.i, version, "
      "json_set(body, '$.id', '0' || printf('%025d', n.i)) FROM n JOIN sample ON sample.rowid = n.i % (SELECT COUNT(*) FROM sample) + 1";
  char* error = nullptr;
  if (sqlite3_exec(db, ("PRAGMA synchronous = OFF; BEGIN; " + copy + "; COMMIT; ANALYZE;").c_str(), nullptr, nullptr, &error) != SQLITE_OK) throw std::runtime_error(error);
  sqlite3_close(db);
}

class Nginx {
 public:
  explicit Nginx(const std::string& body) {
    auto name = (std::filesystem::temp_directory_path() / "gridward-nginx-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
    m_folder = name;
    std::filesystem::permissions(m_folder, std::filesystem::perms::all);
    std::ofstream(m_folder / "list.json") << body;
    m_port = 18000 + static_cast<int>(getpid() % 2000);
    std::ofstream(m_folder / "nginx.conf") << "daemon off; worker_processes 1; pid " << (m_folder / "pid").string() << "; error_log " << (m_folder / "error").string()
                                           << ";\nevents { worker_connections 256; }\nhttp { access_log off; sendfile on; keepalive_requests 10000000; server { listen 127.0.0.1:" << m_port << "; root " << m_folder.string() << "; } }\n";
    m_pid = fork();
    if (m_pid == 0) {
      execlp("nginx", "nginx", "-c", (m_folder / "nginx.conf").c_str(), nullptr);
      _exit(127);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    if (waitpid(m_pid, nullptr, WNOHANG) != 0) throw std::runtime_error("nginx is not installed; the reference needs Debian's nginx-light");
  }
  ~Nginx() {
    kill(m_pid, SIGTERM);
    waitpid(m_pid, nullptr, 0);
    std::filesystem::remove_all(m_folder);
  }
  int port() const { return m_port; }

 private:
  std::filesystem::path m_folder;
  int m_port = 0;
  pid_t m_pid = 0;
};

std::string get(const std::string& path, const std::string& token) {
  return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
}

std::string body_of(int port, const std::string& request) {
  bench::LoadOrder order;
  order.port = static_cast<std::uint16_t>(port);
  order.connections = 1;
  order.warm_up = std::chrono::milliseconds(0);
  order.measured = std::chrono::milliseconds(50);
  order.next = [&] { return request; };
  return bench::run_load(order).last_body;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string binary = argc > 1 ? argv[1] : "build/release/gridward";
  const int wanted = argc > 2 ? std::stoi(argv[2]) : 1'000'000;
  bench::HouseProcess house(binary, 20);
  grow(house.database(), wanted);
  const auto token = house.token("command");
  house.start();
  const auto request = get("/v1/hazards?open=1&limit=50", token);
  bench::LoadOrder order;
  order.connections = 16;
  order.port = house.port();
  order.next = [&] { return request; };
  const auto ours = bench::run_load(order);
  // Every question with a cursor of its own, so that each page is made: what it costs after a commit.
  std::size_t asked = 0;
  order.next = [&] { return get("/v1/hazards?open=1&limit=50&cursor=" + std::to_string(asked++) + ".00000000000000000000000000", token); };
  const auto made = bench::run_load(order);
  std::printf("each page made anew: %.0f/s, p99 %.1f ms, refused %lld\n", made.per_second, made.p99_ms, static_cast<long long>(made.refused));
  bench::LoadResult reference;
  {
    const Nginx nginx(body_of(house.port(), request));
    const auto plain = get("/list.json", "");
    order.port = static_cast<std::uint16_t>(nginx.port());
    order.next = [&] { return plain; };
    reference = bench::run_load(order);
  }
  const double ratio = ours.per_second / reference.per_second;
  const bool met = ratio >= 0.25 && ours.p99_ms < 10 && ours.refused == 0;
  return bench::print({fmt::format("list 50 of {} hazards", wanted), fmt::format("{:.0f}/s, p99 {:.1f} ms, refused {}", ours.per_second, ours.p99_ms, ours.refused), fmt::format("nginx {:.0f}/s", reference.per_second),
                       fmt::format("{:.2f}", ratio), "at least 0.25, p99 below 10 ms", met});
}
