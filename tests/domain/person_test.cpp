// SPDX-License-Identifier: Apache-2.0
#include "domain/person.hpp"

#include <gtest/gtest.h>

#include <boost/mp11/algorithm.hpp>
#include <random>

#include "case_files.hpp"

namespace gridward::domain {
namespace {

using tests::day;

RegionCode code(const char* text) { return RegionCode::parse(text).value(); }

Post post(Role role, const char* region, const char* from = "2026-01-01", const char* to = nullptr) {
  Post made;
  made.role = role;
  made.region = code(region);
  made.from = day(from);
  if (to != nullptr) made.to = day(to);
  return made;
}

std::vector<Role> allowed(Act act) {
  std::vector<Role> roles;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) {
    if (role_allows(role.value, act)) roles.push_back(role.value);
  });
  return roles;
}

TEST(Role, everybody_reads_in_their_region) { EXPECT_EQ(allowed(Act::read).size(), 11U); }

TEST(Role, a_grid_member_never_decides_what_is_major) {
  EXPECT_EQ(allowed(Act::judge_suspected_major), (std::vector{Role::safety_office, Role::subdistrict_leader, Role::enforcement}));
}

TEST(Role, the_administrator_sets_up_and_does_no_safety_work) {
  for (const auto act : {Act::inspect, Act::report_hazard, Act::record_rectification, Act::recheck_hazard, Act::extend_deadline,
                         Act::hand_over_hazard, Act::judge_suspected_major, Act::edit_places, Act::export_ledger, Act::reveal_personal_data})
    EXPECT_FALSE(role_allows(Role::administrator, act)) << static_cast<int>(act);
  EXPECT_EQ(allowed(Act::edit_regions), std::vector{Role::administrator});
  EXPECT_EQ(allowed(Act::edit_people), std::vector{Role::administrator});
}

TEST(Role, complaints_go_to_who_leads_and_not_to_who_may_be_meant) {
  EXPECT_EQ(allowed(Act::answer_suggestions), (std::vector{Role::safety_office, Role::subdistrict_leader}));
}

TEST(Role, deadlines_and_departments_are_for_those_who_steer) {
  const std::vector steering{Role::grid_chief, Role::grid_supervisor, Role::community_staff, Role::command_operator, Role::safety_office};
  EXPECT_EQ(allowed(Act::extend_deadline), steering);
  EXPECT_EQ(allowed(Act::hand_over_hazard), steering);
  EXPECT_EQ(allowed(Act::ask_visit), steering);
}

TEST(Role, whose_phone_holds_work_is_seen_by_who_steers_there_or_sets_the_system_up_and_by_no_colleague) {
  EXPECT_EQ(allowed(Act::see_unsent_work), (std::vector{Role::grid_chief, Role::grid_supervisor, Role::community_staff, Role::command_operator, Role::safety_office, Role::administrator}));
}

TEST(Role, who_stands_in_for_whom_is_arranged_by_who_steers_there_or_sets_the_system_up_and_not_by_colleagues) {
  EXPECT_EQ(allowed(Act::arrange_substitution), (std::vector{Role::grid_chief, Role::grid_supervisor, Role::community_staff, Role::command_operator, Role::safety_office, Role::administrator}));
}

TEST(Role, a_department_records_what_it_did_and_does_not_recheck_it) {
  EXPECT_TRUE(role_allows(Role::department, Act::record_rectification));
  EXPECT_FALSE(role_allows(Role::department, Act::recheck_hazard));
  EXPECT_FALSE(role_allows(Role::enforcement, Act::record_rectification));
  EXPECT_TRUE(role_allows(Role::enforcement, Act::recheck_hazard));
}

TEST(Role, the_command_centre_steers_and_does_not_recheck) {
  EXPECT_FALSE(role_allows(Role::command_operator, Act::inspect));
  EXPECT_FALSE(role_allows(Role::command_operator, Act::recheck_hazard));
}

TEST(Role, ledgers_leave_through_few_hands) {
  EXPECT_EQ(allowed(Act::export_ledger), (std::vector{Role::grid_chief, Role::community_staff, Role::command_operator,
                                                      Role::safety_office, Role::subdistrict_leader}));
  EXPECT_EQ(allowed(Act::import_data), (std::vector{Role::community_staff, Role::command_operator, Role::administrator}));
}

TEST(Post, counts_from_its_first_to_its_last_day) {
  const auto limited = post(Role::grid_member, "320612001001007", "2026-03-01", "2026-03-31");
  EXPECT_FALSE(in_force(limited, day("2026-02-28")));
  EXPECT_TRUE(in_force(limited, day("2026-03-01")));
  EXPECT_TRUE(in_force(limited, day("2026-03-31")));
  EXPECT_FALSE(in_force(limited, day("2026-04-01")));
}

TEST(Caller, may_act_only_by_a_post_that_fits_role_region_and_day) {
  const Caller caller{{}, {post(Role::grid_member, "320612001001007"), post(Role::safety_office, "320612001", "2027-01-01")}};
  const auto today = day("2026-11-23");
  EXPECT_TRUE(may(caller, Act::inspect, code("320612001001007"), today));
  EXPECT_TRUE(may(caller, Act::inspect, code("32061200100100701"), today));
  EXPECT_FALSE(may(caller, Act::inspect, code("320612001001"), today)) << "the community is more than the grid";
  EXPECT_FALSE(may(caller, Act::inspect, code("320612001001008"), today));
  EXPECT_FALSE(may(caller, Act::judge_suspected_major, code("320612001001007"), today)) << "that post starts next year";
  EXPECT_TRUE(may(caller, Act::judge_suspected_major, code("320612001001007"), day("2027-01-01")));
}

TEST(Scope, parents_swallow_their_children) {
  const Caller caller{{}, {post(Role::grid_member, "320612001001007"), post(Role::grid_chief, "320612001001"),
                           post(Role::grid_member, "320612001002003"), post(Role::grid_member, "320612001002003")}};
  EXPECT_EQ(scope(caller, Act::inspect, day("2026-11-23")), (std::vector{code("320612001001"), code("320612001002003")}));
  EXPECT_EQ(scope(caller, Act::extend_deadline, day("2026-11-23")), std::vector{code("320612001001")});
  EXPECT_TRUE(scope(caller, Act::edit_people, day("2026-11-23")).empty());
  EXPECT_TRUE(scope(caller, Act::inspect, day("2025-11-23")).empty());
}

TEST(Scope, says_the_same_as_may) {
  std::mt19937 random(20261123);
  const auto any_code = [&] {
    static const std::size_t lengths[] = {9, 12, 15, 17};
    std::string text = "320612001001001";
    text[8] = static_cast<char>('1' + random() % 2);
    text[11] = static_cast<char>('1' + random() % 2);
    text[14] = static_cast<char>('1' + random() % 2);
    text += "0" + std::string(1, static_cast<char>('1' + random() % 2));
    return code(text.substr(0, lengths[random() % 4]).c_str());
  };
  for (int round = 0; round < 2000; ++round) {
    Caller caller;
    for (auto count = random() % 5; count > 0; --count) {
      auto made = post(static_cast<Role>(random() % 11), "32");
      made.region = any_code();
      caller.posts.push_back(made);
    }
    const auto act = static_cast<Act>(random() % 16);
    const auto regions = scope(caller, act, day("2026-11-23"));
    const auto asked = any_code();
    const bool covered = std::any_of(regions.begin(), regions.end(), [&](const auto& region) { return region.covers(asked); });
    ASSERT_EQ(covered, may(caller, act, asked, day("2026-11-23")));
    for (const auto& one : regions)
      for (const auto& other : regions) ASSERT_TRUE(&one == &other || !one.covers(other)) << "smallest set";
  }
}

TEST(Caller, holds_each_role_once_and_only_while_it_lasts) {
  const Caller caller{{}, {post(Role::safety_office, "320612001"), post(Role::grid_member, "320612001001007"),
                           post(Role::grid_member, "320612001001008"), post(Role::administrator, "320612001", "2020-01-01", "2020-12-31")}};
  EXPECT_EQ(roles_of(caller, day("2026-11-23")), (std::vector{Role::grid_member, Role::safety_office}));
}

TEST(Login, has_a_plain_shape) {
  for (const char* good : {"abc", "g1", "m.07-x", "a2345678901234567890123456789012"}) EXPECT_EQ(login_fits(good), std::string_view(good).size() >= 3) << good;
  for (const char* bad : {"", "ab", "Abc", "张三丰", "a b c", "a_b", "a23456789012345678901234567890123"}) EXPECT_FALSE(login_fits(bad)) << bad;
}

}  // namespace
}  // namespace gridward::domain
