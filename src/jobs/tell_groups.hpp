// SPDX-License-Identifier: Apache-2.0
// Events become messages, waiting messages go out through their group's channel, and what the channel says is kept.
#pragma once

#include <map>
#include <memory>
#include <stop_token>

#include "base/messages.hpp"
#include "channels/channel.hpp"
#include "services/context.hpp"

namespace gridward::jobs {

/// A region's work group and the channel that speaks to it.
using Groups = std::map<domain::RegionCode, std::unique_ptr<channels::Channel>>;

/// Stops between two messages when told to.
void tell_groups(const services::Context& context, const Groups& groups, base::Language language, const std::stop_token& stop = {});

}  // namespace gridward::jobs
