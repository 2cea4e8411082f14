// SPDX-License-Identifier: Apache-2.0
// Rows of position_share and track_batch. A batch is one row: its points packed into 18 bytes each (time in microseconds, longitude and
// latitude in ten-millionths of a degree, accuracy in metres), little-endian, so that 50,000 points a second are some hundred rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/position_share.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

std::string pack_points(const std::vector<domain::TrackPoint>& points);
/// Nothing when the bytes are no such points.
std::optional<std::vector<domain::TrackPoint>> unpack_points(std::string_view packed);

struct StoredShare {
  domain::PositionShare share;
  base::Instant seen_at;                        ///< when it last changed, server's time
  std::optional<domain::TrackPoint> latest;
};

std::optional<StoredShare> find_share(sql::Connection& connection, const domain::PersonId& person);
/// In place of whatever the person shared before.
void start_share(sql::Connection& connection, const domain::PositionShare& share);
/// Ends it and takes its position away; nothing when there is none.
void stop_share(sql::Connection& connection, const domain::PersonId& person, base::Instant now);
/// An older point than the one that is known changes only seen_at.
void note_latest(sql::Connection& connection, const domain::PersonId& person, const domain::TrackPoint& point, base::Instant now);
/// Shares of the scope that changed after `seen_after`, newest first; ended ones too.
std::vector<StoredShare> shares_in(sql::Connection& connection, const std::vector<domain::RegionCode>& within, base::Instant seen_after, std::size_t limit);

enum class Added { fresh, known, other };   ///< other: the id is taken by other content
Added add_track_batch(sql::Connection& connection, const domain::TrackBatchId& id, const domain::PersonId& person, const std::vector<domain::TrackPoint>& points, base::Instant now);
/// The newest batches first to be read, points in order of time; at most so many batches.
std::vector<domain::TrackPoint> track_of(sql::Connection& connection, const domain::PersonId& person, std::size_t batches);
void forget_track(sql::Connection& connection, const domain::PersonId& person);
/// Deletes at most `slice` batches received before, and shares that ended before; says how many batches went.
std::int64_t forget_positions_before(sql::Connection& connection, base::Instant before, base::Instant now, std::int64_t slice);

}  // namespace gridward::store
