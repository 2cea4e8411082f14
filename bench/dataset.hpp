// SPDX-License-Identifier: Apache-2.0
// Large houses for the benchmarks: the demo's regions, people and places, and then as many inspections as asked for, one in ten with a
// hazard, written with the house's own functions straight into its SQLite file. Rows, events and tallies agree (`gridward verify` is
// clean), the ledger holds all events and the jobs have read them. The newest 600 hazards are open and the newest 33 days have 300 visits each, whatever the size, so that what grows is history
// alone. Made once and kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gridward::bench {

struct Dataset {
  std::filesystem::path folder;      ///< for --data
  std::int64_t inspections = 0;
  std::int64_t hazards = 0;
  std::int64_t seq_a_week_ago = 0;   ///< where a phone stands that was away for a week
  std::vector<std::string> often_visited;   ///< ids of places; from 10,000 inspections on each has some eighty visits or more
};

/// The kept house of that size, made first if it is not there, belongs to another schema or is older than three days. Kept below
/// GRIDWARD_BENCH_DATA, or "gridward-bench-data" in the system's folder for temporary files: some 4 kB an inspection.
Dataset dataset(const std::string& binary, std::int64_t inspections);

}  // namespace gridward::bench
