// SPDX-License-Identifier: Apache-2.0
#include "domain/comprehensive_tally.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gridward::domain {

namespace {

std::vector<std::string> different_elements(const std::vector<Hazard>& hazards) {
  std::vector<std::string> elements;
  for (const auto& hazard : hazards)
    if (is_open(hazard) && hazard.comprehensive_element) elements.push_back(*hazard.comprehensive_element);
  std::sort(elements.begin(), elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
  return elements;
}

bool is_part_of(const std::string& element, const std::string& clause) {
  return element == clause || base::starts_with(element, clause + ".");
}

std::int64_t count_in(const std::vector<std::string>& elements, const std::vector<std::string>& clauses) {
  return std::count_if(elements.begin(), elements.end(), [&](const std::string& element) {
    return std::any_of(clauses.begin(), clauses.end(), [&](const std::string& clause) { return is_part_of(element, clause); });
  });
}

void consider(ComprehensiveTally& tally, std::int64_t counted, std::int64_t threshold) {
  if (threshold - counted >= tally.threshold - tally.counted) return;
  tally.counted = counted;
  tally.threshold = threshold;
}

}  // namespace

ComprehensiveTally comprehensive_tally(const std::vector<Hazard>& open_of_place, const PlaceNature& place, const ComprehensiveRules& rules) {
  ComprehensiveTally tally;
  tally.elements = different_elements(open_of_place);
  tally.counted = static_cast<std::int64_t>(tally.elements.size());
  tally.threshold = place.crowded || place.flammables ? rules.of_any_in_either : rules.of_any_elsewhere;
  if (place.crowded) consider(tally, count_in(tally.elements, rules.crowded_elements), rules.of_crowded_elements);
  if (place.flammables) consider(tally, count_in(tally.elements, rules.flammables_elements), rules.of_flammables_elements);
  tally.suspected = tally.counted >= tally.threshold;
  return tally;
}

ComprehensiveTally comprehensive_tally(const std::vector<Hazard>& open_of_place, bool crowded_place) {
  return comprehensive_tally(open_of_place, PlaceNature{.crowded = crowded_place, .flammables = false});
}

}  // namespace gridward::domain
