// SPDX-License-Identifier: Apache-2.0
// From events to messages that wait for a channel. Reading the log and writing the waiting messages is one transaction with the
// reader's place in the log, so that nothing is told twice or never. When a group is spoken to: services/group_messages.hpp. Sending is the jobs' business.
#pragma once

#include <string>
#include <vector>

#include "base/messages.hpp"
#include "domain/quiet_hours.hpp"
#include "services/context.hpp"
#include "store/delivery_store.hpp"

namespace gridward::services {

/// A region whose group has a robot, and when it is spoken to.
struct GroupSetting {
  domain::RegionCode region;
  domain::GroupHours hours = {};
};

/// A message that waits: to which group (a region's robot), and its text.
struct WaitingMessage {
  std::string id;
  domain::RegionCode group;
  std::string text;
  std::int64_t tries = 0;
};

/// Reads new events (at most `limit`) and writes what has to be told. A post's group is the smallest of them around its region. What is not
/// urgent waits for the end of the group's quiet hours. Returns the number of events read.
int queue_notices(const Context& context, const std::vector<GroupSetting>& groups, base::Language language, int limit);

/// Row and event of a message that waits; false when it is there already.
bool queue_message(store::UnitOfWork& unit, const Context& context, const store::Delivery& message);

std::vector<WaitingMessage> waiting_messages(const Context& context, int limit);

struct DeliveryResult {
  enum class Kind { delivered, retry, refused } kind = Kind::delivered;
  int retry_after_s = 0;
  std::string code;     ///< why not, a message code
};
/// After `max_tries` retries a message counts as refused.
void note_delivery(const Context& context, const WaitingMessage& message, const DeliveryResult& result);

/// Nothing waits longer (a night, a day's digest, a channel's pause). What seems to was put off by a clock that was ahead, and goes now.
constexpr std::int64_t longest_wait_us = 2 * base::us_per_day;
/// A try a minute at most: a gateway may be away over a weekend, and a robot's own limit makes a backlog wait.
constexpr std::int64_t max_tries = 5000;

}  // namespace gridward::services
