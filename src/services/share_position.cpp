// SPDX-License-Identifier: Apache-2.0
#include "services/share_position.hpp"

#include <algorithm>
#include <memory>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "services/access.hpp"
#include "services/hazards.hpp"
#include "store/position_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t own_batches = 2000, own_points = 20'000, members_at_most = 500;
constexpr std::int64_t slice = 500;

/// The region of the first post on which the caller may go out.
domain::RegionCode own_region(const Context& context, const domain::Caller& caller) {
  const auto regions = domain::scope(caller, domain::Act::inspect, base::shanghai_date(context.clock.now()));
  if (regions.empty()) throw base::forbidden();
  return regions.front();
}

ShareView view_of(const Context& context, const std::optional<domain::PositionShare>& share) {
  ShareView view;
  view.hours_max = context.rules.positions.share_hours_max;
  view.retention_hours = context.rules.positions.retention_hours;
  if (share && domain::is_sharing(*share, context.clock.now())) {
    view.id = share->id;
    view.started_at = share->started_at;
    view.ends_at = share->ends_at;
  }
  return view;
}

ReceivedPositions receive_in(store::UnitOfWork& unit, const Context& context, const domain::Caller& caller, const domain::TrackBatchId& id, const PositionsInput& input) {
  const auto& rules = context.rules.positions;
  const auto stored = store::find_share(unit.connection, caller.person);
  if (!stored || stored->share.id != input.share || !domain::is_sharing(stored->share, unit.now)) throw base::conflict("position.not_sharing");
  if (auto problems = domain::batch_problems(input.points, stored->share, unit.now, rules); !problems.empty()) throw base::invalid_fields(std::move(problems));
  const PositionsReceipt receipt{id, static_cast<std::int64_t>(input.points.size()), stored->share.ends_at};
  const auto added = store::add_track_batch(unit.connection, id, caller.person, input.points, unit.now);
  if (added == store::Added::other) throw base::conflict("position.id_taken", {{"id", id.text()}});
  if (added == store::Added::known) return {receipt, true};
  // A share that has sent nothing yet was seen when it was started.
  if (stored->latest && unit.now.us - stored->seen_at.us < rules.batch_every_s * base::us_per_second) throw base::too_many("position.too_often", static_cast<int>(rules.batch_every_s));
  const auto newest = std::max_element(input.points.begin(), input.points.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  store::note_latest(unit.connection, caller.person, *newest, unit.now);
  return {receipt, false};
}

bool fresh(const Context& context, const store::StoredShare& stored, base::Instant now) {
  return stored.latest && domain::is_sharing(stored.share, now) && now.us - stored.seen_at.us < context.rules.positions.fresh_minutes * base::us_per_minute;
}

}  // namespace

Started start_sharing(const Context& context, const domain::Caller& caller, const domain::ShareId& id, const ShareInput& input) {
  const auto region = own_region(context, caller);
  domain::PositionShare share{id, caller.person, region, {}, {}};
  bool known = false;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto before = store::find_share(unit.connection, caller.person);
    known = before && before->share.id == id;
    share.started_at = known ? before->share.started_at : unit.now;
    share.ends_at = known ? before->share.ends_at : domain::share_ends(unit.now, input.hours, context.rules.positions);
    if (!known) store::start_share(unit.connection, share);
  }, caller.person.text());
  return {view_of(context, share), known};
}

void stop_sharing(const Context& context, const domain::Caller& caller) {
  context.lanes.run([&](store::UnitOfWork& unit) { store::stop_share(unit.connection, caller.person, unit.now); }, caller.person.text());
}

ShareView own_share(const Context& context, const domain::Caller& caller) {
  const auto stored = context.readers.with([&](store::sql::Connection& connection) { return store::find_share(connection, caller.person); });
  return view_of(context, stored ? std::optional(stored->share) : std::nullopt);
}

void begin_positions(const Context& context, const domain::Caller& caller, const domain::TrackBatchId& id, PositionsInput input, std::function<void(PositionsOutcome)> done) {
  require_anywhere(context, caller, domain::Act::inspect);
  struct Batch {
    PositionsInput input;
    ReceivedPositions result;
  };
  const auto batch = std::make_shared<Batch>(Batch{std::move(input), {}});
  context.lanes.run_async([&context, caller, id, batch](store::UnitOfWork& unit) { batch->result = receive_in(unit, context, caller, id, batch->input); },
                          [batch, done = std::move(done)](std::exception_ptr error) {
                            done([batch, error] {
                              if (error) std::rethrow_exception(error);
                              return batch->result;
                            });
                          },
                          caller.person.text());
}

TrackView own_track(const Context& context, const domain::Caller& caller) {
  TrackView view;
  view.retention_hours = context.rules.positions.retention_hours;
  view.points = context.readers.with([&](store::sql::Connection& connection) { return store::track_of(connection, caller.person, own_batches); });
  if (view.points.size() > own_points) view.points.erase(view.points.begin(), view.points.end() - static_cast<std::ptrdiff_t>(own_points));
  return view;
}

void forget_own_track(const Context& context, const domain::Caller& caller) {
  context.lanes.run([&](store::UnitOfWork& unit) { store::forget_track(unit.connection, caller.person); }, caller.person.text());
}

MembersOnDuty members_on_duty(const Context& context, const domain::Caller& caller, const OnDutyQuery& query) {
  require_anywhere(context, caller, domain::Act::see_positions);
  const auto within = scope_within(context, caller, domain::Act::see_positions, query.within);
  const auto now = context.clock.now();
  const base::Instant oldest{now.us - context.rules.positions.fresh_minutes * base::us_per_minute};
  return context.readers.with([&](store::sql::Connection& connection) {
    MembersOnDuty members;
    for (const auto& stored : store::shares_in(connection, within, oldest, members_at_most)) {
      if (!fresh(context, stored, now)) continue;
      const auto& [share, seen_at, latest] = stored;
      members.items.push_back({share.person, base::masked_name(name_of_person(context, connection, share.person.text())), share.region, context.grids.name_of(share.region), latest->at,
                               {latest->lng, latest->lat}, latest->accuracy_m});
    }
    if (query.near) std::sort(members.items.begin(), members.items.end(), [&](const auto& a, const auto& b) { return domain::distance_m(*query.near, a.position) < domain::distance_m(*query.near, b.position); });
    return members;
  });
}

std::vector<Movement> movements_since(const Context& context, base::Instant seen_after, std::size_t limit) {
  const auto now = context.clock.now();
  const auto everywhere = domain::RegionCode();
  return context.readers.with([&](store::sql::Connection& connection) {
    std::vector<Movement> movements;
    for (auto& stored : store::shares_in(connection, {everywhere}, seen_after, limit)) {
      const bool on_duty = fresh(context, stored, now);
      if (!on_duty && domain::is_sharing(stored.share, now)) continue;   // turned on, nothing sent yet
      movements.push_back({stored.share.person, stored.share.region, stored.seen_at, on_duty, on_duty ? stored.latest : std::nullopt});
    }
    return movements;
  });
}

void forget_positions(const Context& context, const std::function<bool()>& stop) {
  for (std::int64_t gone = slice; gone == slice && !stop();) {
    context.lanes.run([&](store::UnitOfWork& unit) {
      gone = store::forget_positions_before(unit.connection, {unit.now.us - context.rules.positions.retention_hours * base::us_per_hour}, unit.now, slice);
    });
  }
}

}  // namespace gridward::services
