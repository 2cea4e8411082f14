// SPDX-License-Identifier: Apache-2.0
#include "services/save_region.hpp"

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "geo/boundary.hpp"
#include "geo/grid_index.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t subdistrict_digits = 9;

std::vector<base::FieldProblem> region_problems(const domain::Region& region) {
  std::vector<base::FieldProblem> problems;
  if (region.level != domain::level_of(region.code)) problems.push_back({"level", "region.level_wrong", {{"code", region.code.text()}}});
  if (region.parent != region.code.parent()) problems.push_back({"parent", "region.parent_wrong", {{"parent", region.code.parent().text()}}});
  if (base::trimmed(region.name).empty()) problems.push_back({"name", "region.name_needed"});
  if (base::length(region.name) > longest_name) problems.push_back({"name", "region.name_long", {{"limit", std::to_string(longest_name)}}});
  if (region.kind && region.level != domain::RegionLevel::grid) problems.push_back({"kind", "region.kind_grids_only"});
  if (region.valid_to && *region.valid_to < region.valid_from) problems.push_back({"valid_to", "region.ends_before_start"});
  if (region.boundary)
    for (auto& problem : geo::boundary_problems(*region.boundary)) {
      problem.path = problem.path.empty() ? "boundary" : "boundary." + problem.path;
      problems.push_back(std::move(problem));
    }
  return problems;
}

/// The corners of a boundary's box.
struct Box {
  domain::LngLat low{181, 91};
  domain::LngLat high{-181, -91};
  explicit Box(const domain::Boundary& boundary) {
    for (const auto& polygon : boundary.polygons)
      for (const auto& point : polygon.outer) {
        low = {std::min(low.lng, point.lng), std::min(low.lat, point.lat)};
        high = {std::max(high.lng, point.lng), std::max(high.lat, point.lat)};
      }
  }
  bool meets(const Box& other) const {
    return low.lng <= other.high.lng && other.low.lng <= high.lng && low.lat <= other.high.lat && other.low.lat <= high.lat;
  }
};

bool valid_together(const domain::Region& a, const domain::Region& b) {
  return (!a.valid_to || b.valid_from <= *a.valid_to) && (!b.valid_to || a.valid_from <= *b.valid_to);
}

/// Grids of one sub-district, and micro-grids of one grid, share no ground. Other levels come from maps that are not that exact.
std::vector<base::FieldProblem> overlap_problems(store::sql::Connection& connection, const domain::Region& region) {
  if (!region.boundary || region.level < domain::RegionLevel::grid) return {};
  const auto around = region.level == domain::RegionLevel::grid ? region.code.at_most(subdistrict_digits) : region.parent;
  const Box box(*region.boundary);
  std::vector<std::pair<std::string, domain::Boundary>> near{{region.code.text(), *region.boundary}};
  std::vector<std::pair<std::string, std::string>> names;
  for (auto& other : store::regions_with_boundary(connection, around, region.level))
    if (other.code != region.code && valid_together(region, other) && box.meets(Box(*other.boundary))) {
      names.emplace_back(other.code.text(), other.name);
      near.emplace_back(other.code.text(), std::move(*other.boundary));
    }
  std::vector<base::FieldProblem> problems;
  for (const auto& overlap : geo::GridIndex(near).overlaps()) {
    if (overlap.first != region.code.text() && overlap.second != region.code.text()) continue;
    const auto& other = overlap.first == region.code.text() ? overlap.second : overlap.first;
    const auto name = std::find_if(names.begin(), names.end(), [&](const auto& known) { return known.first == other; });
    problems.push_back({"boundary", "region.overlaps", {{"code", other}, {"name", name->second}, {"area_m2", std::to_string(std::llround(overlap.area_m2))}}});
  }
  return problems;
}

/// Everything that needs the neighbours; geometry is too slow for a unit of work.
void refuse_if_misplaced(const Context& context, const domain::Region& region) {
  auto problems = region_problems(region);
  const bool sound = problems.empty();
  context.readers.with([&](store::sql::Connection& connection) {
    if (!region.parent.empty() && !store::find_region(connection, region.parent)) problems.push_back({"parent", "region.parent_unknown", {{"parent", region.parent.text()}}});
    if (!sound) return;
    auto overlaps = overlap_problems(connection, region);
    problems.insert(problems.end(), std::make_move_iterator(overlaps.begin()), std::make_move_iterator(overlaps.end()));
  });
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
}

}  // namespace

domain::Region region_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, domain::Region region) {
  region.name = base::trimmed(region.name);
  if (auto problems = region_problems(region); !problems.empty()) throw base::invalid_fields(std::move(problems));
  ++region.version;
  if (!store::save_region(unit.connection, region)) throw base::conflict("region.moved_on", {{"code", region.code.text()}});
  record(unit, context, {actor, region.code, "region.saved", "region:" + region.code.text(), region.version, json::write_text(region), std::nullopt});
  return region;
}

domain::Region save_region(const Context& context, const domain::Caller& caller, const domain::Region& region) {
  if (region.code.empty()) throw base::invalid_fields({{"code", "region.code_needed"}});
  require(context, caller, domain::Act::edit_regions, region.code, "region");
  refuse_if_misplaced(context, region);
  domain::Region saved;
  context.lanes.run([&](store::UnitOfWork& unit) { saved = region_in(unit, context, caller.person.text(), region); }, region.code.text());
  context.readers.with([&](store::sql::Connection& connection) { context.grids.load(connection, base::shanghai_date(context.clock.now())); });
  return saved;
}

}  // namespace gridward::services
