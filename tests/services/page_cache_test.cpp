// SPDX-License-Identifier: Apache-2.0
#include "services/page_cache.hpp"

#include "json/codec.hpp"
#include "services/hazards.hpp"
#include "services/house_fixture.hpp"
#include "services/save_region.hpp"

namespace gridward::services {
namespace {

PageCache::Page page(const std::string& bytes, std::int64_t from = 0, std::int64_t until = 1000) { return {{from}, {until}, bytes}; }

TEST(PageCache, a_page_is_gone_as_soon_as_the_log_moves) {
  PageCache cache;
  cache.keep("a", 7, page("old"));
  ASSERT_NE(cache.find("a", 7, {1}), nullptr);
  EXPECT_EQ(cache.find("a", 8, {1}), nullptr);
  EXPECT_EQ(cache.find("b", 7, {1}), nullptr);
  cache.keep("b", 8, page("new"));
  EXPECT_EQ(cache.find("a", 7, {1}), nullptr);
  EXPECT_EQ(cache.find("b", 8, {1})->bytes, "new");
}

TEST(PageCache, a_reader_of_an_older_moment_replaces_nothing) {
  PageCache cache;
  cache.keep("a", 8, page("new"));
  EXPECT_EQ(cache.keep("a", 7, page("old"))->bytes, "old");
  EXPECT_EQ(cache.find("a", 8, {1})->bytes, "new");
}

TEST(PageCache, a_page_holds_for_its_time_and_for_no_other) {
  PageCache cache;
  cache.keep("a", 1, page("x", 10, 20));
  EXPECT_EQ(cache.find("a", 1, {9}), nullptr);
  EXPECT_NE(cache.find("a", 1, {10}), nullptr);
  EXPECT_NE(cache.find("a", 1, {19}), nullptr);
  EXPECT_EQ(cache.find("a", 1, {20}), nullptr);
}

TEST(PageCache, it_never_holds_more_than_it_may) {
  PageCache cache(10'000);
  for (int i = 0; i < 1000; ++i) {
    cache.keep(std::to_string(i), 1, page(std::string(500, 'x')));
    ASSERT_LE(cache.bytes(), 10'000u);
  }
  EXPECT_GT(cache.bytes(), 0u);
  cache.keep("huge", 1, page(std::string(5000, 'x')));
  EXPECT_EQ(cache.find("huge", 1, {1}), nullptr);
}

class KeptHazardList : public HouseTest {
 protected:
  std::shared_ptr<const PageCache::Page> list(const domain::Caller& caller) {
    HazardQuery query;
    query.open = true;
    return hazard_list_json(context(), caller, query);
  }
  domain::HazardId found() { return submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {domain::ResultClass::G2})).receipt.hazards.front().id; }
  domain::PlaceId place = restaurant(west);
};

TEST_F(KeptHazardList, asked_twice_it_is_made_once_and_says_the_same_as_the_list) {
  found();
  const auto first = list(office);
  EXPECT_EQ(list(office), first);
  HazardQuery query;
  query.open = true;
  EXPECT_EQ(first->bytes, json::write_text(list_hazards(context(), office, query)));
}

TEST_F(KeptHazardList, a_commit_is_seen_by_the_next_who_asks) {
  const auto hazard = found();
  EXPECT_NE(list(office)->bytes.find(hazard.text()), std::string::npos);
  const auto second = found();
  EXPECT_NE(list(office)->bytes.find(second.text()), std::string::npos);
  record_step(context(), member, hazard, id<domain::StepId>(), act(domain::StepKind::done));
  record_step(context(), chief, hazard, id<domain::StepId>(), act(domain::StepKind::recheck_passed));
  EXPECT_EQ(list(office)->bytes.find(hazard.text()), std::string::npos);
}

TEST_F(KeptHazardList, it_is_shared_only_by_those_who_see_the_same) {
  const auto hazard = found();
  EXPECT_NE(list(office)->bytes.find(hazard.text()), std::string::npos);
  EXPECT_EQ(list(far_member)->bytes.find(hazard.text()), std::string::npos);
  EXPECT_EQ(list(office), list(command)) << "two people of the same sub-district";
}

TEST_F(KeptHazardList, a_hazard_becomes_overdue_on_time_though_nothing_happens) {
  found();
  EXPECT_EQ(list(office)->bytes.find("\"overdue\":true"), std::string::npos);
  clock.set(clock.now() + std::chrono::hours(24 * 60));
  EXPECT_NE(list(office)->bytes.find("\"overdue\":true"), std::string::npos);
  clock.set(clock.now() + std::chrono::hours(-24 * 60));
  EXPECT_EQ(list(office)->bytes.find("\"overdue\":true"), std::string::npos) << "a clock that was moved back";
}

TEST_F(KeptHazardList, a_renamed_grid_is_shown_by_its_new_name) {
  found();
  list(office);
  auto renamed = region(west.text(), "改名网格");
  renamed.boundary = box(121.070, 32.060, 0.005, 0.005);
  renamed.version = 1;
  save_region(context(), administrator, renamed);
  EXPECT_NE(list(office)->bytes.find("改名网格"), std::string::npos);
}

}  // namespace
}  // namespace gridward::services
