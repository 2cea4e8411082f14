// SPDX-License-Identifier: Apache-2.0
// One shop stands in the system twice, imported and typed: the doubled place is merged into the right one. The doubled one is closed and says
// where it went (`merged_into`), the right one knows what it took in (`doubles`); a double's own doubles go along, so that there are no chains.
// Nothing of the past is moved: hazards, visits and extinguishers stay with the place at which they were recorded and are shown on both pages; its
// open hazards go their way like any others. A visit asked for goes over, unless one is asked for there already. A visit begun at the double and
// sent later is taken and counts for the double; the extinguishers seen on it, or on the next one at the right place, are the right one's from
// then on. The code on the double's door leads to the right place. When a place is due follows from its own visits. There is no way back: what
// was merged by mistake is registered anew.
#pragma once

#include <boost/describe.hpp>

#include "services/places.hpp"

namespace gridward::services {

struct MergePlace {
  domain::PlaceId into;
  std::int64_t version = 0;   ///< of the double, as seen
};
BOOST_DESCRIBE_STRUCT(MergePlace, (), (into, version))

/// The double as it is then. Needs edit_places at both. The same again changes nothing. Throws not_found("place"), forbidden, invalid_fields
/// ("merge.itself"), conflict("place.moved_on"), conflict("merge.already"), conflict("merge.into_closed"), conflict("merge.too_many").
PlaceView merge_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const MergePlace& input);

}  // namespace gridward::services
