// SPDX-License-Identifier: Apache-2.0
// Rows of delivery (messages that wait for a channel) and job_cursor (how far a reader of the log has come).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "domain/quiet_hours.hpp"
#include "domain/region.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct Delivery {
  std::string id;
  std::int64_t event_seq = 0;
  std::string target;
  std::int64_t tries = 0;
  base::Instant next_try;
  std::string body;
  domain::MessageForm form = domain::MessageForm::notice;
  std::string code;             ///< why it waits
};

/// False if this event was told to this target already (one digest a day, one gathering a minute); nothing is done then.
bool add_delivery(sql::Connection& connection, const Delivery& delivery);
/// Those whose time has come by `now`, and those whose time lies after `never_after`.
std::vector<Delivery> waiting_deliveries(sql::Connection& connection, base::Instant now, base::Instant never_after, int limit);
/// state: "waiting", "delivered" or "refused". False if it does not wait any more.
bool note_delivery(sql::Connection& connection, const std::string& id, const std::string& state, std::int64_t tries, base::Instant next_try, const std::string& code);

/// The single, not urgent messages of a target whose time has come, as above.
std::vector<Delivery> waiting_notices(sql::Connection& connection, const std::string& target, base::Instant now, base::Instant never_after, int limit);
/// Puts one off that still waits, with the reason.
void hold_delivery(sql::Connection& connection, const std::string& id, base::Instant until, std::string_view code);
bool has_delivery(sql::Connection& connection, std::int64_t event_seq, const std::string& target);
/// Messages that a target was told since then, urgent ones not among them.
std::int64_t count_told(sql::Connection& connection, const std::string& target, base::Instant since);

/// What the digest of a region says.
struct DigestFigures {
  std::int64_t open = 0;
  std::int64_t due_today = 0;      ///< those still to come today
  std::int64_t overdue = 0;
  std::int64_t waiting_recheck = 0;
  std::int64_t places_due = 0;     ///< due today or before
};
DigestFigures digest_figures(sql::Connection& connection, const domain::RegionCode& region, base::Instant now);

/// Messages that wait for their channel, due or not.
std::int64_t count_waiting(sql::Connection& connection);

std::int64_t job_cursor(sql::Connection& connection, const std::string& name);
/// All readers by name.
std::vector<std::pair<std::string, std::int64_t>> job_cursors(sql::Connection& connection);
void set_job_cursor(sql::Connection& connection, const std::string& name, std::int64_t seq);

}  // namespace gridward::store
