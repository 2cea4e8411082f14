// SPDX-License-Identifier: Apache-2.0
// `gridward backup --prove` of a large house while visits are submitted to it: backup_bench GRIDWARD [INSPECTIONS [PER_SECOND]]. As many
// submissions a second, each at its time, first without the back-up and then beside it, through all its phases; 0 = as many as go. Limit:
// p99 below 50 ms, nothing refused, the back-up proved.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

#include "child_program.hpp"
#include "dataset.hpp"
#include "house_process.hpp"
#include "load.hpp"
#include "result_line.hpp"
#include "visits.hpp"

namespace {

using namespace gridward;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto window = std::chrono::milliseconds(1000);
constexpr int windows_without = 10;

/// A copy of the kept house beside it, because submissions change it; gone at the end.
class WorkFolder {
 public:
  explicit WorkFolder(const bench::Dataset& kept) : m_path(kept.folder.parent_path() / ("backup-bench-" + std::to_string(::getpid()))) {
    fs::create_directories(m_path);
    fs::copy(kept.folder, data(), fs::copy_options::recursive);
    for (const char* no_part_of_it : {"complete", "serve.log", "bench.toml"}) fs::remove(data() / no_part_of_it);
    ::sync();   // what the copy left in memory is no part of what is measured
  }
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  fs::path data() const { return m_path / "data"; }
  fs::path file(const char* name) const { return m_path / name; }

 private:
  fs::path m_path;
};

std::string content(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// `gridward backup` as a child process.
class BackupProcess {
 public:
  BackupProcess(const std::string& binary, const WorkFolder& work)
      : m_out(work.file("backup.out")), m_progress(work.file("backup.progress")),
        m_program({binary, "backup", "--data", work.data().string(), "--to", work.file("backups").string(), "--key", work.file("key").string(), "--prove"}, m_out, m_progress) {}
  const bench::ChildProgram& program() const { return m_program; }
  /// What it does now: the last line of its progress without the mark at its end.
  std::string phase() const {
    std::ifstream file(m_progress);
    std::string phase = "start";
    for (std::string line; std::getline(file, line);)
      if (const auto end = line.find(" …"); end != std::string::npos) phase = line.substr(0, end);
    return phase.rfind("verify", 0) == 0 ? "verify" : phase;
  }
  std::string out() const { return content(m_out); }
  std::string progress() const { return content(m_progress); }

 private:
  fs::path m_out, m_progress;
  bench::ChildProgram m_program;
};

/// What was measured in some windows together.
struct Measured {
  std::vector<float> latencies_ms;
  double spent_s = 0;
  std::int64_t refused = 0;
  std::string first_refusal;

  void add(const Measured& other) {
    latencies_ms.insert(latencies_ms.end(), other.latencies_ms.begin(), other.latencies_ms.end());
    spent_s += other.spent_s;
    refused += other.refused;
    if (first_refusal.empty()) first_refusal = other.first_refusal;
  }
  double at(double part) {
    std::sort(latencies_ms.begin(), latencies_ms.end());
    return latencies_ms.empty() ? 0 : static_cast<double>(latencies_ms[static_cast<std::size_t>(part * static_cast<double>(latencies_ms.size() - 1))]);
  }
  double per_second() const { return static_cast<double>(latencies_ms.size()) / std::max(spent_s, 0.001); }
  void print(const std::string& name) {
    std::cout << fmt::format("{:<18} {:6.1f} s  {:7.0f}/s  p50 {:7.2f} ms  p99 {:7.2f} ms  worst {:7.1f} ms  refused {}\n", name, spent_s, per_second(), at(0.5), at(0.99), at(1), refused) << std::flush;
  }
};

Measured measure(const bench::LoadOrder& order) {
  const auto begin = Clock::now();
  auto result = bench::run_load(order);
  return {std::move(result.latencies_ms), std::chrono::duration<double>(Clock::now() - begin).count(), result.refused, result.first_refusal};
}

int run(const std::string& binary, std::int64_t inspections, double per_second) {
  const WorkFolder work(bench::dataset(binary, inspections));
  if (std::system((binary + " backup-key --new " + work.file("key").string() + " >/dev/null").c_str()) != 0) throw std::runtime_error("no key could be made");
  bench::HouseProcess house(binary, work.data());
  bench::Visits requests(house.database(), house.token("enforce"));
  house.start();
  bench::LoadOrder order;
  order.port = house.port();
  order.warm_up = std::chrono::milliseconds(0);
  order.measured = window;
  order.per_second = per_second;
  order.next = [&] { return requests.next(); };
  measure(order);   // warms up
  Measured without, beside;
  for (int i = 0; i < windows_without; ++i) without.add(measure(order));
  without.print("without a back-up");

  std::vector<std::string> phases;
  std::map<std::string, Measured> by_phase;
  std::uintmax_t longest_log = 0;
  BackupProcess backup(binary, work);
  while (backup.program().running()) {
    const auto phase = backup.phase();
    if (!by_phase.contains(phase)) phases.push_back(phase);
    const Measured now = measure(order);
    by_phase[phase].add(now);
    beside.add(now);
    std::error_code none;
    longest_log = std::max(longest_log, fs::file_size(house.database().string() + "-wal", none));
  }
  const auto& program = backup.program();
  const bool proved = program.succeeded();
  for (const auto& phase : phases) by_phase[phase].print(phase);
  beside.print("all of it");
  std::cout << backup.out() << fmt::format("back-up: {:.1f} s, {:.1f} s of processor, {:.0f} MB at most; server {:.0f} MB at most; log of the database {} MB at most\n", program.spent_s(), program.processor_s(), program.peak_mb(),
                                           house.peak_mb(), longest_log >> 20);
  if (!proved) std::cout << backup.progress();
  if (beside.refused > 0) std::cout << beside.first_refusal << '\n';
  constexpr double limit_ms = 50;   // the submissions' own budget
  const bool met = proved && beside.refused == 0 && beside.at(0.99) < limit_ms;
  return bench::print({"back-up proved under load", fmt::format("{} inspections in {:.0f} s, {:.0f} MB; {:.0f}/s beside it, p99 {:.1f} ms, {}", inspections, program.spent_s(), program.peak_mb(), beside.per_second(), beside.at(0.99), proved ? "proved" : "NOT PROVED"),
                       fmt::format("{:.0f}/s, p99 {:.1f} ms without", without.per_second(), without.at(0.99)), fmt::format("{:.2f}", beside.at(0.99) / limit_ms), "p99 below 50 ms, proved", met});
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? argv[1] : "build/release/gridward", argc > 2 ? std::stoll(argv[2]) : 1'000'000, argc > 3 ? std::stod(argv[3]) : 1000);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
