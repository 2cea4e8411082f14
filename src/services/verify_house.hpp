// SPDX-License-Identifier: Apache-2.0
// `gridward verify`: proves that the state is what the events say. Every hazard is folded anew and compared with its row and its
// steps; places, regions, people, posts and extinguishers are compared with their last event, inspections with their digest,
// tallies and counts with what is counted now, photos with their bytes, all events with the Merkle ledger. Reads one moment of the database, in pages.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "services/context.hpp"

namespace gridward::services {

struct Verdict {
  std::int64_t events = 0;
  std::int64_t regions = 0;
  std::int64_t people = 0;
  std::int64_t posts = 0;
  std::int64_t places = 0;
  std::int64_t extinguishers = 0;
  std::int64_t inspections = 0;
  std::int64_t hazards = 0;
  std::int64_t steps = 0;
  std::int64_t photos = 0;
  std::int64_t difference_count = 0;
  std::vector<std::string> differences;    ///< the first 20, each naming the thing by its id and saying what differs

  bool clean() const { return difference_count == 0; }
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (events, regions, people, posts, places, extinguishers, inspections, hazards, steps, photos, difference_count, differences))

/// Told now and then: what is being checked ("events", "photos" …) and how many are done.
using VerifyProgress = std::function<void(std::string_view what, std::int64_t done)>;

/// `kept`: texts of checkpoints that somebody kept elsewhere, held against the ledger too.
Verdict verify_house(const Context& context, const VerifyProgress& progress = {}, const std::vector<std::string>& kept = {});

}  // namespace gridward::services
