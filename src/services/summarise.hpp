// SPDX-License-Identifier: Apache-2.0
// The state of a region in figures, and what changed since a point in the log. Costs follow the open hazards and the days asked
// for, not the length of history.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "services/context.hpp"
#include "services/region_views.hpp"

namespace gridward::services {

struct ChildSummary {
  RegionSummary region;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t inspections = 0;
};
BOOST_DESCRIBE_STRUCT(ChildSummary, (), (region, open, overdue, inspections))

struct DaySummary {
  base::Date day{};
  std::int64_t opened = 0;
  std::int64_t closed = 0;
  std::int64_t inspections = 0;
};
BOOST_DESCRIBE_STRUCT(DaySummary, (), (day, opened, closed, inspections))

struct Summary {
  RegionSummary region;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t imminent = 0;
  std::int64_t suspected_major = 0;
  std::int64_t waiting_recheck = 0;
  std::int64_t opened = 0;        ///< within the days asked for, like the next two
  std::int64_t closed = 0;
  std::int64_t inspections = 0;
  std::int64_t places = 0;
  std::vector<ChildSummary> by_child;
  std::vector<DaySummary> by_day;
  base::Instant as_of;
};
BOOST_DESCRIBE_STRUCT(Summary, (), (region, open, overdue, imminent, suspected_major, waiting_recheck, opened, closed, inspections, places, by_child, by_day, as_of))

/// within absent = the caller's home. days 1–366.
Summary summarise_region(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, int days);

/// Events after a seq that lie in the caller's scope; bodies are JSON text.
struct Changes {
  std::vector<store::Event> events;
  std::int64_t cursor = 0;
  bool more = false;
};
Changes changes_since(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, std::int64_t after, int limit);

/// The log after a seq over all regions: for the live feed, which filters by each listener's scope.
std::vector<store::Event> log_after(const Context& context, std::int64_t seq, int limit);

}  // namespace gridward::services
