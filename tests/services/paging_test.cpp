// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "services/hazards.hpp"
#include "services/house_fixture.hpp"
#include "services/summarise.hpp"

namespace gridward::services {
namespace {

/// Seven visits in two grids, an hour apart, each with a hazard; every second hazard is closed.
class Paging : public HouseTest {
 protected:
  Paging() {
    for (int i = 0; i < 7; ++i) {
      const auto place = i % 3 == 2 ? east_place : west_place;
      const auto& caller = i % 3 == 2 ? chief : member;
      const auto hazard = submit_inspection(context(), caller, id<domain::InspectionId>(), visit(place, {domain::ResultClass::G2})).receipt.hazards.front().id;
      clock.set(clock.now() + std::chrono::hours(1));
      if (i % 2 == 1) continue;
      record_step(context(), caller, hazard, id<domain::StepId>(), act(domain::StepKind::done, "", [](auto& input) { input.by_place = true; }));
      record_step(context(), chief, hazard, id<domain::StepId>(), act(domain::StepKind::recheck_passed));
    }
  }
  std::vector<std::string> hazards_by_pages(HazardQuery query) {
    std::vector<std::string> ids;
    for (query.limit = 2;;) {
      const auto list = list_hazards(context(), office, query);
      for (const auto& item : list.items) ids.push_back(item.id.text());
      if (!list.next) return ids;
      query.cursor = *list.next;
    }
  }
  std::vector<std::string> visits_by_pages(InspectionQuery query) {
    std::vector<std::string> ids;
    for (query.limit = 2;;) {
      const auto list = list_inspections(context(), office, query);
      for (const auto& item : list.items) ids.push_back(item.id.text());
      if (!list.next) return ids;
      query.cursor = *list.next;
    }
  }
  static bool newest_first(const std::vector<std::string>& ids) { return std::is_sorted(ids.rbegin(), ids.rend()); }
  domain::PlaceId west_place = restaurant(west), east_place = restaurant(east);
};

TEST_F(Paging, open_and_closed_hazards_come_together_in_the_order_of_their_deadlines) {
  HazardQuery whole;
  const auto list = list_hazards(context(), office, whole).items;
  ASSERT_EQ(list.size(), 7u);
  EXPECT_TRUE(std::is_sorted(list.begin(), list.end(), [](const auto& a, const auto& b) { return std::pair(a.due, a.id) < std::pair(b.due, b.id); }));
  EXPECT_EQ(std::count_if(list.begin(), list.end(), [](const auto& item) { return item.state == domain::HazardState::closed; }), 4);
  std::vector<std::string> ids;
  for (const auto& item : list) ids.push_back(item.id.text());
  EXPECT_EQ(hazards_by_pages({}), ids);
}

TEST_F(Paging, a_state_asked_for_is_the_only_one_that_comes) {
  HazardQuery closed, rectifying;
  closed.state = domain::HazardState::closed;
  rectifying.state = domain::HazardState::rectifying;
  EXPECT_EQ(hazards_by_pages(closed).size(), 4u);
  EXPECT_EQ(hazards_by_pages(rectifying).size(), 3u);
}

TEST_F(Paging, visits_of_a_place_a_grid_and_a_community_are_each_whole_and_newest_first) {
  InspectionQuery place, grid, both;
  place.place = west_place;
  grid.within = east;
  both.within = community;
  EXPECT_EQ(visits_by_pages(place).size(), 5u);
  EXPECT_EQ(visits_by_pages(grid).size(), 2u);
  EXPECT_EQ(visits_by_pages(both).size(), 7u);
  for (const auto& query : {place, grid, both}) EXPECT_TRUE(newest_first(visits_by_pages(query)));
}

TEST_F(Paging, changes_of_a_grid_page_by_page_are_all_its_changes_and_no_others) {
  std::vector<std::int64_t> seqs;
  for (std::int64_t after = 0;;) {
    const auto page = changes_since(context(), office, west, after, 3);
    for (const auto& event : page.events) {
      EXPECT_EQ(event.region.substr(0, west.text().size()), west.text());
      seqs.push_back(event.seq);
    }
    after = page.cursor;
    if (!page.more) break;
  }
  EXPECT_TRUE(std::is_sorted(seqs.begin(), seqs.end()));
  EXPECT_EQ(static_cast<std::int64_t>(seqs.size()), number("SELECT COUNT(*) FROM event WHERE region LIKE '320612001001001%'"));
}

}  // namespace
}  // namespace gridward::services
