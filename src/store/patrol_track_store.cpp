// SPDX-License-Identifier: Apache-2.0
#include "store/patrol_track_store.hpp"

namespace gridward::store {

bool add_patrol_track(sql::Connection& connection, const StoredTrack& track) {
  return connection.execute("INSERT INTO patrol_track(patrol, person, received_at, digest, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (patrol) DO NOTHING",
                            {track.patrol.text(), track.person.text(), track.received_at.us, track.digest, track.body}) == 1;
}

std::optional<StoredTrack> find_patrol_track(sql::Connection& connection, const domain::PatrolId& patrol) {
  const auto row = connection.query_one("SELECT patrol, person, received_at, digest, body FROM patrol_track WHERE patrol = $1", {patrol.text()});
  if (!row) return std::nullopt;
  return StoredTrack{domain::PatrolId(row->text(0)), domain::PersonId(row->text(1)), {row->integer(2)}, row->text(3), row->text(4)};
}

bool has_patrol_track(sql::Connection& connection, const domain::PatrolId& patrol) {
  return connection.query_one("SELECT 1 FROM patrol_track WHERE patrol = $1 AND body <> ''", {patrol.text()}).has_value();
}

void empty_patrol_track(sql::Connection& connection, const domain::PatrolId& patrol) {
  connection.execute("UPDATE patrol_track SET digest = '', body = '' WHERE patrol = $1", {patrol.text()});
}

void forget_patrol_tracks_of(sql::Connection& connection, const domain::PersonId& person) {
  connection.execute("DELETE FROM patrol_track WHERE person = $1", {person.text()});
}

std::int64_t forget_patrol_tracks_before(sql::Connection& connection, base::Instant before, std::int64_t slice) {
  return connection.execute("DELETE FROM patrol_track WHERE patrol IN (SELECT patrol FROM patrol_track WHERE received_at < $1 ORDER BY received_at LIMIT $2)", {before.us, slice});
}

}  // namespace gridward::store
