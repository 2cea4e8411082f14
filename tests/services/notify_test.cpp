// SPDX-License-Identifier: Apache-2.0
#include "services/notify.hpp"

#include "services/house_fixture.hpp"

namespace gridward::services {
namespace {

/// One urgent message for the sub-district's group, which its channel has just put off.
class Notify : public HouseTest {
 protected:
  void put_off(int seconds) {
    report_hazard(context(), member, id<domain::HazardId>(), imminent());
    ASSERT_GT(queue_notices(context(), {{street, {}}}, base::Language::zh, 100), 0);
    const auto waiting = waiting_messages(context(), 10);
    ASSERT_EQ(waiting.size(), 1u);
    note_delivery(context(), waiting.front(), {DeliveryResult::Kind::retry, seconds, "channel.later"});
    ASSERT_TRUE(waiting_messages(context(), 10).empty());
  }
  HazardReport imminent() {
    HazardReport report;
    report.region = west;
    report.description = "燃气泄漏";
    report.result_class = domain::ResultClass::IM;
    report.found_at = clock.now();
    return report;
  }
  void later(std::int64_t us) { clock.set({clock.now().us + us}); }
};

TEST_F(Notify, a_message_that_was_put_off_waits_for_its_time_and_no_longer) {
  put_off(60);
  later(59 * base::us_per_second);
  EXPECT_TRUE(waiting_messages(context(), 10).empty());
  later(2 * base::us_per_second);
  EXPECT_EQ(waiting_messages(context(), 10).size(), 1u);
}

TEST_F(Notify, a_message_that_was_put_off_while_the_clock_was_ahead_goes_out_when_the_clock_is_right_again) {
  later(400 * base::us_per_day);
  put_off(60);
  later(-400 * base::us_per_day);
  EXPECT_EQ(waiting_messages(context(), 10).size(), 1u);
}

TEST_F(Notify, a_message_that_waits_for_a_night_is_not_taken_for_one_of_a_wrong_clock) {
  put_off(36 * 3600);
  EXPECT_TRUE(waiting_messages(context(), 10).empty());
}

}  // namespace
}  // namespace gridward::services
