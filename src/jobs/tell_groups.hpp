// SPDX-License-Identifier: Apache-2.0
// Events become messages, waiting messages go out through their group's channel, and what the channel says is kept.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <stop_token>

#include "base/messages.hpp"
#include "channels/channel.hpp"
#include "domain/quiet_hours.hpp"
#include "services/context.hpp"

namespace gridward::jobs {

/// A region's work group: the channel that speaks to it, when, and the day whose digest was looked after (nothing to say then: none that day).
struct Group {
  std::unique_ptr<channels::Channel> channel;
  domain::GroupHours hours = {};
  std::optional<base::Date> digest_of = {};
};
using Groups = std::map<domain::RegionCode, Group>;

/// Stops between two messages when told to.
void tell_groups(const services::Context& context, Groups& groups, base::Language language, const std::stop_token& stop = {});

}  // namespace gridward::jobs
