// SPDX-License-Identifier: Apache-2.0
// A region is drawn, renamed, moved or ended. Its code never changes and is never given to another one.
#pragma once

#include <optional>
#include <string>

#include "domain/region.hpp"
#include "services/context.hpp"

namespace gridward::services {

/// `region.version` is the version seen, 0 for a new one; the result carries the next. Needs edit_regions. Throws invalid_fields with
/// everything wrong at once (region.level_wrong, region.parent_wrong, region.parent_unknown, region.name_needed, region.name_long,
/// region.kind_grids_only, region.ends_before_start, geo.*, region.overlaps naming the other grid and the area),
/// conflict("region.moved_on"). The grid directory is read again once it is saved.
domain::Region save_region(const Context& context, const domain::Caller& caller, const domain::Region& region);

/// The region written inside a unit, with its event; `version` as above. Checks the region for itself (not its parent, not its
/// neighbours): imports and the demo, which bring whole trees, use it and load the grid directory afterwards.
domain::Region region_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, domain::Region region);

}  // namespace gridward::services
