// SPDX-License-Identifier: Apache-2.0
// `gridward backup --prove` of a large house while visits are submitted to it: backup_bench GRIDWARD [INSPECTIONS [PER_SECOND]]. As many
// submissions a second, each at its time, first without the back-up and then beside it, through all its phases; 0 = as many as go. Limit:
// p99 below 50 ms, nothing refused, the back-up proved.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

#include "child_program.hpp"
#include "dataset.hpp"
#include "house_process.hpp"
#include "large_house.hpp"
#include "load.hpp"
#include "result_line.hpp"
#include "visits.hpp"

namespace {

using namespace gridward;
namespace fs = std::filesystem;

constexpr int windows_without = 10;

std::string content(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// `gridward backup` as a child process.
class BackupProcess {
 public:
  BackupProcess(const std::string& binary, const bench::WorkFolder& work)
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

int run(const std::string& binary, std::int64_t inspections, double per_second) {
  const bench::WorkFolder work(bench::dataset(binary, inspections));
  if (std::system((binary + " backup-key --new " + work.file("key").string() + " >/dev/null").c_str()) != 0) throw std::runtime_error("no key could be made");
  bench::HouseProcess house(binary, work.data());
  bench::Visits requests(house.database(), house.token("enforce"));
  house.start();
  const auto order = bench::paced(house, requests, per_second);
  bench::measure(order);   // warms up
  bench::Windows without, beside;
  for (int i = 0; i < windows_without; ++i) without.add(bench::measure(order));
  without.print("without a back-up");

  std::vector<std::string> phases;
  std::map<std::string, bench::Windows> by_phase;
  std::uintmax_t longest_log = 0;
  BackupProcess backup(binary, work);
  while (backup.program().running()) {
    const auto phase = backup.phase();
    if (!by_phase.contains(phase)) phases.push_back(phase);
    const auto now = bench::measure(order);
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
