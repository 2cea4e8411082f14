// SPDX-License-Identifier: Apache-2.0
// Rows of delivery (messages that wait for a channel) and job_cursor (how far a reader of the log has come).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/sql/connection.hpp"
#include "base/time.hpp"

namespace gridward::store {

struct Delivery {
  std::string id;
  std::int64_t event_seq = 0;
  std::string target;
  std::int64_t tries = 0;
  base::Instant next_try;
  std::string body;
};

/// False if this event was told to this target already; nothing is done then.
bool add_delivery(sql::Connection& connection, const Delivery& delivery);
/// Those whose time has come by `now`, and those whose time lies after `never_after`.
std::vector<Delivery> waiting_deliveries(sql::Connection& connection, base::Instant now, base::Instant never_after, int limit);
/// state: "waiting", "delivered" or "refused". False if it does not wait any more.
bool note_delivery(sql::Connection& connection, const std::string& id, const std::string& state, std::int64_t tries, base::Instant next_try, const std::string& code);

/// Messages that wait for their channel, due or not.
std::int64_t count_waiting(sql::Connection& connection);

std::int64_t job_cursor(sql::Connection& connection, const std::string& name);
/// All readers by name.
std::vector<std::pair<std::string, std::int64_t>> job_cursors(sql::Connection& connection);
void set_job_cursor(sql::Connection& connection, const std::string& name, std::int64_t seq);

}  // namespace gridward::store
