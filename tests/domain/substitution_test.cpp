// SPDX-License-Identifier: Apache-2.0
#include "domain/substitution.hpp"

#include <gtest/gtest.h>

#include "base/id.hpp"
#include "case_files.hpp"

namespace gridward::domain {
namespace {

using tests::day;

class Substitution : public ::testing::Test {
 protected:
  Substitution() {
    rules.longest_days = 10;
    rules.ahead_days = 30;
    rules.at_once = 1;
    rules.planned = 2;
    rules.posts = {{Role::grid_member, ColleagueArea::community, {Role::grid_member, Role::grid_chief}}, {Role::grid_chief, ColleagueArea::subdistrict, {Role::grid_chief}}};
    facts.original = post(away, Role::grid_member, "320612001001001");
    facts.colleague = {post(colleague, Role::grid_member, "320612001001002")};
    facts.today = day("2026-12-01");
  }

  PostId id() { return ids.make<PostId>(1'796'000'000'000); }
  Post post(const PersonId& person, Role role, const char* region, const char* from = "2026-01-01", const char* to = nullptr) {
    return {id(), person, role, *RegionCode::parse(region), day(from), to == nullptr ? std::nullopt : std::optional(day(to)), std::nullopt, 1};
  }
  Post stand_in(const char* from, const char* to) { return substitute_post(id(), facts.original, colleague, day(from), day(to)); }
  std::string problem(const Post& proposed) {
    std::string told;
    for (const auto& one : substitution_problems(proposed, facts, rules)) told += (told.empty() ? "" : " ") + one.path + "=" + one.code;
    return told;
  }
  std::string problem(const char* from = "2026-12-02", const char* to = "2026-12-05") { return problem(stand_in(from, to)); }

  base::IdMaker ids{7};
  const PersonId away = ids.make<PersonId>(1), colleague = ids.make<PersonId>(1), third = ids.make<PersonId>(1);
  SubstitutionRules rules;
  SubstitutionFacts facts;
};

TEST_F(Substitution, is_a_post_of_the_same_role_and_region_for_those_days_and_no_others) {
  const auto made = stand_in("2026-12-02", "2026-12-05");
  EXPECT_EQ(problem(made), "");
  EXPECT_EQ(made.role, facts.original.role);
  EXPECT_EQ(made.region, facts.original.region);
  EXPECT_EQ(made.stands_in_for, facts.original.id);
  const Caller caller{colleague, {made}};
  for (const auto& [on, may_read] : {std::pair{"2026-12-01", false}, {"2026-12-02", true}, {"2026-12-05", true}, {"2026-12-06", false}})
    EXPECT_EQ(may(caller, Act::read, made.region, day(on)), may_read) << on;
}

TEST_F(Substitution, has_days_that_are_not_over_not_too_many_and_not_too_far_away) {
  EXPECT_EQ(problem("2026-11-30", "2026-12-02"), "from=substitution.from_past");
  EXPECT_EQ(problem("2026-12-01", "2026-12-01"), "");
  EXPECT_EQ(problem("2026-12-05", "2026-12-04"), "to=substitution.ends_before_start");
  EXPECT_EQ(problem("2026-12-02", "2026-12-11"), "");
  EXPECT_EQ(problem("2026-12-02", "2026-12-12"), "to=substitution.too_long");
  EXPECT_EQ(problem("2026-12-31", "2026-12-31"), "");
  EXPECT_EQ(problem("2027-01-01", "2027-01-01"), "from=substitution.too_far");
}

TEST_F(Substitution, lies_within_the_days_of_its_post) {
  facts.original.from = day("2026-12-03");
  EXPECT_EQ(problem(), "from=substitution.beyond_post");
  facts.original.from = day("2026-12-02");
  facts.original.to = day("2026-12-05");
  EXPECT_EQ(problem(), "");
  facts.original.to = day("2026-12-04");
  EXPECT_EQ(problem(), "to=substitution.beyond_post");
  facts.original.to = day("2026-11-30");
  EXPECT_EQ(problem(), "post=substitution.post_over to=substitution.beyond_post");
}

TEST_F(Substitution, is_not_handed_on) {
  facts.original.stands_in_for = id();
  EXPECT_EQ(problem(), "post=substitution.chained");
}

TEST_F(Substitution, is_only_for_posts_of_the_daily_work) {
  facts.original.role = Role::safety_office;
  EXPECT_EQ(problem(), "post=substitution.role colleague=substitution.not_a_colleague");
}

TEST_F(Substitution, asks_a_colleague_of_the_same_community_with_a_fitting_post_in_force) {
  facts.colleague = {post(colleague, Role::grid_chief, "320612001001002")};
  EXPECT_EQ(problem(), "");
  for (const auto& wrong : {post(colleague, Role::grid_member, "320612001002001"), post(colleague, Role::department, "320612001001001"), post(colleague, Role::grid_member, "320612001001002", "2026-12-02"),
                            post(colleague, Role::grid_member, "320612001001002", "2026-01-01", "2026-11-30")}) {
    facts.colleague = {wrong};
    EXPECT_EQ(problem(), "colleague=substitution.not_a_colleague");
  }
  facts.colleague = {};
  EXPECT_EQ(problem(), "colleague=substitution.not_a_colleague");
}

TEST_F(Substitution, takes_a_chief_of_the_whole_sub_district_where_the_rules_say_so) {
  facts.original.role = Role::grid_chief;
  facts.colleague = {post(colleague, Role::grid_chief, "320612001002001")};
  EXPECT_EQ(problem(), "");
  facts.colleague = {post(colleague, Role::grid_chief, "320612002002001")};
  EXPECT_EQ(problem(), "colleague=substitution.not_a_colleague");
}

TEST_F(Substitution, makes_nobody_a_colleague_where_they_only_stand_in) {
  auto elsewhere = post(colleague, Role::grid_member, "320612001001002");
  elsewhere.stands_in_for = id();
  facts.colleague = {elsewhere};
  EXPECT_EQ(problem(), "colleague=substitution.not_a_colleague");
}

TEST_F(Substitution, is_not_by_oneself) {
  facts.original.person = colleague;
  EXPECT_EQ(problem(), "colleague=substitution.oneself");
}

TEST_F(Substitution, is_one_a_day_for_a_post) {
  facts.of_the_post = {substitute_post(id(), facts.original, third, day("2026-12-05"), day("2026-12-06"))};
  EXPECT_EQ(problem(), "from=substitution.overlaps");
  EXPECT_EQ(problem("2026-12-02", "2026-12-04"), "");
  EXPECT_EQ(problem("2026-12-07", "2026-12-08"), "");
  facts.of_the_post.push_back(substitute_post(id(), facts.original, third, day("2026-12-20"), day("2026-12-21")));
  EXPECT_EQ(problem("2026-12-07", "2026-12-08"), "post=substitution.planned_many");
}

TEST_F(Substitution, asks_nobody_who_is_away_or_stands_in_enough) {
  facts.colleague_is_away = {substitute_post(id(), facts.colleague.front(), third, day("2026-12-05"), day("2026-12-09"))};
  EXPECT_EQ(problem(), "colleague=substitution.colleague_away");
  EXPECT_EQ(problem("2026-12-02", "2026-12-04"), "");
  facts.colleague_is_away.clear();
  facts.colleague.push_back(substitute_post(id(), post(third, Role::grid_member, "320612001001003"), colleague, day("2026-12-05"), day("2026-12-09")));
  EXPECT_EQ(problem(), "colleague=substitution.colleague_full");
  EXPECT_EQ(problem("2026-12-02", "2026-12-04"), "");
}

TEST_F(Substitution, ended_early_gives_nothing_from_that_moment_on) {
  for (const auto* from : {"2026-11-20", "2026-12-01", "2026-12-04"}) {
    const auto over = ended(stand_in(from, "2026-12-08"), facts.today);
    EXPECT_EQ(state_of(over, facts.today), SubstitutionState::over) << from;
    for (auto on = facts.today; on <= day("2026-12-09"); on += std::chrono::days(1)) EXPECT_FALSE(in_force(over, on)) << from;
  }
  const auto long_over = stand_in("2026-11-01", "2026-11-05");
  EXPECT_EQ(ended(long_over, facts.today).to, day("2026-11-05"));
}

TEST_F(Substitution, is_planned_then_running_then_over) {
  const auto made = stand_in("2026-12-02", "2026-12-05");
  EXPECT_EQ(state_of(made, day("2026-12-01")), SubstitutionState::planned);
  EXPECT_EQ(state_of(made, day("2026-12-02")), SubstitutionState::running);
  EXPECT_EQ(state_of(made, day("2026-12-05")), SubstitutionState::running);
  EXPECT_EQ(state_of(made, day("2026-12-06")), SubstitutionState::over);
}

TEST_F(Substitution, follows_its_post_and_ends_with_it) {
  const auto made = stand_in("2026-11-28", "2026-12-05");
  auto original = facts.original;
  EXPECT_FALSE(following(made, original, facts.today));
  original.to = day("2026-12-03");
  EXPECT_EQ(following(made, original, facts.today)->to, day("2026-12-03"));
  original.to = day("2026-11-20");
  EXPECT_FALSE(in_force(*following(made, original, facts.today), facts.today));
  original = facts.original;
  original.from = day("2026-12-04");
  EXPECT_EQ(following(made, original, facts.today)->from, day("2026-12-04"));
  for (const auto& other : {post(away, Role::grid_chief, "320612001001001"), post(away, Role::grid_member, "320612001001002")})
    EXPECT_EQ(state_of(following(made, other, facts.today).value(), facts.today), SubstitutionState::over);
  EXPECT_FALSE(following(ended(made, facts.today), original, facts.today)) << "what is over stays";
}

}  // namespace
}  // namespace gridward::domain
