// SPDX-License-Identifier: Apache-2.0
// A region as lists and headlines show it: everything but its boundary.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "domain/region.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

struct RegionSummary {
  domain::RegionCode code;
  domain::RegionLevel level = domain::RegionLevel::community;
  std::string name;
  domain::RegionCode parent;               ///< "" for a province
  std::optional<domain::GridKind> kind;
  base::Date valid_from{};
  std::optional<base::Date> valid_to;
  bool has_boundary = false;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RegionSummary, (), (code, level, name, parent, kind, valid_from, valid_to, has_boundary, version))

RegionSummary summary_of(const store::RegionRow& row);
RegionSummary summary_of(const domain::Region& region);

}  // namespace gridward::services
