// SPDX-License-Identifier: Apache-2.0
#include "services/group_messages.hpp"

#include <fstream>
#include <iterator>

#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"

namespace gridward::services {
namespace {

/// One group for the sub-district; its hours are the usual ones unless a test says otherwise.
class GroupMessages : public HouseTest {
 protected:
  static void SetUpTestSuite() {
    auto& messages = base::Messages::shared();
    if (messages.has(base::Language::zh, "notice.gathered")) return;
    for (const char* name : {"domain.zh-CN.properties", "house.zh-CN.properties"}) {
      std::ifstream file(std::string(GRIDWARD_SOURCE_DIR) + "/messages/" + name);
      messages.add(base::Language::zh, name, std::string(std::istreambuf_iterator<char>(file), {}));
    }
  }
  void at(const std::string& day_and_time) { clock.set(instant("2026-11-" + day_and_time + ":00+08:00")); }
  domain::HazardId found(domain::ResultClass result_class = domain::ResultClass::G2) {
    HazardReport report;
    report.region = west;
    report.description = "张三家门口堆物";
    report.result_class = result_class;
    if (result_class == domain::ResultClass::G2) report.limit_hours = 72;
    report.found_at = clock.now();
    const auto hazard = id<domain::HazardId>();
    report_hazard(context(), member, hazard, report);
    return hazard;
  }
  void step(const domain::Caller& caller, const domain::HazardId& hazard, domain::StepKind kind) {
    record_step(context(), caller, hazard, id<domain::StepId>(), act(kind, "演示", [&](StepInput& input) {
      if (kind == domain::StepKind::recheck_failed) input.limit = {3, domain::LimitUnit::calendar_days};
    }));
  }
  /// A round of the job without its channel: what would be sent now.
  std::vector<WaitingMessage> round() {
    queue_notices(context(), {group}, base::Language::zh, 100);
    queue_digest(context(), group, base::Language::zh);
    arrange_waiting(context(), group, base::Language::zh);
    return waiting_messages(context(), 100);
  }
  void deliver(const std::vector<WaitingMessage>& messages) {
    for (const auto& message : messages) note_delivery(context(), message, {DeliveryResult::Kind::delivered, 0, ""});
  }
  std::int64_t rows(const std::string& where) { return number("SELECT COUNT(*) FROM delivery WHERE " + where); }
  static bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

  GroupSetting group{street, {}};
};

TEST_F(GroupMessages, at_night_only_what_is_urgent_goes_out_and_the_rest_is_told_together_in_the_morning) {
  group.hours.digest_at.reset();
  at("23T22:00");
  for (int i = 0; i < 3; ++i) found();
  found(domain::ResultClass::IM);
  const auto night = round();
  ASSERT_EQ(night.size(), 1U);
  EXPECT_TRUE(contains(night.front().text, "紧急险情"));
  deliver(night);
  at("24T06:59");
  EXPECT_TRUE(round().empty());
  EXPECT_EQ(rows("state = 'waiting' AND code = 'channel.quiet_hours'"), 3);
  at("24T07:00");
  const auto morning = round();
  ASSERT_EQ(morning.size(), 1U);
  EXPECT_TRUE(contains(morning.front().text, "3 条消息")) << morning.front().text;
  EXPECT_EQ(rows("state = 'gathered' AND code = (SELECT id FROM delivery WHERE form = 'gathered')"), 3);
  deliver(morning);
  EXPECT_TRUE(round().empty());
  EXPECT_EQ(verify_house(context()).difference_count, 0);
}

TEST_F(GroupMessages, a_single_one_that_was_held_is_told_as_it_is) {
  group.hours.digest_at.reset();
  at("23T22:00");
  found();
  EXPECT_TRUE(round().empty());
  at("24T07:00");
  const auto morning = round();
  ASSERT_EQ(morning.size(), 1U);
  EXPECT_TRUE(contains(morning.front().text, "新增一条限期整改隐患")) << morning.front().text;
  EXPECT_EQ(rows("form <> 'notice'"), 0);
}

TEST_F(GroupMessages, what_was_settled_at_night_is_not_told_in_the_morning_and_its_row_says_so) {
  group.hours.digest_at.reset();
  at("23T22:00");
  const auto closed = found(), rechecked_in_vain = found();
  found();
  step(member, closed, domain::StepKind::done);
  step(member, rechecked_in_vain, domain::StepKind::done);
  EXPECT_TRUE(round().empty());
  EXPECT_EQ(rows("state = 'waiting' AND code = 'channel.quiet_hours'"), 5);
  at("24T02:00");
  step(chief, closed, domain::StepKind::recheck_passed);
  step(chief, rechecked_in_vain, domain::StepKind::recheck_failed);
  EXPECT_TRUE(round().empty());
  at("24T07:00");
  const auto morning = round();
  ASSERT_EQ(morning.size(), 1U);
  EXPECT_TRUE(contains(morning.front().text, "3 条消息")) << "found twice, and the re-check that failed: " << morning.front().text;
  EXPECT_FALSE(contains(morning.front().text, "请到现场复查")) << morning.front().text;
  EXPECT_EQ(rows("state = 'settled' AND code = ''"), 3);
  EXPECT_EQ(verify_house(context()).difference_count, 0);
}

TEST_F(GroupMessages, with_everything_settled_the_morning_is_silent) {
  group.hours.digest_at.reset();
  at("23T22:00");
  const auto hazard = found();
  EXPECT_TRUE(round().empty());
  step(member, hazard, domain::StepKind::done);
  step(chief, hazard, domain::StepKind::recheck_passed);
  at("24T07:00");
  EXPECT_TRUE(round().empty());
  EXPECT_EQ(rows("state = 'settled'"), 1);
  EXPECT_EQ(rows("state = 'waiting'"), 0);
}

TEST_F(GroupMessages, the_digest_leaves_out_what_was_settled_while_it_waited) {
  group.hours.most_a_day = 1;
  at("23T13:00");
  found();
  deliver(round());
  const auto settled = found();
  EXPECT_TRUE(round().empty());
  EXPECT_EQ(rows("state = 'waiting' AND code = 'channel.over_the_days_most'"), 1);
  step(member, settled, domain::StepKind::done);
  step(chief, settled, domain::StepKind::recheck_passed);
  at("24T08:00");
  const auto digest = round();
  ASSERT_EQ(digest.size(), 1U);
  EXPECT_FALSE(contains(digest.front().text, "因当日消息已满")) << digest.front().text;
  EXPECT_EQ(rows("state = 'settled'"), 1);
}

TEST_F(GroupMessages, what_the_channel_put_off_into_the_night_waits_for_the_morning) {
  at("23T20:59");
  found();
  auto waiting = round();
  ASSERT_EQ(waiting.size(), 1U);
  note_delivery(context(), waiting.front(), {DeliveryResult::Kind::retry, 120, "channel.later"});
  at("23T21:02");
  EXPECT_TRUE(round().empty());
  at("24T07:00");
  EXPECT_EQ(round().size(), 1U);
}

TEST_F(GroupMessages, beyond_the_days_most_the_digest_tells_it_and_every_row_says_so) {
  group.hours.most_a_day = 2;
  at("23T13:00");
  for (int i = 0; i < 4; ++i) found();
  auto today = round();
  EXPECT_EQ(today.size(), 2U);
  deliver(today);
  EXPECT_TRUE(round().empty());
  EXPECT_EQ(rows("state = 'waiting' AND code = 'channel.over_the_days_most'"), 2);
  found(domain::ResultClass::IM);
  EXPECT_EQ(round().size(), 1U) << "what is urgent goes out all the same";
  deliver(round());
  at("24T07:30");
  EXPECT_TRUE(round().empty());
  at("24T08:00");
  const auto digest = round();
  ASSERT_EQ(digest.size(), 1U);
  EXPECT_TRUE(contains(digest.front().text, "每日提要")) << digest.front().text;
  EXPECT_TRUE(contains(digest.front().text, "新增一条限期整改隐患")) << digest.front().text;
  EXPECT_EQ(rows("state = 'gathered' AND code = (SELECT id FROM delivery WHERE form = 'digest')"), 2);
  EXPECT_EQ(rows("state = 'waiting'"), 1);
  EXPECT_EQ(verify_house(context()).difference_count, 0);
}

TEST_F(GroupMessages, the_digest_has_the_figures_of_its_region_and_names_nobody) {
  at("23T06:00");
  found(domain::ResultClass::G1);
  found();
  restaurant(west);
  at("26T08:00");
  queue_notices(context(), {group}, base::Language::zh, 100);
  EXPECT_TRUE(queue_digest(context(), group, base::Language::zh));
  const auto text = context().readers.with([](store::sql::Connection& connection) { return connection.query_one("SELECT body FROM delivery WHERE form = 'digest'")->text(0); });
  EXPECT_TRUE(contains(text, "未销号隐患 2 条：今日到期 0 条，超期 2 条，待复查 0 条")) << text;
  EXPECT_FALSE(contains(text, "张三"));
  EXPECT_FALSE(contains(text, "member"));
}

TEST_F(GroupMessages, there_is_one_digest_a_day_and_none_without_anything_to_say) {
  at("23T08:00");
  EXPECT_TRUE(queue_digest(context(), group, base::Language::zh)) << "it was looked after";
  EXPECT_EQ(rows("1 = 1"), 0);
  found();
  EXPECT_TRUE(queue_digest(context(), group, base::Language::zh));
  EXPECT_TRUE(queue_digest(context(), group, base::Language::zh));
  EXPECT_EQ(rows("form = 'digest'"), 1);
  at("24T13:00");
  EXPECT_FALSE(queue_digest(context(), group, base::Language::zh)) << "too late for today's";
  at("25T08:00");
  EXPECT_TRUE(queue_digest(context(), group, base::Language::zh));
  EXPECT_EQ(rows("form = 'digest'"), 2);
}

TEST_F(GroupMessages, a_long_night_fits_into_one_message_and_says_how_many_are_left) {
  group.hours.digest_at.reset();
  at("23T22:00");
  for (int i = 0; i < 30; ++i) found();
  round();
  at("24T07:00");
  const auto morning = round();
  ASSERT_EQ(morning.size(), 1U);
  EXPECT_LE(morning.front().text.size(), 2048U);
  EXPECT_TRUE(contains(morning.front().text, "30 条消息"));
  EXPECT_TRUE(contains(morning.front().text, "请在系统中查看"));
}

TEST_F(GroupMessages, verify_sees_another_form) {
  group.hours.digest_at.reset();
  at("23T10:00");
  found();
  round();
  EXPECT_EQ(verify_house(context()).difference_count, 0);
  plant("UPDATE delivery SET form = 'urgent'");
  EXPECT_EQ(verify_house(context()).difference_count, 1);
}

}  // namespace
}  // namespace gridward::services
