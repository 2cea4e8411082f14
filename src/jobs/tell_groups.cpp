// SPDX-License-Identifier: Apache-2.0
#include "jobs/tell_groups.hpp"

#include "services/group_messages.hpp"
#include "services/notify.hpp"

namespace gridward::jobs {

namespace {

constexpr int events_a_round = 500;
constexpr int messages_a_round = 100;

services::DeliveryResult result_of(const channels::Delivery& delivery) {
  using Kind = services::DeliveryResult::Kind;
  if (const auto* later = std::get_if<channels::RetryAfter>(&delivery)) return {Kind::retry, later->seconds, "channel.later"};
  if (const auto* refused = std::get_if<channels::Refused>(&delivery)) return {Kind::refused, 0, refused->code};
  return {Kind::delivered, 0, {}};
}

/// Looked after once a day, and again after a restart: its row tells what was sent already.
void look_after(const services::Context& context, const domain::RegionCode& region, Group& group, base::Language language) {
  const services::GroupSetting setting{region, group.hours};
  const auto day = base::shanghai_date(context.clock.now());
  if (group.digest_of != day && services::queue_digest(context, setting, language)) group.digest_of = day;
  services::arrange_waiting(context, setting, language);
}

}  // namespace

void tell_groups(const services::Context& context, Groups& groups, base::Language language, const std::stop_token& stop) {
  std::vector<services::GroupSetting> settings;
  for (const auto& [region, group] : groups) settings.push_back({region, group.hours});
  while (!stop.stop_requested() && services::queue_notices(context, settings, language, events_a_round) == events_a_round) {
  }
  for (auto& [region, group] : groups) {
    if (stop.stop_requested()) return;
    look_after(context, region, group, language);
  }
  for (const auto& message : services::waiting_messages(context, messages_a_round)) {
    if (stop.stop_requested()) return;
    const auto group = groups.find(message.group);
    if (group == groups.end()) services::note_delivery(context, message, {services::DeliveryResult::Kind::refused, 0, "channel.group_gone"});
    else services::note_delivery(context, message, result_of(group->second.channel->deliver({message.text, channels::TextForm::plain})));
  }
}

}  // namespace gridward::jobs
