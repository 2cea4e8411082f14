// SPDX-License-Identifier: Apache-2.0
#include "services/substitutions.hpp"

#include "services/area.hpp"
#include "services/find_regions.hpp"
#include "services/hand_over.hpp"
#include "services/house_fixture.hpp"
#include "services/people.hpp"
#include "services/sign_in.hpp"
#include "services/verify_house.hpp"
#include "store/person_store.hpp"

namespace gridward::services {
namespace {

using domain::Act;
using domain::StepKind;
using domain::SubstitutionState;

/// `away` holds the west grid, `colleague` the east one; the colleague stands in from tomorrow for two days.
class Substitutions : public HouseTest {
 protected:
  SubstitutionInput input(const std::string& from = "2026-11-24", const std::string& to = "2026-11-25") { return {member.posts.front().id, colleague.person, date(from), date(to)}; }
  SubstitutionView arrange(const domain::Caller& by, const SubstitutionInput& what) { return arrange_substitution(context(), by, id<domain::PostId>(), what).substitution; }
  /// The caller as every request makes it: with the posts that the store holds.
  domain::Caller now(const domain::Caller& caller) {
    return {caller.person, context().readers.with([&](store::sql::Connection& connection) { return store::posts_of(connection, caller.person); })};
  }
  std::size_t open_seen(const domain::Caller& caller) {
    HazardQuery query;
    query.open = true;
    return list_hazards(context(), now(caller), query).items.size();
  }
  domain::HazardId reported(const domain::Caller& by) {
    HazardReport report;
    report.region = west;
    report.description = "楼道堆物";
    report.result_class = domain::ResultClass::G2;
    report.limit_hours = 72;
    report.found_at = clock.now();
    return report_hazard(context(), now(by), id<domain::HazardId>(), report).hazard.id;
  }
  void step(const domain::Caller& by, const domain::HazardId& hazard, StepKind kind) { record_step(context(), now(by), hazard, id<domain::StepId>(), act(kind, "已整改")); }
  void on(const std::string& day) { clock.set(instant(day + "T10:00:00+08:00")); }

  domain::Caller colleague = person("colleague.one", domain::Role::grid_member, east);
};

TEST_F(Substitutions, gives_the_area_and_its_open_hazards_in_those_days_and_no_longer) {
  reported(member);
  const auto made = arrange(member, input());
  EXPECT_EQ(made.state, SubstitutionState::planned);
  EXPECT_EQ(made.open_hazards, 1);
  std::vector<std::size_t> seen;
  std::vector<std::size_t> regions;
  for (const auto* day : {"2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"}) {
    on(day);
    seen.push_back(open_seen(colleague));
    regions.push_back(area_changes(context(), now(colleague), 0, 50).regions.size());
  }
  EXPECT_EQ(seen, (std::vector<std::size_t>{0, 1, 1, 0}));
  EXPECT_EQ(regions, (std::vector<std::size_t>{1, 2, 2, 1}));
}

TEST_F(Substitutions, is_arranged_by_the_holder_or_by_who_steers_there_and_by_nobody_else) {
  EXPECT_EQ(problem_of([&] { arrange(colleague, input()); }), "post.not_found");
  EXPECT_EQ(problem_of([&] { arrange(far_member, input()); }), "post.not_found");
  EXPECT_EQ(problem_of([&] { arrange(person("leader.one", domain::Role::micro_grid_leader, west), input()); }), "scope.forbidden");
  arrange(chief, input());
  arrange(administrator, input("2026-11-27", "2026-11-27"));
  arrange(command, input("2026-11-28", "2026-11-28"));
}

TEST_F(Substitutions, sent_again_it_is_the_same_one_and_other_content_is_refused) {
  const auto name = id<domain::PostId>();
  EXPECT_FALSE(arrange_substitution(context(), member, name, input()).again);
  EXPECT_TRUE(arrange_substitution(context(), member, name, input()).again);
  EXPECT_EQ(problem_of([&] { arrange_substitution(context(), member, name, input("2026-11-24", "2026-11-26")); }), "substitution.id_taken");
  EXPECT_EQ(problem_of([&] { arrange_substitution(context(), member, member.posts.front().id, input()); }), "substitution.id_taken");
  EXPECT_EQ(number("SELECT COUNT(*) FROM post WHERE stands_in_for IS NOT NULL"), 1);
}

TEST_F(Substitutions, what_the_rules_refuse_says_the_field) {
  EXPECT_EQ(problem_of([&] { arrange(member, input("2026-11-22", "2026-11-24")); }), "request.invalid from=substitution.from_past");
  auto wrong = input();
  wrong.colleague = far_member.person;
  EXPECT_EQ(problem_of([&] { arrange(member, wrong); }), "request.invalid colleague=substitution.not_a_colleague");
  wrong.colleague = id<domain::PersonId>();
  EXPECT_EQ(problem_of([&] { arrange(member, wrong); }), "request.invalid colleague=substitution.not_a_colleague");
}

TEST_F(Substitutions, is_not_handed_on_by_who_stands_in) {
  const auto made = arrange(member, input("2026-11-23", "2026-11-25"));
  const auto third = person("colleague.two", domain::Role::grid_member, east);
  EXPECT_EQ(problem_of([&] { arrange(now(colleague), {made.id, third.person, date("2026-11-24"), date("2026-11-24")}); }),
            "request.invalid post=substitution.chained");
}

TEST_F(Substitutions, either_side_ends_it_early_and_nothing_is_left_of_it_at_once) {
  reported(member);
  for (const auto& by : {member, colleague, chief}) {
    const auto made = arrange(member, input("2026-11-23", "2026-11-25"));
    EXPECT_EQ(open_seen(colleague), 1U);
    const auto over = end_substitution(context(), now(by), made.id);
    EXPECT_EQ(over.state, SubstitutionState::over);
    EXPECT_EQ(open_seen(colleague), 0U);
    EXPECT_EQ(end_substitution(context(), now(by), made.id).version, over.version);
  }
  const auto planned = arrange(member, input());
  end_substitution(context(), colleague, planned.id);
  on("2026-11-24");
  EXPECT_EQ(open_seen(colleague), 0U);
}

TEST_F(Substitutions, nobody_else_ends_it_and_a_post_is_not_ended_that_way) {
  const auto made = arrange(member, input());
  EXPECT_EQ(problem_of([&] { end_substitution(context(), far_member, made.id); }), "substitution.not_found");
  EXPECT_EQ(problem_of([&] { end_substitution(context(), person("leader.one", domain::Role::micro_grid_leader, west), made.id); }), "scope.forbidden");
  EXPECT_EQ(problem_of([&] { end_substitution(context(), member, member.posts.front().id); }), "substitution.not_found");
}

TEST_F(Substitutions, ends_with_the_post_and_never_gives_more) {
  arrange(member, input("2026-11-23", "2026-11-25"));
  auto post = member.posts.front();
  post.role = domain::Role::grid_chief;
  save_post(context(), administrator, post);
  EXPECT_FALSE(domain::may(now(colleague), Act::read, west, date("2026-11-23")));
  post = now(member).posts.front();
  post.role = domain::Role::grid_member;
  save_post(context(), administrator, post);
  arrange(member, input("2026-11-23", "2026-11-25"));
  post = now(member).posts.front();
  post.to = date("2026-11-23");
  save_post(context(), administrator, post);
  EXPECT_TRUE(domain::may(now(colleague), Act::read, west, date("2026-11-23")));
  EXPECT_FALSE(domain::may(now(colleague), Act::read, west, date("2026-11-24")));
  EXPECT_EQ(verify_house(context()).difference_count, 0);
}

TEST_F(Substitutions, is_not_made_or_stretched_as_a_post) {
  const auto made = arrange(member, input());
  const auto posts = now(colleague).posts;
  auto stretched = *std::find_if(posts.begin(), posts.end(), [&](const auto& post) { return post.id == made.id; });
  stretched.to = date("2030-01-01");
  EXPECT_EQ(problem_of([&] { save_post(context(), administrator, stretched); }), "request.invalid stands_in_for=post.is_substitution");
  domain::Post sly{id<domain::PostId>(), colleague.person, domain::Role::grid_member, west, date("2026-11-23"), std::nullopt, member.posts.front().id, 0};
  EXPECT_EQ(problem_of([&] { save_post(context(), administrator, sly); }), "request.invalid stands_in_for=post.is_substitution");
}

TEST_F(Substitutions, who_fixed_it_does_not_recheck_it_by_standing_in) {
  arrange(member, input("2026-11-23", "2026-11-25"));
  const auto by_the_colleague = reported(member);
  step(colleague, by_the_colleague, StepKind::done);
  EXPECT_EQ(problem_of([&] { step(colleague, by_the_colleague, StepKind::recheck_passed); }), "hazard.fixer_rechecks");
  const auto by_the_member = reported(member);
  step(member, by_the_member, StepKind::done);
  EXPECT_EQ(problem_of([&] { step(member, by_the_member, StepKind::recheck_passed); }), "hazard.fixer_rechecks");
  step(colleague, by_the_member, StepKind::recheck_passed);
  step(member, by_the_colleague, StepKind::recheck_passed);
}

TEST_F(Substitutions, what_the_colleague_fixed_is_not_his_to_recheck_when_the_days_are_over_and_come_again) {
  arrange(member, input("2026-11-23", "2026-11-23"));
  const auto hazard = reported(member);
  step(colleague, hazard, StepKind::done);
  on("2026-11-24");
  EXPECT_EQ(problem_of([&] { step(colleague, hazard, StepKind::recheck_passed); }), "hazard.not_found");
  arrange(member, input("2026-11-24", "2026-11-24"));
  EXPECT_EQ(problem_of([&] { step(colleague, hazard, StepKind::recheck_passed); }), "hazard.fixer_rechecks");
}

TEST_F(Substitutions, both_see_it_in_their_lists_and_a_third_does_not) {
  arrange(member, input());
  for (const auto& party : {member, colleague}) EXPECT_EQ(list_substitutions(context(), now(party), {}).items.size(), 1U);
  EXPECT_TRUE(list_substitutions(context(), chief, {}).items.empty());
  SubstitutionQuery there;
  there.within = west;
  EXPECT_EQ(list_substitutions(context(), chief, there).items.size(), 1U);
  EXPECT_EQ(problem_of([&] { list_substitutions(context(), far_member, there); }), "region.not_found");
  on("2026-11-26");
  there.current = true;
  EXPECT_TRUE(list_substitutions(context(), chief, there).items.empty());
}

TEST_F(Substitutions, what_passes_over_has_its_dates) {
  reported(member);
  restaurant(west);
  restaurant(east);
  const auto& post = member.posts.front().id;
  const auto passes = show_hand_over(context(), member, post, date("2026-11-25"));
  EXPECT_EQ(passes.open_hazards, 1);
  ASSERT_EQ(passes.hazards.size(), 1U);
  EXPECT_TRUE(passes.hazards.front().due.has_value());
  EXPECT_EQ(passes.due_places, static_cast<std::int64_t>(passes.places.size()));
  EXPECT_EQ(show_hand_over(context(), member, post, date("2030-01-01")).due_places, 1);
  EXPECT_EQ(problem_of([&] { show_hand_over(context(), colleague, post, date("2026-11-25")); }), "post.not_found");
}

TEST_F(Substitutions, colleagues_are_those_who_may_be_asked_the_nearest_first) {
  person("member.beside", domain::Role::grid_member, west);
  person("staff.one", domain::Role::department, west);
  const auto list = list_colleagues(context(), member, member.posts.front().id, "");
  EXPECT_FALSE(list.more);
  ASSERT_GE(list.items.size(), 2U);
  EXPECT_EQ(list.items.front().region, west);
  for (const auto& one : list.items) {
    EXPECT_NE(one.person, member.person);
    EXPECT_TRUE(community.covers(one.region));
    EXPECT_NE(one.role, domain::Role::department);
    EXPECT_FALSE(one.name.empty());
  }
  EXPECT_TRUE(list_colleagues(context(), member, member.posts.front().id, "没有这个名字").items.empty());
  EXPECT_EQ(problem_of([&] { list_colleagues(context(), colleague, member.posts.front().id, ""); }), "post.not_found");
}

TEST_F(Substitutions, people_and_session_say_for_whom_and_until_when) {
  arrange(member, input("2026-11-23", "2026-11-25"));
  PersonQuery query;
  query.within = west;
  bool told = false;
  for (const auto& one : list_people(context(), chief, query).items)
    for (const auto& post : one.posts)
      if (post.stands_in_for == member.posts.front().id) told = post.stands_in_for_name.has_value() && post.to == date("2026-11-25");
  EXPECT_TRUE(told);
  const Identity identity{now(colleague), "", ""};
  const auto posts = session_view(context(), identity).posts;
  EXPECT_TRUE(std::any_of(posts.begin(), posts.end(), [](const auto& post) { return post.stands_in_for_name.has_value(); }));
}

TEST_F(Substitutions, verify_holds_the_row_against_the_log) {
  arrange(member, input());
  EXPECT_EQ(verify_house(context()).difference_count, 0);
  plant("UPDATE post SET stands_in_for = NULL WHERE stands_in_for IS NOT NULL");
  EXPECT_EQ(verify_house(context()).difference_count, 1);
}

}  // namespace
}  // namespace gridward::services
