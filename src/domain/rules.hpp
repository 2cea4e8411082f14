// SPDX-License-Identifier: Apache-2.0
// Everything that a law or a city sets, as read from rules/ and checklists/: data with editions, not code.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domain/checklist.hpp"
#include "domain/deadline.hpp"
#include "domain/extinguisher.hpp"
#include "domain/hazard.hpp"
#include "domain/position_share.hpp"
#include "domain/substitution.hpp"

namespace gridward::domain {

struct PlaceType {
  std::string id;
  std::string zh;
  std::string en;
  std::string checklist;
  bool nine_small = false;
  bool crowded = false;
  bool household = false;
  std::int64_t inspect_every_days = 90;
  std::vector<std::string> synonyms;
};
BOOST_DESCRIBE_STRUCT(PlaceType, (), (id, zh, en, checklist, nine_small, crowded, household, inspect_every_days, synonyms))

/// A department to which a matter can be handed over (条线部门).
struct Department {
  std::string id;
  std::string zh;
  std::string en;
};
BOOST_DESCRIBE_STRUCT(Department, (), (id, zh, en))

struct Rules {
  std::vector<PlaceType> place_types;
  std::vector<Department> departments;
  LifeTable extinguishers;
  HazardClocks clocks;
  PositionRules positions;
  SubstitutionRules substitutions;
  HolidayTable holidays;
  Checklists checklists;

  const PlaceType* place_type(std::string_view id) const;
};

}  // namespace gridward::domain
