// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "base/messages.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/terminal_language.hpp"

namespace gridward::commands {

namespace {

namespace fs = std::filesystem;

/// name | figure | reference | ratio | limit | verdict
using Line = std::vector<std::string>;
constexpr std::size_t fields = 6;

struct Program {
  std::string name;
  std::string arguments;
};

std::vector<Program> programs(const BenchOptions& options, const std::string& gridward, const fs::path& web) {
  const std::string sizes = options.smoke ? "1000 2000" : options.full ? "10000 100000 1000000 10000000" : "10000 100000 1000000";
  const auto field = (web / "dist/field").string();
  std::vector<Program> list{{"submissions_bench", gridward + (options.smoke ? " 1 300" : " 3 5000")},
                            {"hazard_list_bench", gridward + (options.smoke ? " 2000 300" : " 1000000 5000")},
                            {"geo_bench", "--benchmark_filter=grid_of_any_point"},
                            {"growth_bench", gridward + " " + sizes},
                            {"large_house_bench", gridward + (options.smoke ? " 1000 100 1" : " 1000000 1000 10")},
                            {"map_bench", gridward + (options.smoke ? " 2000" : " 1000000")},
                            {"positions_bench", gridward + (options.smoke ? " --smoke" : "")},
                            {"field_first_load", field},
                            {"field_slow_phone", gridward + " " + web.string() + (options.smoke ? " 1" : " 5")},
                            {"field_places", gridward + " " + web.string() + (options.smoke ? " 2000" : " 100000")}};
  if (!options.quick) list.push_back({"dataset_bench", gridward + (options.smoke ? " 1000" : " 100000")});
  if (options.full || options.smoke) list.push_back({"backup_bench", gridward + (options.smoke ? " 1000 100" : " 1000000 1000")});
  return list;
}

std::vector<Line> lines_of(const std::string& output) {
  std::vector<Line> lines;
  for (const auto text : base::split(output, '\n')) {
    Line line;
    for (const auto field : base::split(text, '|')) line.emplace_back(base::trimmed(field));
    if (line.size() == fields && (line.back() == "met" || line.back() == "missed")) lines.push_back(std::move(line));
  }
  return lines;
}

std::string message(std::string_view code, const base::Arguments& arguments = {}) { return base::Messages::shared().text(terminal_language(), code, arguments); }

/// A budget without a figure: the reason stands where the figure would.
Line without_figure(const std::string& name, const std::string& reason) { return {name, reason, "–", "–", "–", "missed"}; }

std::vector<Line> run(const fs::path& folder, const Program& program, bool& ran) {
  std::cerr << fmt::format("--- {} {}\n", program.name, program.arguments);
  FILE* pipe = popen(((folder / program.name).string() + " " + program.arguments + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) throw base::unavailable("bench.programs_missing", 1);
  std::string output;
  for (char piece[4096]; std::fgets(piece, sizeof piece, pipe) != nullptr;) {
    output += piece;
    std::cerr << piece;
  }
  const int status = pclose(pipe);
  auto lines = lines_of(output);
  if (!lines.empty()) return lines;
  ran = false;
  return {without_figure(program.name, message("bench.no_figure", {{"code", std::to_string(WEXITSTATUS(status))}}))};
}

/// Columns count characters, not bytes; all texts of the table are one column a character.
void print(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths(fields, 0);
  const auto width = [](const std::string& text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; })); };
  for (const auto& line : lines)
    for (std::size_t i = 0; i < fields; ++i) widths[i] = std::max(widths[i], width(line[i]));
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < fields; ++i) text += (i == 0 ? "" : " | ") + line[i] + (i + 1 < fields ? std::string(widths[i] - width(line[i]), ' ') : "");
    std::cout << text << '\n';
  }
}

}  // namespace

int bench(const BenchOptions& options) {
  const auto gridward = fs::read_symlink("/proc/self/exe");
  const auto folder = gridward.parent_path() / "bench";
  if (!fs::is_directory(folder)) throw base::unavailable("bench.programs_missing", 1);
  std::vector<Line> lines{{"budget", "figure", "reference", "ratio", "limit", "verdict"}};
  bool all_ran = true;
  for (const auto& program : programs(options, gridward.string(), gridward.parent_path() / "../../web"))
    for (auto& line : run(folder, program, all_ran)) lines.push_back(std::move(line));
  print(lines);
  if (options.smoke) return all_ran ? 0 : 1;
  const auto met = std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.back() == "met"; });
  std::cout << message("bench.summary", {{"met", std::to_string(met)}, {"missed", std::to_string(static_cast<std::int64_t>(lines.size()) - 1 - met)}}) << '\n';
  return met + 1 == static_cast<std::ptrdiff_t>(lines.size()) ? 0 : 1;
}

}  // namespace gridward::commands
