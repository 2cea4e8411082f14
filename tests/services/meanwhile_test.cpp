// SPDX-License-Identifier: Apache-2.0
// What happened at the desk while an entry waited on a phone: accepted where it can be, else refused with the reason (docs/outbox.md).
#include "services/house_fixture.hpp"
#include "services/merge_places.hpp"
#include "services/verify_house.hpp"

namespace gridward::services {
namespace {

class Meanwhile : public HouseTest {
 protected:
  /// Saved again as the desk would, with something changed.
  void change(const domain::PlaceId& place, const domain::RegionCode& grid, bool active) {
    PlaceInput input;
    input.name = "面馆";
    input.type = "restaurant";
    input.region = grid;
    input.active = active;
    input.version = show_place(context(), command, place).place.version;
    save_place(context(), command, place, input);
  }
  std::string send(const domain::Caller& caller, const domain::Inspection& content) {
    return problem_of([&] { submit_inspection(context(), caller, id<domain::InspectionId>(), content); });
  }
};

TEST_F(Meanwhile, a_visit_to_a_place_that_was_closed_since_counts) {
  const auto place = restaurant(west);
  const auto content = visit(place, {domain::ResultClass::G1});
  change(place, west, false);
  EXPECT_EQ(send(member, content), "");
  EXPECT_TRUE(verify_house(context()).clean());
}

TEST_F(Meanwhile, a_visit_to_a_place_that_was_merged_into_another_since_counts) {
  const auto place = restaurant(west), right = restaurant(west);
  const auto content = visit(place, {domain::ResultClass::G1});
  merge_place(context(), office, place, {right, 1});
  EXPECT_EQ(send(member, content), "");
  EXPECT_EQ(show_place(context(), command, right).inspections.size(), 1u);
  EXPECT_TRUE(verify_house(context()).clean());
}

TEST_F(Meanwhile, a_place_that_moved_within_ones_area_is_visited_where_it_lies_now) {
  const auto place = restaurant(west);
  const auto content = visit(place, {domain::ResultClass::G1});
  change(place, east, true);
  EXPECT_EQ(send(chief, content), "");
  EXPECT_EQ(list_inspections(context(), command, {east, place, {}, 10}).items.size(), 1u);
  EXPECT_TRUE(verify_house(context()).clean());
}

TEST_F(Meanwhile, a_place_that_moved_out_of_ones_area_is_not_there_any_more) {
  const auto place = restaurant(west);
  const auto content = visit(place, {});
  change(place, east, true);
  EXPECT_EQ(send(member, content), "place.not_found");
}

TEST_F(Meanwhile, a_list_that_the_house_never_had_is_named_with_its_version) {
  auto content = visit(restaurant(west), {});
  content.checklist.version = 99;
  EXPECT_EQ(send(member, content), "request.invalid checklist=inspection.checklist_unknown");
}

TEST_F(Meanwhile, whose_post_ended_is_refused_and_a_colleague_may_send_it) {
  auto content = visit(restaurant(west), {});
  auto ended = member;
  ended.posts.front().to = base::shanghai_date(clock.now()) - std::chrono::days(1);
  EXPECT_EQ(send(ended, content), "place.not_found");
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), chief, id<domain::InspectionId>(), content, {{}, member.person}); }), "");
}

}  // namespace
}  // namespace gridward::services
