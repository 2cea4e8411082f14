// SPDX-License-Identifier: Apache-2.0
// What history costs: the same questions put to houses of 10^4, 10^5, 10^6 … inspections, one at a time on one connection, so that the
// figure is the server's time and not a queue's. growth_bench GRIDWARD SIZE… prints the table of medians and then the budgets
// of design §8 that are about size: dashboard, a phone's sync, start, export, and that nothing grows faster than a logarithm.
#include <sqlite3.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <vector>

#include "child_program.hpp"
#include "dataset.hpp"
#include "house_process.hpp"
#include "load.hpp"
#include "result_line.hpp"

namespace {

using namespace gridward;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); }

std::vector<std::vector<std::string>> ask(const std::filesystem::path& database, const std::string& sql) {
  sqlite3* db = nullptr;
  sqlite3_open_v2(database.c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr);
  std::vector<std::vector<std::string>> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) rows.back().emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return rows;
}

/// The medians of one house, in the order of `names`, and what is measured beside them.
struct Measured {
  bench::Dataset data;
  std::vector<double> costs_ms;
  double start_s = 0, resident_mb = 0, peak_mb = 0;
  double sync_p99_ms = 0, sync_events = 0;
  int phones = 0;
  double export_s = 0, export_mb = 0;
};

const std::vector<std::string> names = {"open hazards by deadline", "all hazards by deadline", "newest hazards of a community", "newest inspections of a place", "inspections of a grid",
                                        "inspections of the sub-district", "dashboard of 30 days", "changes of a grid, a week", "page of a place", "page of a place visited often", "search by name"};
constexpr std::size_t dashboard = 6;

class Asker {
 public:
  Asker(const bench::HouseProcess& house, std::string token, std::chrono::milliseconds each) : m_house(house), m_token(std::move(token)), m_each(each) {}

  /// The median of what `path` makes, asked one after another.
  double median_ms(const std::function<std::string(std::size_t)>& path) const {
    std::size_t count = 0;
    bench::LoadOrder order;
    order.port = m_house.port();
    order.connections = 1;
    order.warm_up = m_each / 5;
    order.measured = m_each;
    order.at_least = 20;
    order.next = [&] { return "GET " + path(count++) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token + "\r\n\r\n"; };
    const auto result = bench::run_load(order);
    if (result.refused > 0 || result.answered == 0) throw std::runtime_error(path(0) + " was refused: " + result.first_refusal);
    return result.p50_ms;
  }

  std::string body(const std::string& path) const {
    bench::LoadOrder order;
    order.port = m_house.port();
    order.connections = 1;
    order.warm_up = order.measured = std::chrono::milliseconds(0);
    order.once = true;
    order.next = [&] { return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token + "\r\n\r\n"; };
    const auto result = bench::run_load(order);
    if (result.refused > 0) throw std::runtime_error(path + " was refused: " + result.first_refusal);
    return result.last_body;
  }

 private:
  const bench::HouseProcess& m_house;
  std::string m_token;
  std::chrono::milliseconds m_each;
};

/// Whole catch-ups, page after page as the phone does it, of one phone after another, each in its own grid.
void sync_phones(const Asker& asker, const std::vector<std::vector<std::string>>& grids, int phones, Measured& measured) {
  std::vector<double> times;
  std::size_t events = 0;
  for (int phone = 0; phone < phones; ++phone) {
    const auto& grid = grids[static_cast<std::size_t>(phone) % grids.size()][0];
    const auto begin = Clock::now();
    for (auto after = measured.data.seq_a_week_ago;;) {
      const auto page = boost::json::parse(asker.body("/v1/changes?limit=200&within=" + grid + "&after=" + std::to_string(after))).as_object();
      events += page.at("events").as_array().size();
      after = page.at("cursor").to_number<std::int64_t>();
      if (!page.at("more").as_bool()) break;
    }
    times.push_back(ms_since(begin));
  }
  std::sort(times.begin(), times.end());
  measured.phones = phones;
  measured.sync_p99_ms = times[times.size() * 99 / 100];
  measured.sync_events = static_cast<double>(events) / phones;
}

/// A file takes a million rows: the house of ten million inspections has more, and is refused in words; its figures stay 0.
constexpr std::int64_t rows_of_a_file = 1'000'000;

void export_hazards(const std::string& binary, Measured& measured) {
  if (measured.data.hazards >= rows_of_a_file) return;
  const auto file = measured.data.folder / "bench-hazards.xlsx";
  bench::ChildProgram program({binary, "export", "hazards", file.string(), "--data", measured.data.folder.string()}, {});
  program.wait();
  if (!program.succeeded()) throw std::runtime_error("the export failed");
  measured.export_s = program.spent_s();
  measured.export_mb = program.peak_mb();
  std::filesystem::remove(file);
}

Measured measure(const std::string& binary, std::int64_t size, bool smoke) {
  Measured measured;
  measured.data = bench::dataset(binary, size);
  bench::HouseProcess house(binary, measured.data.folder);
  const auto token = house.token("command");
  {
    // The first start opens what nobody has touched since it was written; the second is what the budget is about.
    bench::HouseProcess first(binary, measured.data.folder);
    first.start();
  }
  house.start();
  measured.start_s = house.ready_after_s();
  measured.resident_mb = house.resident_mb();
  const auto grids = ask(house.database(), "SELECT code FROM region WHERE level = 'grid' ORDER BY code");
  const auto places = ask(house.database(), "SELECT id FROM place ORDER BY substr(id, 20) LIMIT 500");
  const auto communities = ask(house.database(), "SELECT code FROM region WHERE level IN ('community', 'village') ORDER BY code");
  const auto subdistrict = ask(house.database(), "SELECT code FROM region WHERE level = 'subdistrict' AND EXISTS (SELECT 1 FROM place WHERE region LIKE region.code || '%')").at(0).at(0);
  const Asker asker(house, token, std::chrono::milliseconds(smoke ? 50 : 1000));
  // A cursor of its own for every question, so that no answer comes from the cache of pages; each still starts at the first row.
  const auto fresh = [](std::size_t i) { return "&cursor=" + std::to_string(i) + "." + std::string(26, '0'); };
  const auto pick = [](const auto& list, std::size_t i) { return list[i % list.size()][0]; };
  const auto often = [&](std::size_t i) { return measured.data.often_visited[i % measured.data.often_visited.size()]; };
  const auto after = std::to_string(measured.data.seq_a_week_ago);
  const std::vector<std::function<std::string(std::size_t)>> questions = {
      [&](std::size_t i) { return "/v1/hazards?open=1&limit=50" + fresh(i); },
      [&](std::size_t i) { return "/v1/hazards?limit=50" + fresh(i); },
      [&](std::size_t i) { return "/v1/hazards?sort=-found_at&limit=50&within=" + pick(communities, i) + "&cursor=" + std::to_string(8'000'000'000'000'000 + static_cast<std::int64_t>(i)) + "." + std::string(26, '0'); },
      [&](std::size_t i) { return "/v1/inspections?limit=50&place=" + often(i); },
      [&](std::size_t i) { return "/v1/inspections?limit=50&within=" + pick(grids, i); },
      [&](std::size_t) { return "/v1/inspections?limit=50&within=" + subdistrict; },
      [&](std::size_t) { return "/v1/summary?days=30&within=" + subdistrict; },
      [&](std::size_t i) { return "/v1/changes?limit=200&after=" + after + "&within=" + pick(grids, i); },
      [&](std::size_t i) { return "/v1/places/" + pick(places, i); },
      [&](std::size_t i) { return "/v1/places/" + often(i); },
      [&](std::size_t) { return std::string("/v1/places?limit=50&q=%E9%9D%A2"); },
  };
  for (const auto& question : questions) measured.costs_ms.push_back(asker.median_ms(question));
  sync_phones(asker, grids, smoke ? 20 : size >= 1'000'000 ? 5000 : 500, measured);
  measured.peak_mb = house.peak_mb();
  export_hazards(binary, measured);
  return measured;
}

void print_table(const std::vector<Measured>& houses) {
  std::string head = fmt::format("{:<34}", "median, ms");
  for (const auto& house : houses) head += fmt::format(" {:>12}", house.data.inspections);
  std::puts((head + "       factor").c_str());
  const auto row = [&](const std::string& name, auto value, int digits) {
    std::string line = fmt::format("{:<34}", name);
    for (const auto& house : houses) line += fmt::format(" {:>12.{}f}", value(house), digits);
    std::puts(fmt::format("{} {:>12.2f}", line, value(houses.back()) / value(houses.front())).c_str());
  };
  for (std::size_t i = 0; i < names.size(); ++i) row(names[i], [i](const Measured& house) { return house.costs_ms[i]; }, 2);
  row("sync of a phone, p99", [](const Measured& house) { return house.sync_p99_ms; }, 2);
  row("  events it brings", [](const Measured& house) { return std::max(0.01, house.sync_events); }, 1);
  row("start, s", [](const Measured& house) { return house.start_s; }, 3);
  row("memory once started, MB", [](const Measured& house) { return house.resident_mb; }, 1);
  row("memory at its highest, MB", [](const Measured& house) { return house.peak_mb; }, 1);
  row("export of hazards, s", [](const Measured& house) { return house.export_s; }, 2);
  row("  hazards", [](const Measured& house) { return static_cast<double>(house.data.hazards); }, 0);
  row("  memory at its highest, MB", [](const Measured& house) { return house.export_mb; }, 1);
}

int print_budgets(const std::vector<Measured>& houses) {
  const auto &small = houses.front(), &large = houses.back();
  const auto& million = *std::min_element(houses.begin(), houses.end(), [](const auto& a, const auto& b) { return std::abs(static_cast<double>(a.data.inspections) - 1e6) < std::abs(static_cast<double>(b.data.inspections) - 1e6); });
  int bad = 0;
  const double grown = large.costs_ms[dashboard] / small.costs_ms[dashboard];
  bad |= bench::print({"dashboard of a region", fmt::format("{:.2f} ms at {} inspections", large.costs_ms[dashboard], large.data.inspections), fmt::format("{:.2f} ms at {}", small.costs_ms[dashboard], small.data.inspections),
                       fmt::format("{:.2f}", grown), "at most 1.50", grown <= 1.5});
  bad |= bench::print({fmt::format("XLSX export of {} hazards", million.data.hazards), fmt::format("{:.1f} s, {:.0f} MB", million.export_s, million.export_mb), fmt::format("{:.0f} MB at {} hazards", small.export_mb, small.data.hazards),
                       fmt::format("{:.2f}", million.export_s / 10), "below 10 s, memory flat", million.export_s < 10 && million.export_mb < small.export_mb * 1.5 + 20});
  bad |= bench::print({"sync of a phone after a week", fmt::format("p99 {:.1f} ms over {} phones, {:.0f} events each", million.sync_p99_ms, million.phones, million.sync_events), fmt::format("{:.1f} ms at {}", small.sync_p99_ms, small.data.inspections),
                       fmt::format("{:.2f}", million.sync_p99_ms / 200), "below 200 ms", million.sync_p99_ms < 200});
  bad |= bench::print({fmt::format("start with {} inspections", million.data.inspections), fmt::format("{:.2f} s, {:.0f} MB", million.start_s, million.resident_mb), fmt::format("{:.2f} s, {:.0f} MB at {}", small.start_s, small.resident_mb, small.data.inspections),
                       fmt::format("{:.2f}", std::max(million.start_s / 0.5, million.resident_mb / 150)), "below 0.5 s, 150 MB", million.start_s < 0.5 && million.resident_mb < 150});
  // A logarithm of history grows by log(large)/log(small); a tenth of a millisecond is noise.
  const double limit = std::max(1.01, std::log(static_cast<double>(large.data.inspections)) / std::log(static_cast<double>(small.data.inspections)));
  double worst = 0;
  std::string which;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double factor = std::max(0.0, large.costs_ms[i] - 0.1) / small.costs_ms[i];
    if (factor > worst) worst = factor, which = names[i];
  }
  bad |= bench::print({"growth of lists, pages, search", fmt::format("{:.2f} at worst ({})", worst, which), fmt::format("{} → {} inspections", small.data.inspections, large.data.inspections), fmt::format("{:.2f}", worst / limit),
                       fmt::format("factor at most {:.2f}", limit), worst <= limit});
  return bad;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string binary = argc > 1 ? argv[1] : "build/release/gridward";
  std::vector<std::int64_t> sizes;
  for (int i = 2; i < argc; ++i) sizes.push_back(std::stoll(argv[i]));
  if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
  try {
    std::vector<Measured> houses;
    for (const auto size : sizes) houses.push_back(measure(binary, size, sizes.back() < 100'000));
    print_table(houses);
    return print_budgets(houses);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
