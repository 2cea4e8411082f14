// SPDX-License-Identifier: Apache-2.0
// The line that `gridward bench` gathers from every bench program: name | figure | reference | ratio | limit | verdict. A program may
// print others for people beside it; only lines with exactly these six fields count.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace gridward::bench {

struct ResultLine {
  std::string name;        ///< as in the design's table of budgets
  std::string figure;
  std::string reference;   ///< measured in the same run; "–" where the budget is a plain limit
  std::string ratio;
  std::string limit;
  bool met = false;
};

/// Prints it; gives the exit code that its verdict means.
inline int print(const ResultLine& line) {
  std::puts(fmt::format("{} | {} | {} | {} | {} | {}", line.name, line.figure, line.reference, line.ratio, line.limit, line.met ? "met" : "missed").c_str());
  std::fflush(stdout);
  return line.met ? 0 : 1;
}

}  // namespace gridward::bench
