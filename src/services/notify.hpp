// SPDX-License-Identifier: Apache-2.0
// From events to messages that wait for a channel. Reading the log and writing the waiting messages is one transaction with the
// reader's place in the log, so that nothing is told twice or never. Sending is the jobs' business.
#pragma once

#include <string>
#include <vector>

#include "base/messages.hpp"
#include "services/context.hpp"

namespace gridward::services {

/// A message that waits: to which group (a region's robot), and its text.
struct WaitingMessage {
  std::string id;
  domain::RegionCode group;
  std::string text;
  std::int64_t tries = 0;
};

/// Reads new events (at most `limit`) and writes what has to be told. `groups` = the regions that have a robot; a post's group is the
/// smallest of them around its region. Returns the number of events read.
int queue_notices(const Context& context, const std::vector<domain::RegionCode>& groups, base::Language language, int limit);

std::vector<WaitingMessage> waiting_messages(const Context& context, int limit);

struct DeliveryResult {
  enum class Kind { delivered, retry, refused } kind = Kind::delivered;
  int retry_after_s = 0;
  std::string code;     ///< why not, a message code
};
/// After `max_tries` retries a message counts as refused.
void note_delivery(const Context& context, const WaitingMessage& message, const DeliveryResult& result);

/// A try a minute at most: a gateway may be away over a weekend, and a robot's own limit makes a backlog wait.
constexpr std::int64_t max_tries = 5000;

}  // namespace gridward::services
