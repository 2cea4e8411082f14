// SPDX-License-Identifier: Apache-2.0
#include "services/record_step.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "services/access.hpp"
#include "services/hazard_writing.hpp"
#include "store/hazard_store.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

domain::Step step_from(const Context& context, const domain::Caller& caller, const domain::StepId& id, const StepInput& input, const std::optional<domain::PersonId>& maker, base::Instant now) {
  domain::Step step;
  step.id = id;
  step.kind = input.kind;
  step.at = now;
  step.device_at = input.device_at;
  step.actor = caller.person.text();
  step.text = input.text;
  step.photos = input.photos;
  step.due = input.limit ? std::optional(domain::deadline(now, *input.limit, context.rules.holidays).due) : input.due;
  step.to = input.to;
  step.by_place = input.by_place;
  if (maker) step.made_by = maker->text();
  return step;
}

void refuse_unknown_department(const Context& context, const StepInput& input) {
  if (input.kind != domain::StepKind::handed_over || !input.to) return;
  const auto& departments = context.rules.departments;
  if (std::none_of(departments.begin(), departments.end(), [&](const auto& department) { return department.id == *input.to; }))
    throw base::invalid_fields({{"to", "hazard.department_unknown"}});
}

/// Whether the step sent is the one stored, whoever sent it; a limit is counted from when it came the first time.
bool same(const Context& context, const domain::Step& stored, const StepInput& input, const domain::Caller& caller, const std::optional<domain::PersonId>& maker) {
  const auto sent = step_from(context, caller, stored.id, input, maker, stored.at);
  return stored.kind == sent.kind && stored.text == sent.text && stored.photos == sent.photos && maker_of(stored) == maker_of(sent) && stored.due == sent.due && stored.to == sent.to &&
         stored.by_place == sent.by_place;
}

/// `found` is the first step of the stored one: what its row has in another shape, or no more, stands there as it was sent.
bool same(const domain::Hazard& stored, const domain::Step& found, const HazardReport& report, const std::string& maker) {
  return stored.found_by == maker && stored.source == report.source && stored.place == report.place && stored.checklist == report.checklist &&
         stored.item == report.item && stored.description == report.description && stored.result_class == report.result_class && found.photos == report.photos &&
         found.device_at == report.found_at;
}

/// Where a reported hazard belongs: its place's grid, the point's grid, or the region named.
domain::RegionCode region_of(const Context& context, store::sql::Connection& connection, const HazardReport& report) {
  if (report.place) {
    const auto place = store::find_place(connection, *report.place);
    if (!place) throw base::not_found("place", report.place->text());
    return place->place.region;
  }
  if (report.at)
    if (const auto grid = context.grids.grid_at(*report.at)) return *grid;
  if (report.region) return *report.region;
  throw base::invalid_fields({{"region", report.at ? "hazard.outside_every_grid" : "hazard.where_needed"}});
}

void refuse_if_wrong(const Context& context, const HazardReport& report) {
  std::vector<base::FieldProblem> problems;
  if (base::trimmed(report.description).empty()) problems.push_back({"description", "hazard.description_needed"});
  if (report.description.size() > 2000) problems.push_back({"description", "hazard.text_long", {{"limit", "500"}}});
  if (report.result_class == domain::ResultClass::A) problems.push_back({"result_class", "hazard.advice_is_none"});
  if (report.limit_hours && (*report.limit_hours < 1 || *report.limit_hours > 8784)) problems.push_back({"limit_hours", "hazard.limit_range"});
  if (report.result_class == domain::ResultClass::G2 && !report.limit_hours) problems.push_back({"limit_hours", "hazard.limit_needed"});
  if (report.found_at.us > context.clock.now().us + 10 * base::us_per_minute) problems.push_back({"found_at", "inspection.clock_ahead"});
  if (report.photos.size() > 9) problems.push_back({"photos", "hazard.photos_many", {{"limit", "9"}}});
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
}

domain::Hazard draft_of(const domain::HazardId& id, const HazardReport& report, const domain::RegionCode& region, base::Instant now) {
  domain::Hazard draft;
  draft.id = id;
  draft.source = report.source;
  draft.place = report.place;
  draft.region = region;
  draft.checklist = report.checklist;
  draft.item = report.item;
  draft.description = report.description;
  draft.result_class = report.result_class;
  draft.found_at = report.found_at > now || report.found_at.us < now.us - 7 * base::us_per_day ? now : report.found_at;
  return draft;
}

/// A step that the house itself writes; its id follows from the hazard and its version.
domain::Step system_step(store::UnitOfWork& unit, domain::StepKind kind, const domain::HazardId& hazard, std::int64_t version) {
  domain::Step step;
  step.id = domain::StepId(base::derived_ulid(unit.now.ms(), hazard.text() + std::to_string(version)));
  step.kind = kind;
  step.at = unit.now;
  step.actor = "system";
  return step;
}

}  // namespace

RecordedStep record_step(const Context& context, const domain::Caller& caller, const domain::HazardId& hazard_id, const domain::StepId& id, const StepInput& input,
                         const Sending& sending) {
  refuse_unknown_department(context, input);
  const auto act = domain::act_needed(input.kind);
  if (!act) throw base::invalid_fields({{"kind", "hazard.step_not_yours"}});
  const auto maker = other_maker(caller, sending);
  if (maker && !domain::may_be_sent_for_another(input.kind)) throw base::forbidden("hazard.not_for_another");
  RecordedStep recorded;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto hazard = store::find_hazard(unit.connection, hazard_id);
    if (!hazard) throw base::not_found("hazard", hazard_id.text());
    require(context, caller, *act, hazard->region, "hazard");
    require_maker(unit, maker, *act, hazard->region, input.device_at.value_or(unit.now));
    const auto known = store::find_step(unit.connection, id);
    note_arrival(unit, caller, sending, known.has_value());
    if (known) {
      if (known->hazard != hazard_id || !same(context, known->step, input, caller, maker)) throw base::conflict("hazard.step_id_taken", {{"id", id.text()}});
      recorded = {*hazard, known->step, true};
      return;
    }
    const auto step = step_from(context, caller, id, input, maker, unit.now);
    recorded = {step_in(unit, context, *hazard, step), step, false};
  }, hazard_id.text());
  return recorded;
}

ReportedHazard report_hazard(const Context& context, const domain::Caller& caller, const domain::HazardId& id, const HazardReport& report,
                             const Sending& sending) {
  refuse_if_wrong(context, report);
  const auto maker = other_maker(caller, sending);
  ReportedHazard reported;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto region = region_of(context, unit.connection, report);
    require(context, caller, domain::Act::report_hazard, region, "region");
    require_maker(unit, maker, domain::Act::report_hazard, region, report.found_at);
    const auto known = store::find_hazard(unit.connection, id);
    note_arrival(unit, caller, sending, known.has_value());
    if (known) {
      const bool elsewhere = !report.place && known->region != region;   // a place may have moved since
      if (elsewhere || !same(*known, store::steps_of(unit.connection, id).front(), report, maker.value_or(caller.person).text())) throw base::conflict("hazard.id_taken", {{"id", id.text()}});
      reported = {*known, true};
      return;
    }
    auto found = system_step(unit, domain::StepKind::found, id, 1);
    found.actor = caller.person.text();
    if (maker) found.made_by = maker->text();
    found.text = report.description;
    found.photos = report.photos;
    found.device_at = report.found_at;
    auto hazard = open_in(unit, context, draft_of(id, report, region, unit.now), found, report.limit_hours);
    if (hazard.level == domain::HazardLevel::general) {
      auto notice = system_step(unit, domain::StepKind::notice_given, id, 2);
      notice.actor = found.actor;
      notice.made_by = found.made_by;
      notice.due = std::max(*hazard.due, base::Instant{unit.now.us + base::us_per_hour});
      hazard = step_in(unit, context, hazard, notice);
    }
    reported = {std::move(hazard), false};
  }, id.text());
  return reported;
}

int climb_overdue(const Context& context, const std::stop_token& stop) {
  int climbed = 0;
  std::string after_id;
  std::int64_t after_due = -1;
  for (;;) {
    const auto now = context.clock.now();
    const auto late = context.readers.with([&](store::sql::Connection& connection) { return store::hazards_due_before(connection, now, 500, after_id, after_due); });
    for (const auto& seen : late) {
      if (stop.stop_requested()) return climbed;
      if (domain::climb_by(seen, now, context.rules.clocks) <= seen.climb) continue;
      context.lanes.run([&](store::UnitOfWork& unit) {
        const auto hazard = store::find_hazard(unit.connection, seen.id);
        if (!hazard) return;
        const auto level = domain::climb_by(*hazard, unit.now, context.rules.clocks);
        if (level <= hazard->climb) return;
        auto step = system_step(unit, domain::StepKind::escalated, hazard->id, hazard->version + 1);
        step.to = boost::describe::enum_to_string(level, "");
        step_in(unit, context, *hazard, step);
      }, seen.id.text());
      ++climbed;
    }
    if (late.size() < 500) return climbed;
    after_id = late.back().id.text();
    after_due = late.back().due ? late.back().due->us : store::no_due;
  }
}

}  // namespace gridward::services
