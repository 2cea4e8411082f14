// SPDX-License-Identifier: Apache-2.0
// Tallies: counts per region, Shanghai day and measure ("hazards_opened"), moved in the same transaction as the event that moves them, so
// that a dashboard costs the same at ten thousand inspections and at ten million. Kept at the smallest region; sums go over prefixes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "store/unit_of_work.hpp"

namespace gridward::store::tally {

using Counts = std::map<std::string, std::int64_t>;  ///< by measure

/// Moves a count; it may go below zero on one day (closed today, opened yesterday).
void add(UnitOfWork& unit, std::string_view region, base::Date day, std::string_view measure, std::int64_t delta);

struct Days {
  base::Date from;  ///< both inclusive
  base::Date to;
};

/// Sums of the region and all below it ("" = everywhere).
Counts sum(sql::Connection& connection, std::string_view region_prefix, Days days);

/// The same, split by day and by the first `child_length` characters of the region; rows kept at shorter codes count under their own code.
struct Part {
  base::Date day;
  std::string child;
  std::string measure;
  std::int64_t value = 0;
};
std::vector<Part> sum_by_day_and_child(sql::Connection& connection, std::string_view region_prefix, Days days, int child_length);

}  // namespace gridward::store::tally
