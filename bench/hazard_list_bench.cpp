// SPDX-License-Identifier: Apache-2.0
// The first fifty of 1,000,000 open and closed hazards of a sub-district, open ones only, by deadline; beside nginx serving the same bytes
// from a file, in one run. Budget: at least 0.25 of it, p99 under 10 ms (design §8). Asked in three ways: a page put together for each
// question; the same page for all while visits are submitted beside it, each commit of which makes it old; and, without a budget of
// its own, pages all over the million, whose rows nobody has asked for before.
#include <signal.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "house_process.hpp"
#include "load.hpp"
#include "result_line.hpp"
#include "visits.hpp"

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
      "json_set(body, '$.id', '0' || printf('%025d', n.i)), cell FROM n JOIN sample ON sample.rowid = n.i % (SELECT COUNT(*) FROM sample) + 1";
  char* error = nullptr;
  if (sqlite3_exec(db, ("PRAGMA synchronous = OFF; BEGIN; " + copy + "; COMMIT; ANALYZE;").c_str(), nullptr, nullptr, &error) != SQLITE_OK) throw std::runtime_error(error);
  sqlite3_close(db);
}

/// Deadlines of open hazards, far from one another.
std::vector<std::string> dues_all_over(const std::filesystem::path& database) {
  sqlite3* db = nullptr;
  sqlite3_open_v2(database.c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, "SELECT due FROM hazard WHERE is_open = 1 AND rowid % 49 = 0 ORDER BY id", -1, &statement, nullptr);
  std::vector<std::string> dues;
  while (sqlite3_step(statement) == SQLITE_ROW) dues.push_back(std::to_string(sqlite3_column_int64(statement, 0)));
  sqlite3_finalize(statement);
  sqlite3_close(db);
  if (dues.empty()) throw std::runtime_error("no open hazards");
  return dues;
}

class Nginx {
 public:
  /// `unpacked`: where script/setup lays its own, which is taken when the machine has none.
  Nginx(const std::string& body, const std::filesystem::path& unpacked) {
    auto name = (std::filesystem::temp_directory_path() / "gridward-nginx-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
    m_folder = name;
    std::filesystem::permissions(m_folder, std::filesystem::perms::all);
    std::ofstream(m_folder / "list.json") << body;
    m_port = 18000 + static_cast<int>(getpid() % 2000);
    std::string passing;   // places that only a machine with nginx installed has
    for (const char* what : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) passing += std::string(what) + "_temp_path " + (m_folder / what).string() + "; ";
    std::ofstream(m_folder / "nginx.conf") << "daemon off; worker_processes 1; pid " << (m_folder / "pid").string() << "; error_log " << (m_folder / "error").string()
                                           << ";\nevents { worker_connections 256; }\nhttp { " << passing << "access_log off; sendfile on; keepalive_requests 10000000; server { listen 127.0.0.1:" << m_port << "; root " << m_folder.string() << "; } }\n";
    m_pid = fork();
    if (m_pid == 0) {
      prctl(PR_SET_PDEATHSIG, SIGTERM);
      const auto log = m_folder / "error", config = m_folder / "nginx.conf";
      execlp("nginx", "nginx", "-e", log.c_str(), "-c", config.c_str(), nullptr);
      execl(unpacked.c_str(), "nginx", "-e", log.c_str(), "-c", config.c_str(), nullptr);
      _exit(127);
    }
    for (int tries = 0; tries < 100 && !std::filesystem::exists(m_folder / "pid"); ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      if (waitpid(m_pid, nullptr, WNOHANG) == 0) continue;
      m_pid = 0;
      return;
    }
  }
  /// False where there is none at all.
  bool runs() const { return m_pid > 0; }
  ~Nginx() {
    if (m_pid > 0) {
      kill(m_pid, SIGTERM);
      waitpid(m_pid, nullptr, 0);
    }
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

/// Submits so many visits a second until it goes.
class Submitter {
 public:
  Submitter(const bench::HouseProcess& house, std::string token, int per_second, std::chrono::milliseconds each) : m_visits(house.database(), std::move(token)), m_step(std::chrono::microseconds(1'000'000 / per_second)) {
    m_order.port = house.port();
    m_order.connections = 4;
    m_order.warm_up = each / 10;
    m_order.measured = each * 11 / 10;
    m_order.next = [this] {
      std::this_thread::sleep_until(m_due);
      m_due += m_step;
      return m_visits.next();
    };
    m_thread = std::thread([this] { m_result = bench::run_load(m_order); });
  }
  bench::LoadResult finish() {
    m_thread.join();
    return m_result;
  }

 private:
  bench::Visits m_visits;
  std::chrono::microseconds m_step;
  std::chrono::steady_clock::time_point m_due = std::chrono::steady_clock::now();
  bench::LoadOrder m_order;
  bench::LoadResult m_result;
  std::thread m_thread;
};

int print(const std::string& name, const bench::LoadResult& ours, const bench::LoadResult& reference) {
  if (reference.answered == 0) return bench::print({name, fmt::format("{:.0f}/s, p99 {:.1f} ms", ours.per_second, ours.p99_ms), "nginx is not installed", "–", "at least 0.25, p99 below 10 ms", false});
  const double ratio = ours.per_second / reference.per_second;
  return bench::print({name, fmt::format("{:.0f}/s, p99 {:.1f} ms, refused {}", ours.per_second, ours.p99_ms, ours.refused), fmt::format("nginx {:.0f}/s", reference.per_second), fmt::format("{:.2f}", ratio),
                       "at least 0.25, p99 below 10 ms", ratio >= 0.25 && ours.p99_ms < 10 && ours.refused == 0});
}

struct Figures {
  bench::LoadResult kept, made, beside_commits, commits, unknown, nginx;
};

Figures measure(const std::string& binary, int wanted, std::chrono::milliseconds each) {
  bench::HouseProcess house(binary, 20);
  grow(house.database(), wanted);
  const auto token = house.token("command"), inspector = house.token("enforce");
  house.start();
  const auto request = get("/v1/hazards?open=1&limit=50", token);
  bench::LoadOrder order;
  order.connections = 16;
  order.port = house.port();
  order.measured = each;
  order.warm_up = each / 5;
  Figures figures;
  order.next = [&] { return request; };
  figures.kept = bench::run_load(order);
  // A cursor of its own for every question, before the first row, so that no page is known; then one after any row.
  std::size_t asked = 0;
  order.next = [&] { return get("/v1/hazards?open=1&limit=50&cursor=" + std::to_string(asked++) + ".00000000000000000000000000", token); };
  figures.made = bench::run_load(order);
  {
    Submitter submitter(house, inspector, 500, each);
    order.next = [&] { return request; };
    figures.beside_commits = bench::run_load(order);
    figures.commits = submitter.finish();
  }
  const auto dues = dues_all_over(house.database());
  order.next = [&] { return get("/v1/hazards?open=1&limit=50&cursor=" + dues[asked++ % dues.size()] + ".00000000000000000000000000", token); };
  figures.unknown = bench::run_load(order);
  const Nginx nginx(body_of(house.port(), request), std::filesystem::path(binary).parent_path() / "../web-servers/usr/sbin/nginx");
  if (!nginx.runs()) return figures;
  const auto plain = get("/list.json", "");
  order.port = static_cast<std::uint16_t>(nginx.port());
  order.next = [&] { return plain; };
  figures.nginx = bench::run_load(order);
  return figures;
}

}  // namespace

/// hazard_list_bench GRIDWARD HAZARDS MS_EACH
int main(int argc, char** argv) {
  const std::string binary = argc > 1 ? argv[1] : "build/release/gridward";
  const int wanted = argc > 2 ? std::stoi(argv[2]) : 1'000'000;
  const auto figures = measure(binary, wanted, std::chrono::milliseconds(argc > 3 ? std::stoi(argv[3]) : 5000));
  const auto say = [&](const char* what, const bench::LoadResult& result) {
    std::printf("%s: %.0f/s, p99 %.1f ms, refused %lld, %.2f of nginx\n", what, result.per_second, result.p99_ms, static_cast<long long>(result.refused), result.per_second / figures.nginx.per_second);
  };
  say("the same page, nothing happening", figures.kept);
  say("visits submitted meanwhile", figures.commits);
  say("pages of rows nobody asked for before", figures.unknown);
  const int bad = print(fmt::format("list 50 of {} hazards, each page made anew", wanted), figures.made, figures.nginx);
  return bad | print(fmt::format("the same while {:.0f} visits a second are submitted", figures.commits.per_second), figures.beside_commits, figures.nginx);
}
