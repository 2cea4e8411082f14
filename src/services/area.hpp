// SPDX-License-Identifier: Apache-2.0
// What a phone keeps of its owner's area: the places page by page, once, and from then on what a stretch of the log changed, as the things
// are now and not as they were, so that sending twice is harmless. The person in charge of a place stays out: personal data are asked for
// one place at a time. Open hazards of the first load come from list_hazards.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "services/hazards.hpp"
#include "services/places.hpp"

namespace gridward::services {

struct AreaPlaces {
  std::vector<domain::RegionCode> regions;   ///< the caller's area; another one than the phone knows: it starts anew
  std::int64_t log = 0;                      ///< the log's end when this page was read; changes are asked for from the first page's on
  std::vector<PlaceView> items;              ///< active ones, by region and id
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AreaPlaces, (), (regions, log, items, next))

struct AreaChanges {
  std::vector<domain::RegionCode> regions;
  std::int64_t cursor = 0;
  bool more = false;
  bool anew = false;                         ///< the log ends before the position (another house, or an older back-up): start anew
  std::vector<PlaceView> places;
  std::vector<domain::PlaceId> gone_places;  ///< closed, or in the area no longer
  std::vector<HazardView> hazards;           ///< open ones
  std::vector<domain::HazardId> gone_hazards;
};
BOOST_DESCRIBE_STRUCT(AreaChanges, (), (regions, cursor, more, anew, places, gone_places, hazards, gone_hazards))

/// The page at a cursor ("" for the first).
AreaPlaces area_places(const Context& context, const domain::Caller& caller, const std::string& cursor, int limit);
/// At most `limit` events of the log after a position.
AreaChanges area_changes(const Context& context, const domain::Caller& caller, std::int64_t after, int limit);

}  // namespace gridward::services
