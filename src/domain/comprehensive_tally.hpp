// SPDX-License-Identifier: Apache-2.0
// Comprehensive elements of major fire hazards (domain.md §3.1): one alone is a general hazard, several in one place add
// up to a suspected major one. The numbers are those of the 2017 edition, which ended on 31 October 2025, as long as the clauses
// of GB 35181-2025 are not loaded: the result is a question to the safety office, never a verdict.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "domain/hazard.hpp"

namespace gridward::domain {

/// What kind of place it is in the sense of the standard; neither is set for "other places".
struct PlaceNature {
  bool crowded = false;      ///< crowded place 人员密集场所
  bool flammables = false;   ///< makes, stores or sells flammables
};

/// "7.5" stands for itself and for all its parts ("7.5.2"), but "7.3.1" not for "7.3.10".
struct ComprehensiveRules {
  std::string edition = "GB 35181-2017";
  std::vector<std::string> crowded_elements = {"7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5", "7.3.6",
                                               "7.3.7", "7.3.8", "7.3.9", "7.5",   "7.9.3"};
  std::vector<std::string> flammables_elements = {"7.1.1", "7.1.2", "7.1.3", "7.4.5", "7.4.6"};
  std::int64_t of_crowded_elements = 3;      ///< in a crowded place
  std::int64_t of_flammables_elements = 3;   ///< where flammables are
  std::int64_t of_any_in_either = 4;         ///< of any element, in a place of either nature
  std::int64_t of_any_elsewhere = 6;
};

struct ComprehensiveTally {
  std::vector<std::string> elements;   ///< the different ones, sorted
  std::int64_t counted = 0;            ///< how many of them the nearest rule counts
  std::int64_t threshold = 0;          ///< of that rule
  bool suspected = false;              ///< counted ≥ threshold
};
BOOST_DESCRIBE_STRUCT(ComprehensiveTally, (), (elements, counted, threshold, suspected))

/// Counts the different elements of a place's open hazards (closed ones are passed over; "done" counts until re-checked).
/// The nearest rule is the one with the fewest elements missing.
ComprehensiveTally comprehensive_tally(const std::vector<Hazard>& open_of_place, const PlaceNature& place,
                                       const ComprehensiveRules& rules = {});
ComprehensiveTally comprehensive_tally(const std::vector<Hazard>& open_of_place, bool crowded_place);

}  // namespace gridward::domain
