// SPDX-License-Identifier: Apache-2.0
#include "services/place_facts.hpp"

#include "domain/place.hpp"
#include "geo/cells.hpp"
#include "json/codec.hpp"

namespace gridward::services {

std::optional<std::int64_t> cell_in(const std::string& document) {
  const auto position = json::read_stored<domain::Place>(document).position;
  return position ? std::optional(geo::cell_of(position->at)) : std::nullopt;
}

base::Instant time_of_visit(base::Instant finished, base::Instant received) {
  return finished > received || finished.us < received.us - 7 * base::us_per_day ? received : finished;
}

}  // namespace gridward::services
