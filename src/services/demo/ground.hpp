// SPDX-License-Identifier: Apache-2.0
// The demo's regions, people and places.
#pragma once

#include "services/demo/dice.hpp"
#include "services/demo/make_demo.hpp"
#include "services/demo/tiling.hpp"

namespace gridward::services::demo {

/// The middle of the lattice (tiling.hpp).
inline constexpr domain::LngLat ground_centre{121.07, 32.06};

struct DemoGrid {
  domain::RegionCode code;
  std::string name;
  domain::Boundary boundary;
};

struct DemoPlace {
  domain::Place place;
  std::int64_t every_days = 30;
};

struct Ground {
  std::vector<DemoGrid> grids;
  std::vector<domain::RegionCode> communities;
  domain::RegionCode subdistrict;
  std::vector<domain::Caller> members;      ///< one per grid, in the grids' order
  std::vector<domain::Caller> chiefs;       ///< one per community
  domain::Caller safety;
  domain::Caller command;
  std::vector<DemoPlace> places;
  std::vector<Account> accounts;
};

/// Random passwords; everything else follows from the dice.
void make_regions(Context& context, const Order& order, Dice& dice, Ground& ground);
void make_people(Context& context, Dice& dice, base::IdMaker& ids, base::Instant start, Ground& ground, const Progress& progress);
void make_places(Context& context, Dice& dice, base::IdMaker& ids, base::Instant start, Ground& ground, const Progress& progress);

}  // namespace gridward::services::demo
