// SPDX-License-Identifier: Apache-2.0
#include "services/region_views.hpp"

namespace gridward::services {

RegionSummary summary_of(const store::RegionRow& row) {
  return {row.code, row.level, row.name, row.parent, row.kind, row.valid_from, row.valid_to, row.has_boundary, row.version};
}

RegionSummary summary_of(const domain::Region& region) {
  return {region.code, region.level, region.name, region.parent, region.kind, region.valid_from, region.valid_to, region.boundary.has_value(), region.version};
}

}  // namespace gridward::services
