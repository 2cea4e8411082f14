// SPDX-License-Identifier: Apache-2.0
#include "services/patrol_tracks.hpp"

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "store/patrol_store.hpp"
#include "store/patrol_track_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

constexpr std::int64_t slice = 500;

}  // namespace

KeptPatrolTrack keep_patrol_track(const Context& context, const domain::PatrolTrackRules& rules, const domain::Caller& caller, const domain::PatrolId& id, const domain::PatrolTrack& track) {
  if (!rules.allowed) throw base::conflict("patrol_track.not_allowed");
  if (auto problems = domain::track_problems(track, rules); !problems.empty()) throw base::invalid_fields(std::move(problems));
  const auto body = json::write_text(track);
  const auto digest = store::sha256_hex(body);
  KeptPatrolTrack kept;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto patrol = store::find_patrol(unit.connection, id);
    if (!patrol || patrol->person != caller.person) throw base::not_found("patrol", id.text());
    kept.receipt = {id, domain::track_ends(patrol->received_at, rules)};
    if (kept.receipt.ends_at <= unit.now) throw base::conflict("patrol_track.too_late");
    kept.again = !store::add_patrol_track(unit.connection, {id, caller.person, patrol->received_at, digest, body});
    if (!kept.again) return;
    const auto known = store::find_patrol_track(unit.connection, id);
    ENSURE(known.has_value());
    if (!known->body.empty() && known->digest != digest) throw base::conflict("patrol_track.other");
  }, id.text());
  return kept;
}

PatrolTrackView own_patrol_track(const Context& context, const domain::PatrolTrackRules& rules, const domain::Caller& caller, const domain::PatrolId& id) {
  const auto stored = context.readers.with([&](store::sql::Connection& connection) { return store::find_patrol_track(connection, id); });
  if (!stored || stored->person != caller.person || stored->body.empty()) throw base::not_found("patrol_track", id.text());
  const auto ends_at = domain::track_ends(stored->received_at, rules);
  if (ends_at <= context.clock.now()) throw base::not_found("patrol_track", id.text());
  return {id, json::read_stored<domain::PatrolTrack>(stored->body).points, ends_at};
}

void forget_own_patrol_track(const Context& context, const domain::Caller& caller, const domain::PatrolId& id) {
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto stored = store::find_patrol_track(unit.connection, id);
    if (!stored || stored->person != caller.person) throw base::not_found("patrol_track", id.text());
    store::empty_patrol_track(unit.connection, id);
  }, id.text());
}

void forget_patrol_tracks(const Context& context, const domain::PatrolTrackRules& rules, const std::function<bool()>& stop) {
  for (std::int64_t gone = slice; gone == slice && !stop();) {
    context.lanes.run([&](store::UnitOfWork& unit) { gone = store::forget_patrol_tracks_before(unit.connection, {unit.now.us - rules.keep_days * base::us_per_day}, slice); });
  }
}

}  // namespace gridward::services
