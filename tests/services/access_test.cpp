// SPDX-License-Identifier: Apache-2.0
#include "services/access.hpp"

#include "services/find_regions.hpp"
#include "services/hazards.hpp"
#include "services/house_fixture.hpp"
#include "services/record_step.hpp"
#include "services/save_region.hpp"
#include "services/summarise.hpp"

namespace gridward::services {
namespace {

class Access : public HouseTest {};

TEST_F(Access, what_lies_in_a_foreign_region_does_not_exist) {
  const auto place = restaurant(far_grid);
  EXPECT_EQ(problem_of([&] { show_place(context(), member, place); }), "place.not_found");
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {})); }), "place.not_found");
  EXPECT_EQ(problem_of([&] { show_region(context(), member, far_grid); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { list_regions(context(), member, {far_street, {}, {}, {}, 50}); }), "region.not_found");
  HazardQuery query;
  query.within = far_grid;
  EXPECT_EQ(problem_of([&] { list_hazards(context(), member, query); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { summarise_region(context(), member, far_grid, 7); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { reveal_place(context(), member, place, {"回访店主"}); }), "place.not_found");
  EXPECT_EQ(show_place(context(), far_member, place).place.name, "面馆");
}

TEST_F(Access, a_foreign_hazard_can_neither_be_seen_nor_moved) {
  HazardReport report;
  report.region = far_grid;
  report.description = "楼道堆物";
  report.found_at = clock.now();
  const auto hazard = report_hazard(context(), far_member, id<domain::HazardId>(), report).hazard;
  EXPECT_EQ(problem_of([&] { show_hazard(context(), office, hazard.id); }), "hazard.not_found");
  EXPECT_EQ(problem_of([&] { record_step(context(), office, hazard.id, id<domain::StepId>(), act(domain::StepKind::done)); }), "hazard.not_found");
  EXPECT_EQ(problem_of([&] { report_hazard(context(), member, id<domain::HazardId>(), report); }), "region.not_found");
}

TEST_F(Access, the_id_of_another_kind_of_thing_is_a_conflict_and_nothing_of_it_stays) { take_ids_of_other_things(); }

TEST_F(Access, what_may_be_read_but_not_done_is_forbidden) {
  const auto place = restaurant(west);
  const std::vector<std::pair<const domain::Caller*, domain::Act>> refused = {
      {&member, domain::Act::edit_people}, {&member, domain::Act::extend_deadline}, {&member, domain::Act::judge_suspected_major}, {&chief, domain::Act::judge_suspected_major},
      {&chief, domain::Act::edit_regions}, {&office, domain::Act::edit_people},     {&command, domain::Act::inspect},            {&command, domain::Act::recheck_hazard},
      {&administrator, domain::Act::inspect}, {&administrator, domain::Act::reveal_personal_data}};
  for (const auto& [caller, act] : refused) EXPECT_EQ(problem_of([&] { require(context(), *caller, act, west, "place"); }), "scope.forbidden") << static_cast<int>(act);
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), administrator, id<domain::InspectionId>(), visit(place, {})); }), "scope.forbidden");
  EXPECT_EQ(problem_of([&] { save_region(context(), office, region("320612001001003", "东三网格")); }), "scope.forbidden");
  EXPECT_EQ(problem_of([&] { save_person(context(), office, id<domain::PersonId>(), {"new.one", true, "新人", "", {}, {}}); }), "scope.forbidden");
  EXPECT_EQ(problem_of([&] { reveal_place(context(), administrator, place, {"核对电话"}); }), "scope.forbidden");
}

TEST_F(Access, what_the_roles_are_for_is_allowed) {
  const std::vector<std::pair<const domain::Caller*, domain::Act>> allowed = {
      {&member, domain::Act::inspect}, {&chief, domain::Act::recheck_hazard}, {&office, domain::Act::judge_suspected_major}, {&command, domain::Act::hand_over_hazard}, {&administrator, domain::Act::edit_people}};
  for (const auto& [caller, act] : allowed) EXPECT_EQ(problem_of([&] { require(context(), *caller, act, west, "place"); }), "") << static_cast<int>(act);
}

TEST_F(Access, a_post_counts_only_on_its_days) {
  clock.set(instant("2025-12-31T23:59:00+08:00"));
  EXPECT_EQ(problem_of([&] { require(context(), member, domain::Act::inspect, west, "place"); }), "place.not_found");
  clock.set(instant("2026-01-01T00:00:00+08:00"));
  EXPECT_EQ(problem_of([&] { require(context(), member, domain::Act::inspect, west, "place"); }), "");
}

}  // namespace
}  // namespace gridward::services
