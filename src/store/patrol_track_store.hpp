// SPDX-License-Identifier: Apache-2.0
// Rows of patrol_track: one for each patrol whose owner recorded where it went. They pass, so that no record may rest on them.
#pragma once

#include <optional>
#include <string>

#include "domain/patrol.hpp"
#include "domain/person.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct StoredTrack {
  domain::PatrolId patrol;
  domain::PersonId person;
  base::Instant received_at;    ///< the patrol's
  std::string digest;           ///< SHA-256 of the body
  std::string body;             ///< empty, as the digest: its owner deleted it
};

/// False if that patrol has one, or had one that its owner deleted.
bool add_patrol_track(sql::Connection& connection, const StoredTrack& track);
std::optional<StoredTrack> find_patrol_track(sql::Connection& connection, const domain::PatrolId& patrol);
/// There is one that is not deleted.
bool has_patrol_track(sql::Connection& connection, const domain::PatrolId& patrol);
/// Takes points and digest away; the row stays until its time is over, so that a phone that sends once more does not bring them back.
void empty_patrol_track(sql::Connection& connection, const domain::PatrolId& patrol);
void forget_patrol_tracks_of(sql::Connection& connection, const domain::PersonId& person);
/// Deletes at most `slice` of those whose patrol came before; says how many went.
std::int64_t forget_patrol_tracks_before(sql::Connection& connection, base::Instant before, std::int64_t slice);

}  // namespace gridward::store
