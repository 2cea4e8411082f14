// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "services/hazards.hpp"
#include "services/house_fixture.hpp"
#include "services/store_photo.hpp"
#include "services/unsent_work.hpp"
#include "services/verify_house.hpp"
#include "store/sha256.hpp"

namespace gridward::services {
namespace {

using domain::ResultClass;
using domain::StepKind;

/// The member's phone cannot send; the chief, who saw nothing of it, sends it.
class SentForAnother : public HouseTest {
 protected:
  Sending for_member(std::optional<domain::DeviceEntry> entry = {}) const { return {std::move(entry), member.person}; }
  Sending numbered(std::int64_t number, std::int64_t made) const { return for_member(domain::DeviceEntry{phone, number, made}); }
  HazardReport report() {
    HazardReport made;
    made.region = west;
    made.description = "楼道堆物";
    made.found_at = clock.now();
    return made;
  }
  domain::HazardId reported(const domain::Caller& by = {}) {
    const auto made = id<domain::HazardId>();
    report_hazard(context(), by.posts.empty() ? chief : by, made, report(), by.posts.empty() ? for_member() : Sending{});
    return made;
  }
  bool offered(const domain::Caller& caller, const domain::HazardId& hazard, StepKind kind) {
    const auto steps = show_hazard(context(), caller, hazard).possible_steps;
    return std::find(steps.begin(), steps.end(), kind) != steps.end();
  }
  std::string recheck(const domain::Caller& caller, const domain::HazardId& hazard) {
    return problem_of([&] { record_step(context(), caller, hazard, id<domain::StepId>(), act(StepKind::recheck_passed)); });
  }
  std::int64_t unsent() {
    std::int64_t count = 0;
    for (const auto& work : list_unsent(context(), command, {}).items) count += work.unsent;
    return count;
  }
  void expect_whole() { EXPECT_TRUE(verify_house(context()).clean()); }
  std::string name_of(const domain::Caller& caller) {
    return context().readers.with([&](store::sql::Connection& connection) { return name_of_person(context(), connection, caller.person.text()); });
  }

  const domain::DeviceId phone = id<domain::DeviceId>();
};

TEST_F(SentForAnother, the_record_says_who_was_there_and_who_sent_it) {
  const auto sent = id<domain::InspectionId>();
  const auto receipt = submit_inspection(context(), chief, sent, visit(restaurant(west), {ResultClass::G2}), for_member()).receipt;
  const auto shown = show_inspection(context(), office, sent);
  EXPECT_EQ(shown.inspector_name, name_of(member));
  EXPECT_EQ(shown.sent_by_name, name_of(chief));
  EXPECT_EQ(receipt.hazards.at(0).found_by, member.person.text());
  const auto page = show_hazard(context(), office, receipt.hazards.at(0).id);
  for (const auto& step : page.steps) {
    EXPECT_EQ(step.actor, chief.person.text());
    EXPECT_EQ(step.made_by, member.person.text());
    EXPECT_EQ(step.made_by_name, name_of(member));
  }
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE kind IN ('inspection.submitted', 'hazard.opened') AND actor = '" + chief.person.text() + "'"), 2);
  const auto own = id<domain::InspectionId>();
  submit_inspection(context(), member, own, visit(restaurant(west), {}));
  EXPECT_TRUE(show_inspection(context(), office, own).sent_by_name.empty());
  expect_whole();
}

TEST_F(SentForAnother, the_same_is_the_same_whoever_sends_it_and_whoever_comes_first) {
  const auto place = restaurant(west);
  const auto content = visit(place, {ResultClass::G1});
  const auto seen = report();
  const auto step = act(StepKind::noted, "店主不在");
  for (const bool colleague_first : {true, false}) {
    const auto visited = id<domain::InspectionId>();
    auto other = content;
    for (auto& answer : other.answers)
      if (answer.hazard) answer.hazard = id<domain::HazardId>();
    const auto hazard = id<domain::HazardId>();
    const auto noted = id<domain::StepId>();
    for (const bool first : {true, false}) {
      const bool by_colleague = first == colleague_first;
      const auto& caller = by_colleague ? chief : member;
      const auto sending = by_colleague ? for_member() : Sending{};
      EXPECT_EQ(submit_inspection(context(), caller, visited, other, sending).known_before, !first);
      EXPECT_EQ(report_hazard(context(), caller, hazard, seen, sending).known_before, !first);
      EXPECT_EQ(record_step(context(), caller, hazard, noted, step, sending).known_before, !first);
    }
    EXPECT_EQ(problem_of([&] { submit_inspection(context(), chief, visited, other); }), "inspection.id_taken") << "as one's own it is another visit";
    EXPECT_EQ(problem_of([&] { report_hazard(context(), chief, hazard, seen); }), "hazard.id_taken");
    EXPECT_EQ(problem_of([&] { record_step(context(), chief, hazard, noted, step); }), "hazard.step_id_taken");
  }
  expect_whole();
}

TEST_F(SentForAnother, who_sends_what_he_made_himself_sends_it_for_nobody) {
  const auto sent = id<domain::InspectionId>();
  submit_inspection(context(), member, sent, visit(restaurant(west), {}), for_member());
  EXPECT_TRUE(show_inspection(context(), office, sent).sent_by_name.empty());
}

TEST_F(SentForAnother, neither_who_fixed_it_nor_who_sent_that_in_rechecks) {
  const auto fixer = person("fixer", domain::Role::grid_member, west);
  const auto hazard = reported(member);
  record_step(context(), chief, hazard, id<domain::StepId>(), act(StepKind::done, "已清走"), {{}, fixer.person});
  EXPECT_EQ(recheck(fixer, hazard), "hazard.fixer_rechecks");
  EXPECT_EQ(recheck(chief, hazard), "hazard.fixer_rechecks");
  EXPECT_FALSE(offered(chief, hazard, StepKind::recheck_passed));
  EXPECT_FALSE(offered(fixer, hazard, StepKind::recheck_passed));
  const auto listed = list_hazards(context(), fixer, {}).items.front();
  EXPECT_EQ(listed.fixed_by, fixer.person.text());
  EXPECT_EQ(listed.fix_sent_by, chief.person.text());
  EXPECT_NE(hazard_list_json(context(), fixer, {})->bytes.find("\"fix_sent_by\":\"" + chief.person.text() + "\""), std::string::npos);
  EXPECT_EQ(recheck(member, hazard), "");
  expect_whole();
}

TEST_F(SentForAnother, after_a_failed_recheck_only_who_fixed_it_then_is_kept_from_the_next) {
  const auto fixer = person("fixer", domain::Role::grid_member, west);
  const auto hazard = reported(member);
  record_step(context(), chief, hazard, id<domain::StepId>(), act(StepKind::done, "已清走"), {{}, fixer.person});
  record_step(context(), member, hazard, id<domain::StepId>(), act(StepKind::recheck_failed, "还在", [&](auto& input) { input.limit = {3, domain::LimitUnit::calendar_days}; }));
  record_step(context(), member, hazard, id<domain::StepId>(), act(StepKind::done, "已清走"));
  EXPECT_EQ(recheck(chief, hazard), "");
}

TEST_F(SentForAnother, neither_who_found_it_nor_who_sent_that_in_judges) {
  const auto second = person("second", domain::Role::safety_office, street);
  const auto third = person("third", domain::Role::safety_office, street);
  auto seen = report();
  seen.result_class = ResultClass::SM;
  const auto hazard = id<domain::HazardId>();
  report_hazard(context(), second, hazard, seen, {{}, third.person});
  const auto judge = [&](const domain::Caller& caller) {
    return problem_of([&] { record_step(context(), caller, hazard, id<domain::StepId>(), act(StepKind::major_dismissed, "不属重大", [&](auto& input) { input.limit = {3, domain::LimitUnit::calendar_days}; })); });
  };
  EXPECT_EQ(judge(second), "hazard.finder_judges");
  EXPECT_EQ(judge(third), "hazard.finder_judges");
  EXPECT_FALSE(offered(second, hazard, StepKind::major_dismissed));
  EXPECT_EQ(judge(office), "");
  expect_whole();
}

TEST_F(SentForAnother, rechecks_judgements_and_decisions_are_sent_by_whoever_made_them) {
  const auto hazard = reported(member);
  for (const auto kind : {StepKind::recheck_passed, StepKind::recheck_failed, StepKind::major_confirmed, StepKind::major_dismissed, StepKind::extended, StepKind::handed_over})
    EXPECT_EQ(problem_of([&] { record_step(context(), chief, hazard, id<domain::StepId>(), act(kind, "x", [](auto& input) { input.to = "fire"; }), for_member()); }), "hazard.not_for_another");
  EXPECT_EQ(problem_of([&] { record_step(context(), chief, hazard, id<domain::StepId>(), act(StepKind::evacuated), for_member()); }), "hazard.step_not_now");
}

TEST_F(SentForAnother, both_must_be_allowed_to_there) {
  const auto place = restaurant(west);
  const auto send = [&](const domain::Caller& caller, const domain::PersonId& maker) {
    return problem_of([&] { submit_inspection(context(), caller, id<domain::InspectionId>(), visit(place, {}), {{}, maker}); });
  };
  EXPECT_EQ(send(chief, far_member.person), "request.invalid made_by=made_by.may_not");
  EXPECT_EQ(send(chief, id<domain::PersonId>()), "request.invalid made_by=made_by.unknown");
  EXPECT_EQ(send(chief, administrator.person), "request.invalid made_by=made_by.may_not") << "no role that inspects";
  EXPECT_EQ(send(far_member, member.person), "place.not_found");
  EXPECT_EQ(send(chief, member.person), "");
}

TEST_F(SentForAnother, a_post_that_has_ended_since_counts_for_the_day_on_which_it_was_entered) {
  auto content = visit(restaurant(west), {});
  const auto yesterday = base::shanghai_date(clock.now()) - std::chrono::days(1);
  plant("UPDATE post SET body = replace(body, '\"version\"', '\"to\":\"" + base::to_text(yesterday) + "\",\"version\"') WHERE person = '" + member.person.text() + "'");
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), chief, id<domain::InspectionId>(), content, for_member()); }), "request.invalid made_by=made_by.may_not");
  content.started_at.us -= 2 * base::us_per_day;
  content.finished_at.us -= 2 * base::us_per_day;
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), chief, id<domain::InspectionId>(), content, for_member()); }), "");
}

TEST_F(SentForAnother, the_number_that_goes_down_at_the_desk_is_that_of_the_phone_it_was_made_on) {
  hear_device(context(), member, phone, {3, {}, 60});
  const auto heard = list_unsent(context(), command, {}).items.at(0).devices.at(0).heard_at;
  clock.set({clock.now().us + base::us_per_hour});
  EXPECT_EQ(unsent(), 3);
  const auto hazard = id<domain::HazardId>();
  const auto seen = report();
  report_hazard(context(), chief, hazard, seen, numbered(2, 3));
  EXPECT_EQ(unsent(), 2);
  const auto work = list_unsent(context(), command, {}).items.at(0);
  EXPECT_EQ(work.person, member.person);
  EXPECT_EQ(work.devices.at(0).heard_at, heard) << "the phone itself has not been heard";
  report_hazard(context(), chief, hazard, seen, numbered(1, 3));
  EXPECT_EQ(unsent(), 2) << "one entry settles one number";
  report_hazard(context(), member, hazard, seen, {domain::DeviceEntry{phone, 2, 3}, {}});
  submit_inspection(context(), chief, id<domain::InspectionId>(), visit(restaurant(west), {}), numbered(3, 3));
  record_step(context(), chief, hazard, id<domain::StepId>(), act(StepKind::noted, "店主不在"), numbered(1, 3));
  EXPECT_EQ(unsent(), 0);
}

TEST_F(SentForAnother, the_number_of_a_phone_that_is_the_senders_own_is_not_touched) {
  hear_device(context(), chief, phone, {3, {}, 60});
  report_hazard(context(), chief, id<domain::HazardId>(), report(), numbered(2, 3));
  EXPECT_EQ(unsent(), 3);
}

class PutRightOnTheSpot : public SentForAnother {
 protected:
  std::string photo(const std::string& text) {
    const auto bytes = jpeg(text);
    auto name = store::sha256_hex(bytes);
    put_photo(context(), member, name, bytes);
    return name;
  }
  domain::Inspection fixed_visit(ResultClass result_class, std::vector<domain::PhotoName> photos, std::vector<domain::PhotoName> after) {
    auto content = visit(restaurant(west), {result_class});
    for (auto& answer : content.answers)
      if (answer.hazard) {
        answer.photos = photos;
        answer.after = after;
        answer.fixed_on_the_spot = true;
      }
    return content;
  }
};

TEST_F(PutRightOnTheSpot, the_photos_before_show_how_it_was_found_and_those_after_how_it_was_left) {
  const auto before = photo("before"), after = photo("after");
  const auto receipt = submit_inspection(context(), member, id<domain::InspectionId>(), fixed_visit(ResultClass::G1, {before, after}, {after})).receipt;
  EXPECT_EQ(receipt.photos.size(), 2u);
  const auto steps = show_hazard(context(), member, receipt.hazards.at(0).id).steps;
  EXPECT_EQ(steps.at(0).photos, std::vector{before});
  EXPECT_EQ(steps.at(1).kind, StepKind::fixed_on_the_spot);
  EXPECT_EQ(steps.at(1).photos, std::vector{after});
  expect_whole();
}

TEST_F(PutRightOnTheSpot, what_nobody_may_put_right_on_the_spot_keeps_all_its_photos_as_found) {
  const auto before = photo("before"), after = photo("after");
  const auto receipt = submit_inspection(context(), member, id<domain::InspectionId>(), fixed_visit(ResultClass::SM, {before, after}, {after})).receipt;
  EXPECT_EQ(show_hazard(context(), member, receipt.hazards.at(0).id).steps.at(0).photos.size(), 2u);
}

TEST_F(PutRightOnTheSpot, a_photo_taken_after_is_one_of_the_items_photos_and_of_what_was_put_right) {
  const auto before = photo("before"), after = photo("after");
  const auto send = [&](const domain::Inspection& content) { return problem_of([&] { submit_inspection(context(), member, id<domain::InspectionId>(), content); }); };
  EXPECT_NE(send(fixed_visit(ResultClass::G1, {before}, {after})).find("after=inspection.after_unknown"), std::string::npos);
  auto not_fixed = fixed_visit(ResultClass::G1, {before, after}, {after});
  for (auto& answer : not_fixed.answers) answer.fixed_on_the_spot = false;
  EXPECT_NE(send(not_fixed).find("after=inspection.after_not_fixed"), std::string::npos);
}

}  // namespace
}  // namespace gridward::services
