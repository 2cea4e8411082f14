// SPDX-License-Identifier: Apache-2.0
// Positions shared while on duty: the member's own switch, the phone's batches, the own track, and who is on duty where for those who
// lead. Nothing of it becomes an event, a tally or a log line. Who shares needs Act::inspect, who looks Act::see_positions.
#pragma once

#include <boost/describe.hpp>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/position_share.hpp"
#include "json/shape.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct ShareInput {
  std::optional<std::int64_t> hours;
};
BOOST_DESCRIBE_STRUCT(ShareInput, (), (hours))

/// The own switch, and what the rules promise beside it.
struct ShareView {
  std::optional<domain::ShareId> id;            ///< absent = off
  std::optional<base::Instant> started_at;
  std::optional<base::Instant> ends_at;
  std::int64_t hours_max = 0;
  std::int64_t retention_hours = 0;
};
BOOST_DESCRIBE_STRUCT(ShareView, (), (id, started_at, ends_at, hours_max, retention_hours))

struct Started {
  ShareView view;
  bool known_before = false;
};

/// Turns the switch on; another share of the same person ends. Throws forbidden, invalid("position.hours").
Started start_sharing(const Context& context, const domain::Caller& caller, const domain::ShareId& id, const ShareInput& input);
void stop_sharing(const Context& context, const domain::Caller& caller);
ShareView own_share(const Context& context, const domain::Caller& caller);

struct PositionsInput {
  domain::ShareId share;
  std::vector<domain::TrackPoint> points;
};
BOOST_DESCRIBE_STRUCT(PositionsInput, (), (share, points))

struct PositionsReceipt {
  domain::TrackBatchId id;
  std::int64_t points = 0;
  base::Instant ends_at;      ///< of the share
};
BOOST_DESCRIBE_STRUCT(PositionsReceipt, (), (id, points, ends_at))

struct ReceivedPositions {
  PositionsReceipt receipt;
  bool known_before = false;
};
/// Returns what was stored or throws: invalid_fields, conflict("position.not_sharing", "position.id_taken"), too_many("position.too_often").
using PositionsOutcome = std::function<ReceivedPositions()>;
/// As begin_submission: `done` is called once on the write lane's thread.
void begin_positions(const Context& context, const domain::Caller& caller, const domain::TrackBatchId& id, PositionsInput input, std::function<void(PositionsOutcome)> done);

struct TrackView {
  std::vector<domain::TrackPoint> points;       ///< by time, the newest 20,000 at most
  std::int64_t retention_hours = 0;
};
BOOST_DESCRIBE_STRUCT(TrackView, (), (points, retention_hours))
TrackView own_track(const Context& context, const domain::Caller& caller);
void forget_own_track(const Context& context, const domain::Caller& caller);

struct MemberOnDuty {
  domain::PersonId person;
  std::string name;                             ///< masked
  domain::RegionCode region;
  std::string region_name;
  base::Instant at;
  domain::LngLat position;
  std::optional<double> accuracy_m;
};
BOOST_DESCRIBE_STRUCT(MemberOnDuty, (), (person, name, region, region_name, at, position, accuracy_m))

struct MembersOnDuty {
  std::vector<MemberOnDuty> items;              ///< at most 500, nearest or newest first
};
BOOST_DESCRIBE_STRUCT(MembersOnDuty, (), (items))

struct OnDutyQuery {
  std::optional<domain::RegionCode> within;
  std::optional<domain::LngLat> near;
};
/// Only the latest position of those who share now. Throws forbidden.
MembersOnDuty members_on_duty(const Context& context, const domain::Caller& caller, const OnDutyQuery& query);

/// What moved since the last look, for desks that listen. A desk that knows a person already only moves the mark.
struct Movement {
  domain::PersonId person;
  domain::RegionCode region;
  base::Instant seen_at;
  bool on_duty = false;                         ///< false: take the mark away
  std::optional<domain::TrackPoint> latest;
};
std::vector<Movement> movements_since(const Context& context, base::Instant seen_after, std::size_t limit);

/// The job: deletes what is older than the rules allow, in slices, until nothing is left or it is asked to stop.
void forget_positions(const Context& context, const std::function<bool()>& stop = [] { return false; });

}  // namespace gridward::services

template <>
inline constexpr auto gridward::json::optional_fields<gridward::services::ShareInput> = std::array<std::string_view, 1>{"hours"};
