// SPDX-License-Identifier: Apache-2.0
#include "jobs/tell_groups.hpp"

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

}  // namespace

void tell_groups(const services::Context& context, const Groups& groups, base::Language language, const std::stop_token& stop) {
  std::vector<domain::RegionCode> regions;
  for (const auto& [region, channel] : groups) regions.push_back(region);
  while (!stop.stop_requested() && services::queue_notices(context, regions, language, events_a_round) == events_a_round) {
  }
  for (const auto& message : services::waiting_messages(context, messages_a_round)) {
    if (stop.stop_requested()) return;
    const auto group = groups.find(message.group);
    if (group == groups.end()) services::note_delivery(context, message, {services::DeliveryResult::Kind::refused, 0, "channel.group_gone"});
    else services::note_delivery(context, message, result_of(group->second->deliver({message.text, channels::TextForm::plain})));
  }
}

}  // namespace gridward::jobs
