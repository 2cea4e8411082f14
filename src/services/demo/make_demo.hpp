// SPDX-License-Identifier: Apache-2.0
// The demo: Jinsha sub-district from its real divisions, with invented grids, people and places (their names say so) and some
// weeks of inspections, hazards and closures made through the ordinary services. The same seed makes the same demo.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "domain/patrol_route.hpp"
#include "services/context.hpp"

namespace gridward::services::demo {

struct Order {
  int days = 90;
  std::uint64_t seed = 1;
  base::Instant end;                      ///< the history ends here
  std::string divisions_csv;              ///< code,name,level,parent
  std::map<std::string, std::string> photos;   ///< pictures (PNG bytes) that stand for photos of faults, by what they show: "extinguisher" …
  domain::PatrolRules patrols;            ///< how often the stops of patrols are to be seen
  std::string photo_after;                ///< … and of a fault removed; may be empty
};

struct Account {
  std::string login;
  std::string password;
  domain::Role role = domain::Role::grid_member;
  std::string region;
  std::string region_name;
};

/// what = "regions", "people", "places", "days"; done of total.
using Progress = std::function<void(std::string_view what, int done, int total)>;

/// `clock` is the context's own clock; it is moved through the days. The database is empty but migrated.
std::vector<Account> make_demo(Context& context, base::SetClock& clock, const Order& order, const Progress& progress);

}  // namespace gridward::services::demo
