// SPDX-License-Identifier: Apache-2.0
#include "services/area.hpp"

#include <algorithm>

#include "services/forget_contact.hpp"
#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"
#include "store/place_store.hpp"

namespace gridward::services {
namespace {

template <typename Things, typename Id>
bool has(const Things& things, const Id& id) {
  return std::any_of(things.begin(), things.end(), [&](const auto& thing) {
    if constexpr (requires { thing.id; }) return thing.id == id;
    else return thing == id;
  });
}

class Area : public HouseTest {
 protected:
  /// Everything after a position, page by page.
  AreaChanges since(const domain::Caller& caller, std::int64_t after, int limit = 2) {
    AreaChanges all;
    for (all.cursor = after;;) {
      auto page = area_changes(context(), caller, all.cursor, limit);
      all.cursor = page.cursor;
      all.anew = page.anew;
      all.regions = page.regions;
      for (auto& place : page.places) {
        std::erase_if(all.places, [&](const auto& known) { return known.id == place.id; });
        all.places.push_back(std::move(place));
      }
      for (const auto& id : page.gone_places) {
        std::erase_if(all.places, [&](const auto& known) { return known.id == id; });
        all.gone_places.push_back(id);
      }
      all.hazards.insert(all.hazards.end(), page.hazards.begin(), page.hazards.end());
      all.gone_hazards.insert(all.gone_hazards.end(), page.gone_hazards.begin(), page.gone_hazards.end());
      if (!page.more) return all;
    }
  }
  std::int64_t log_end() { return area_places(context(), office, "", 1).log; }
  PlaceInput saved(const domain::PlaceId& id) {
    const auto view = show_place(context(), office, id).place;
    PlaceInput input;
    input.name = view.name;
    input.type = view.type;
    input.address = view.address;
    input.region = view.region;
    input.version = view.version;
    return input;
  }
};

TEST_F(Area, its_places_come_page_by_page_each_once_and_no_others) {
  std::vector<domain::PlaceId> made;
  for (int i = 0; i < 5; ++i) made.push_back(restaurant(i % 2 == 0 ? west : east));
  const auto foreign = restaurant(far_grid);
  std::vector<domain::PlaceId> seen;
  std::string cursor;
  for (;;) {
    const auto page = area_places(context(), office, cursor, 2);
    EXPECT_EQ(page.regions, std::vector{street});
    for (const auto& place : page.items) seen.push_back(place.id);
    if (!page.next) break;
    cursor = *page.next;
  }
  std::sort(made.begin(), made.end());
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(seen, made);
  const auto own = area_places(context(), member, "", 50);
  EXPECT_EQ(own.items.size(), 3u);
  EXPECT_FALSE(has(own.items, foreign));
}

TEST_F(Area, a_cursor_that_no_page_gave_is_refused) {
  for (const auto& wrong : {"x", "320612001001001", "320612001001001.", ".", "320612001001001.01ARZ3NDEKTSV4RRFFQ69G5FAV.x"})
    EXPECT_EQ(problem_of([&] { area_places(context(), member, wrong, 5); }), "request.invalid cursor=request.cursor_unknown") << wrong;
}

TEST_F(Area, nobody_in_charge_is_carried) {
  const auto place = restaurant(west);
  auto input = saved(place);
  input.contact = Contact{"示例人", "13900000000"};
  save_place(context(), office, place, input);
  ASSERT_TRUE(show_place(context(), member, place).place.contact_name);
  EXPECT_FALSE(area_places(context(), member, "", 5).items.front().contact_name);
  const auto changes = since(member, 0);
  ASSERT_TRUE(has(changes.places, place));
  EXPECT_FALSE(changes.places.front().contact_phone);
}

TEST_F(Area, a_visit_and_its_hazard_bring_the_place_as_it_is_now_and_the_open_hazard) {
  const auto place = restaurant(west), other = restaurant(west);
  const auto before = log_end();
  const auto hazard = submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {domain::ResultClass::G2})).receipt.hazards.front().id;
  auto changes = since(member, before);
  ASSERT_TRUE(has(changes.places, place));
  EXPECT_FALSE(has(changes.places, other));
  EXPECT_EQ(changes.places.front().open_hazards, 1);
  EXPECT_TRUE(changes.places.front().last_inspected);
  EXPECT_TRUE(has(changes.hazards, hazard));
  record_step(context(), member, hazard, id<domain::StepId>(), act(domain::StepKind::done, "", [](auto& input) { input.by_place = true; }));
  record_step(context(), chief, hazard, id<domain::StepId>(), act(domain::StepKind::recheck_passed));
  changes = since(member, changes.cursor);
  EXPECT_TRUE(has(changes.gone_hazards, hazard));
  ASSERT_TRUE(has(changes.places, place));
  EXPECT_EQ(changes.places.front().open_hazards, 0);
  EXPECT_TRUE(since(member, changes.cursor).places.empty());
}

TEST_F(Area, a_place_that_moves_leaves_the_one_area_and_comes_to_the_other) {
  const auto place = restaurant(west);
  const auto there = person("east-01", domain::Role::grid_member, east);
  const auto before = log_end();
  auto input = saved(place);
  input.region = east;
  save_place(context(), office, place, input);
  const auto left = since(member, before), came = since(there, before);
  EXPECT_TRUE(has(left.gone_places, place));
  EXPECT_TRUE(left.places.empty());
  EXPECT_TRUE(has(came.places, place));
  EXPECT_TRUE(came.gone_places.empty());
  EXPECT_TRUE(has(since(office, before).places, place)) << "who looks after both keeps it";
  EXPECT_TRUE(verify_house(context()).clean());
}

TEST_F(Area, a_place_that_closes_goes_and_comes_again_when_it_reopens) {
  const auto place = restaurant(west);
  const auto before = log_end();
  auto input = saved(place);
  input.active = false;
  save_place(context(), office, place, input);
  const auto closed = since(member, before);
  EXPECT_TRUE(has(closed.gone_places, place));
  EXPECT_TRUE(area_places(context(), member, "", 5).items.empty());
  input = saved(place);
  input.active = true;
  save_place(context(), office, place, input);
  EXPECT_TRUE(has(since(member, closed.cursor).places, place));
}

TEST_F(Area, a_position_beyond_the_end_of_the_log_asks_to_start_anew) {
  restaurant(west);
  EXPECT_FALSE(since(member, log_end()).anew);
  EXPECT_TRUE(since(member, log_end() + 1).anew);
}

TEST_F(Area, another_post_is_another_area) {
  EXPECT_EQ(area_changes(context(), member, 0, 5).regions, std::vector{west});
  EXPECT_EQ(area_changes(context(), far_member, 0, 5).regions, std::vector{far_grid});
}

}  // namespace
}  // namespace gridward::services
