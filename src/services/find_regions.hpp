// SPDX-License-Identifier: Apache-2.0
// Looking up regions: the list, one with its boundary, the map with its counts, and where a point is and who looks after it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/geometry.hpp"
#include "services/context.hpp"
#include "services/region_views.hpp"

namespace gridward::services {

struct RegionQuery {
  std::optional<domain::RegionCode> within;
  std::optional<domain::RegionLevel> level;
  std::optional<base::Date> on;            ///< only those valid on the day
  std::string cursor;                      ///< `next` of the page before
  int limit = 50;
};

struct RegionList {
  std::vector<RegionSummary> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(RegionList, (), (items, next))

RegionList list_regions(const Context& context, const domain::Caller& caller, const RegionQuery& query);
/// The whole region. Throws not_found("region") outside the caller's scope.
domain::Region show_region(const Context& context, const domain::Caller& caller, const domain::RegionCode& code);

/// A GeoJSON FeatureCollection of the regions of one level that have a boundary and are valid today (at most 5,000), each with
/// properties code, name, level, open, overdue, imminent. `within` absent = the caller's whole scope.
std::string boundaries_geojson(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, domain::RegionLevel level);

/// Somebody who looks after a grid. Name and number are posted publicly by law (domain.md §1.1); the number is still masked here.
struct GridPerson {
  domain::PersonId person;
  std::string name;
  std::string phone;
  domain::Role role = domain::Role::grid_member;
  domain::RegionCode region;               ///< of the post
  std::optional<std::string> stands_in_for;   ///< the name of whom, for some days
  std::optional<base::Date> until;         ///< last day of a post that ends
};
BOOST_DESCRIBE_STRUCT(GridPerson, (), (person, name, phone, role, region, stands_in_for, until))

struct GridOfPoint {
  std::optional<RegionSummary> region;     ///< absent: in no grid, or in none that the caller may see
  std::vector<RegionSummary> path;         ///< from the sub-district down to the grid
  std::vector<GridPerson> people;          ///< the nearest posts first
};
BOOST_DESCRIBE_STRUCT(GridOfPoint, (), (region, path, people))

/// Throws invalid_fields ("region.point") for a point that is not on earth.
GridOfPoint whereabouts(const Context& context, const domain::Caller& caller, domain::LngLat point, domain::Datum datum);

}  // namespace gridward::services
