// SPDX-License-Identifier: Apache-2.0
#include "domain/recipients.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "hazard_samples.hpp"

namespace gridward::domain {
namespace {

using namespace tests;

Post post(Role role, const char* region, const std::string& person = {}) {
  static int number = 0;
  Post made;
  made.role = role;
  made.region = RegionCode::parse(region).value();
  made.person = PersonId(person.empty() ? "person-" + std::to_string(++number) : person);
  return made;
}

/// Everybody that a sub-district has, and a neighbour of each kind who must never hear.
std::vector<Post> everybody() {
  return {post(Role::grid_member, "320612001001007", finder), post(Role::grid_member, "320612001001007", fixer),
          post(Role::grid_chief, "320612001001007"), post(Role::community_staff, "320612001001"),
          post(Role::safety_office, "320612001", officer), post(Role::command_operator, "320612001"),
          post(Role::subdistrict_leader, "320612001"), post(Role::department, "320612001"),
          post(Role::administrator, "320612001"), post(Role::grid_chief, "320612001001008"),
          post(Role::community_staff, "320612001002"), post(Role::safety_office, "320612002"),
          post(Role::department, "320612002"), post(Role::grid_member, "320612001001008")};
}

std::multiset<Role> heard_by(const char* event, const Hazard& hazard, const std::vector<Post>& posts = everybody()) {
  std::multiset<Role> roles;
  if (const auto notice = notice_of(event, hazard, posts))
    for (const auto& one : notice->posts) {
      EXPECT_TRUE(one.region.covers(hazard.region));
      roles.insert(one.role);
    }
  return roles;
}

using Roles = std::multiset<Role>;

TEST(Recipients, a_new_hazard_with_a_deadline_goes_to_the_grids_chief) {
  EXPECT_EQ(heard_by("hazard.opened", opened(ResultClass::G2)), Roles{Role::grid_chief});
  EXPECT_FALSE(notice_of("hazard.opened", opened(ResultClass::G2), everybody())->urgent);
}

TEST(Recipients, what_is_put_right_on_the_spot_is_nobodys_news) {
  EXPECT_FALSE(notice_of("hazard.opened", opened(ResultClass::G1), everybody()).has_value());
}

TEST(Recipients, imminent_danger_reaches_the_command_centre_and_the_subdistrict_at_once) {
  EXPECT_EQ(heard_by("hazard.opened", opened(ResultClass::IM)),
            (Roles{Role::command_operator, Role::safety_office, Role::subdistrict_leader, Role::grid_chief}));
  EXPECT_TRUE(notice_of("hazard.opened", opened(ResultClass::IM), everybody())->urgent);
}

TEST(Recipients, a_suspected_major_one_reaches_the_safety_office_at_once) {
  EXPECT_EQ(heard_by("hazard.opened", opened(ResultClass::SM)), Roles{Role::safety_office});
  EXPECT_TRUE(notice_of("hazard.opened", opened(ResultClass::SM), everybody())->urgent);
  EXPECT_EQ(heard_by("hazard.opened", opened(ResultClass::SM, "7.3.6")), Roles{Role::grid_chief}) << "an element is general";
}

TEST(Recipients, climbing_goes_to_the_level_reached) {
  auto hazard = noticed();
  hazard.climb = Climb::grid_chief;
  EXPECT_EQ(heard_by("hazard.escalated", hazard), Roles{Role::grid_chief});
  hazard.climb = Climb::community;
  EXPECT_EQ(heard_by("hazard.escalated", hazard), Roles{Role::community_staff});
  hazard.climb = Climb::subdistrict;
  EXPECT_EQ(heard_by("hazard.escalated", hazard), (Roles{Role::safety_office, Role::command_operator}));
}

TEST(Recipients, the_finder_is_asked_to_recheck) {
  const auto notice = notice_of("hazard.done", done_by(fixer), everybody());
  ASSERT_EQ(notice->posts.size(), 1U);
  EXPECT_EQ(notice->posts[0].person.text(), finder);
}

TEST(Recipients, a_finder_who_fixed_it_is_not_asked_but_the_others_of_the_grid_are) {
  const auto notice = notice_of("hazard.done", done_by(finder), everybody());
  ASSERT_EQ(notice->posts.size(), 2U);
  for (const auto& one : notice->posts) EXPECT_NE(one.person.text(), finder);
}

TEST(Recipients, an_unfilled_post_passes_the_notice_on) {
  auto posts = everybody();
  std::erase_if(posts, [](const Post& one) { return one.role == Role::grid_chief; });
  EXPECT_EQ(heard_by("hazard.opened", opened(ResultClass::G2), posts), Roles{Role::community_staff});
  std::erase_if(posts, [](const Post& one) { return one.role == Role::community_staff; });
  EXPECT_EQ(heard_by("hazard.opened", opened(ResultClass::G2), posts), Roles{Role::safety_office});
  std::erase_if(posts, [](const Post& one) { return one.role == Role::department; });
  auto over = step(StepKind::handed_over, officer, after_hours(1));
  over.to = "gas";
  EXPECT_EQ(heard_by("hazard.handed_over", apply(noticed(), over, clocks()), posts), Roles{Role::command_operator});
}

TEST(Recipients, a_department_hears_of_what_is_handed_over) {
  auto over = step(StepKind::handed_over, officer, after_hours(1));
  over.to = "gas";
  EXPECT_EQ(heard_by("hazard.handed_over", apply(noticed(), over, clocks())), Roles{Role::department});
  EXPECT_FALSE(notice_of("hazard.handed_over", apply(noticed(), over, clocks()), everybody())->urgent);
  EXPECT_TRUE(notice_of("hazard.handed_over", apply(opened(ResultClass::SM), over, clocks()), everybody())->urgent);
}

TEST(Recipients, a_person_with_two_posts_hears_once) {
  auto posts = everybody();
  posts.push_back(post(Role::command_operator, "320612001", officer));
  auto hazard = noticed();
  hazard.climb = Climb::subdistrict;
  EXPECT_EQ(notice_of("hazard.escalated", hazard, posts)->posts.size(), 2U);
}

TEST(Recipients, what_has_moved_on_since_is_no_news) {
  const auto closed = apply(done_by(fixer), step(StepKind::recheck_passed, finder, after_hours(6)), clocks());
  for (const char* event : {"hazard.opened", "hazard.done", "hazard.escalated", "hazard.handed_over"})
    EXPECT_FALSE(notice_of(event, closed, everybody()).has_value()) << event;
  const auto fixed_at_once = apply(opened(ResultClass::G2), step(StepKind::fixed_on_the_spot, finder, start), clocks());
  EXPECT_FALSE(notice_of("hazard.opened", fixed_at_once, everybody()).has_value());
  EXPECT_FALSE(notice_of("hazard.done", noticed(), everybody()).has_value()) << "its re-check failed in between";
  EXPECT_FALSE(notice_of("hazard.handed_over", noticed(), everybody()).has_value()) << "it was handed back in between";
}

TEST(Recipients, other_events_are_quiet) {
  for (const char* event : {"hazard.noted", "hazard.notice_given", "hazard.recheck_passed", "place.saved", ""})
    EXPECT_FALSE(notice_of(event, noticed(), everybody()).has_value()) << event;
}

TEST(Recipients, every_notice_has_its_words_in_both_languages) {
  ASSERT_GE(notice_codes().size(), 16U);
  for (const auto& code : notice_codes()) {
    EXPECT_TRUE(has_message("zh-CN", code)) << code;
    EXPECT_TRUE(has_message("en", code)) << code;
  }
}

}  // namespace
}  // namespace gridward::domain
