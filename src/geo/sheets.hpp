// SPDX-License-Identifier: Apache-2.0
// The lattice of the base map's sheets, 0.01 degrees each way, and the cutting of lines and areas into them: simplified, clipped, in whole
// numbers (domain::BaseSheet). Not for what crosses the 180th meridian.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/base_map.hpp"
#include "domain/geometry.hpp"

namespace gridward::geo {

inline constexpr double units_a_degree = 200'000;
inline constexpr std::int64_t sheets_a_degree = 100;
inline constexpr std::int64_t units_a_sheet = 2'000;
/// Shown around a region, so that its edge does not look like the end of the world.
inline constexpr double sheet_margin_degrees = 0.003;
inline constexpr std::size_t most_sheets = 20'000;
inline constexpr std::size_t most_buildings_a_sheet = 2'500;
inline constexpr std::size_t most_numbers = 40'000'000;

/// Rows from the south, in each from the west. The point must be on earth.
std::int64_t sheet_of(domain::LngLat point);
/// Its south-west corner, degrees.
domain::LngLat corner_of(std::int64_t sheet);
/// Adds the sheets under a boundary's box and its margin. Throws Problem "base_map.too_wide" {most} beyond most_sheets.
void add_sheets(std::set<std::int64_t>& sheets, const domain::Boundary& boundary);

/// Of a flat line, in any unit: corners that lie within `tolerance` of what stays go (Douglas and Peucker). Ends stay.
std::vector<domain::LngLat> simplified(const std::vector<domain::LngLat>& line, double tolerance);

class SheetCutter {
 public:
  /// Everything outside the wanted sheets falls away; of buildings also those that `inside` does not want.
  SheetCutter(std::set<std::int64_t> wanted, std::function<bool(domain::LngLat)> inside);

  /// Throw Problem "base_map.too_big" beyond most_numbers in all. Points off the earth make the whole feature fall away.
  void add_line(domain::BaseLine kind, const std::string& name, const domain::Ring& line);
  void add_area(domain::BaseArea kind, const std::string& name, const domain::Polygon& area);
  void add_point(domain::BasePoint kind, const std::string& name, domain::LngLat at);

  /// By key, none that is empty. Where a sheet has too many buildings the smallest are left out.
  std::vector<domain::BaseSheet> finish();

 private:
  struct Building {
    double size = 0;
    std::vector<std::int64_t> numbers;
  };
  struct Open {
    domain::BaseSheet sheet;
    std::unordered_map<std::string, std::int64_t> names;
    std::vector<Building> buildings;
  };
  Open& open(std::int64_t key);
  std::int64_t name_in(Open& open, const std::string& name);
  void count(std::size_t numbers);
  /// The wanted ones among those that the box of these points (in units) touches.
  std::vector<std::int64_t> touched(const domain::Ring& units, double margin) const;

  std::set<std::int64_t> m_wanted;
  std::function<bool(domain::LngLat)> m_inside;
  std::map<std::int64_t, Open> m_open;
  std::size_t m_numbers = 0;
};

}  // namespace gridward::geo
