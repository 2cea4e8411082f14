// SPDX-License-Identifier: Apache-2.0
#include "services/submit_inspection.hpp"

#include <algorithm>
#include <future>
#include <memory>
#include <set>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/ask_visit.hpp"
#include "services/event_bodies.hpp"
#include "services/hazard_writing.hpp"
#include "services/place_facts.hpp"
#include "store/hazard_store.hpp"
#include "store/inspection_store.hpp"
#include "store/place_store.hpp"
#include "store/sha256.hpp"
#include "store/tally.hpp"

namespace gridward::services {

namespace {

struct Visit {
  const Context& context;
  const domain::InspectionId& id;
  const domain::Inspection& inspection;
  const domain::Checklist& checklist;
  const domain::Assessment& assessment;
  std::string actor;
  std::optional<domain::PersonId> made_by;   ///< when the actor sends it for another
  domain::Place place;
};

std::string maker_of(const Visit& visit) { return visit.made_by ? visit.made_by->text() : visit.actor; }

const domain::Answer& answer_to(const Visit& visit, const std::string& item) {
  const auto& answers = visit.inspection.answers;
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const auto& answer) { return answer.item == item; });
  ENSURE(found != answers.end());
  return *found;
}

domain::Hazard draft_of(const Visit& visit, const domain::Finding& finding, const domain::Answer& answer, base::Instant received) {
  domain::Hazard draft;
  draft.id = *answer.hazard;
  draft.source = domain::HazardSource::inspection;
  draft.inspection = visit.id;
  draft.place = visit.place.id;
  draft.region = visit.place.region;
  draft.checklist = visit.inspection.checklist;
  draft.item = finding.item;
  draft.description = answer.note.value_or("");
  draft.result_class = finding.result_class;
  draft.comprehensive_element = finding.comprehensive_element;
  draft.found_at = time_of_visit(visit.inspection.finished_at, received);
  return draft;
}

domain::Step step_of(const Visit& visit, const domain::HazardId& hazard, domain::StepKind kind, base::Instant at) {
  domain::Step step;
  step.id = domain::StepId(base::derived_ulid(at.ms(), hazard.text() + boost::describe::enum_to_string(kind, "")));
  step.kind = kind;
  step.at = at;
  step.device_at = visit.inspection.finished_at;
  step.actor = visit.actor;
  if (visit.made_by) step.made_by = visit.made_by->text();
  return step;
}

domain::Hazard open_from(store::UnitOfWork& unit, const Visit& visit, const domain::Finding& finding) {
  const auto& answer = answer_to(visit, finding.item);
  const auto draft = draft_of(visit, finding, answer, unit.now);
  const bool put_right = answer.fixed_on_the_spot && domain::first_level(draft) == domain::HazardLevel::general;
  auto found = step_of(visit, *answer.hazard, domain::StepKind::found, unit.now);
  found.text = answer.note.value_or("");
  found.photos = put_right ? domain::photos_before(answer) : answer.photos;
  auto hazard = open_in(unit, visit.context, draft, found, finding.limit_hours);
  if (hazard.level != domain::HazardLevel::general) return hazard;
  if (put_right) {
    auto fixed = step_of(visit, hazard.id, domain::StepKind::fixed_on_the_spot, unit.now);
    fixed.photos = domain::photos_after(answer);
    return step_in(unit, visit.context, hazard, fixed);
  }
  auto notice = step_of(visit, hazard.id, domain::StepKind::notice_given, unit.now);
  // A visit that reaches us after its deadline still gives the person in charge an hour to hear of it.
  notice.due = std::max(*hazard.due, base::Instant{unit.now.us + base::us_per_hour});
  return step_in(unit, visit.context, hazard, notice);
}

/// Where what hangs at the place is kept: at the one that it was merged into.
domain::PlaceId home_of(const domain::Place& place) { return place.merged_into.value_or(place.id); }

bool elsewhere(store::UnitOfWork& unit, const domain::PlaceId& known, const domain::PlaceId& home) {
  if (known == home) return false;
  const auto stored = store::find_place(unit.connection, known);
  return !stored || home_of(stored->place) != home;
}

void keep_extinguishers(store::UnitOfWork& unit, const Visit& visit) {
  for (auto seen : visit.inspection.extinguishers) {
    seen.place = home_of(visit.place);
    const auto known = store::find_extinguisher(unit.connection, seen.id);
    if (known && elsewhere(unit, known->place, seen.place)) throw base::conflict("extinguisher.elsewhere", {{"id", seen.id.text()}});
    seen.version = known ? known->version + 1 : 1;
    if (!store::save_extinguisher(unit.connection, seen)) throw base::conflict("extinguisher.moved_on");
    record(unit, visit.context, {visit.actor, visit.place.region, "extinguisher.saved", seen.id.text(), seen.version, json::write_text(seen), visit.inspection.finished_at});
  }
}

/// Whoever may see the visit may see what it shows, also where no hazard came of it.
void use_photos(store::UnitOfWork& unit, const Visit& visit) {
  for (const auto& photo : photos_of(visit.inspection)) {
    if (!store::find_photo(unit.connection, photo)) throw base::invalid("photo.unknown", {{"name", photo}});
    store::use_photo(unit.connection, photo, visit.place.region, visit.id.text());
  }
}

InspectionReceipt receipt_of(const Visit& visit, base::Instant received, std::vector<domain::Hazard> hazards) {
  InspectionReceipt receipt{visit.id, photos_of(visit.inspection), received, visit.assessment.findings, visit.assessment.not_seen, std::move(hazards), {}};
  for (auto unit : visit.inspection.extinguishers) {
    unit.place = home_of(visit.place);
    receipt.extinguishers.push_back({unit, domain::life_of(unit, visit.context.rules.extinguishers, base::shanghai_date(received))});
  }
  return receipt;
}

/// The answer that the first sending got, as far as it still stands.
SubmittedInspection answered_before(store::UnitOfWork& unit, const Visit& visit, const std::string& digest) {
  const auto stored = store::find_inspection(unit.connection, visit.id);
  ENSURE(stored.has_value());
  if (stored->digest != digest || stored->inspector.text() != maker_of(visit)) throw base::conflict("inspection.id_taken", {{"id", visit.id.text()}});
  std::vector<domain::Hazard> hazards;
  for (const auto& answer : visit.inspection.answers)
    if (answer.hazard)
      if (auto hazard = store::find_hazard(unit.connection, *answer.hazard)) hazards.push_back(std::move(*hazard));
  return {receipt_of(visit, stored->received_at, std::move(hazards)), true};
}

const domain::Checklist& checklist_of(const Context& context, const domain::Inspection& inspection) {
  const auto* checklist = context.rules.checklists.find(inspection.checklist.id, inspection.checklist.version);
  if (checklist == nullptr) throw base::invalid_fields({{"checklist", "inspection.checklist_unknown", {{"version", std::to_string(inspection.checklist.version)}}}});
  return *checklist;
}

SubmittedInspection submit_in(store::UnitOfWork& unit, const Visit& visit, const std::string& body, const std::string& digest) {
  const auto& context = visit.context;
  const auto failed = static_cast<std::int64_t>(visit.assessment.findings.size());
  const store::StoredInspection stored{visit.id, visit.place.id, visit.place.region, domain::PersonId(maker_of(visit)), visit.made_by ? std::optional(domain::PersonId(visit.actor)) : std::nullopt, unit.now, failed, visit.assessment.not_seen, digest, body};
  if (!store::add_inspection(unit.connection, stored)) return answered_before(unit, visit, digest);
  std::vector<domain::Hazard> hazards;
  for (const auto& finding : visit.assessment.findings)
    if (finding.result_class != domain::ResultClass::A) hazards.push_back(open_from(unit, visit, finding));
  keep_extinguishers(unit, visit);
  use_photos(unit, visit);
  const auto visited = time_of_visit(visit.inspection.finished_at, unit.now);
  const auto due_day = base::shanghai_date(visited).time_since_epoch().count() + inspect_every_days(context.rules, visit.place);
  store::note_inspected(unit.connection, visit.place.id, visited, due_day);
  store::tally::add(unit, visit.place.region.text(), base::shanghai_date(unit.now), "inspections", 1);
  record(unit, context, {visit.actor, visit.place.region, "inspection.submitted", visit.id.text(), 1,
                         json::write_text(InspectionSubmittedBody{visit.place.id, visit.inspection.checklist, digest, failed, visit.assessment.not_seen, due_day, visit.made_by}), visit.inspection.finished_at});
  end_asked_visit(unit, context, visit.actor, visit.place, visited);
  return {receipt_of(visit, unit.now, std::move(hazards)), false};
}

void refuse_if_wrong(const Context& context, const domain::Inspection& inspection, const domain::Assessment& assessment) {
  auto problems = assessment.problems;
  const auto more = domain::inspection_problems(inspection, assessment, context.clock.now());
  problems.insert(problems.end(), more.begin(), more.end());
  for (std::size_t i = 0; i < inspection.extinguishers.size(); ++i) try {
    domain::life_of(inspection.extinguishers[i], context.rules.extinguishers, base::shanghai_date(inspection.finished_at));
  } catch (const base::Problem& problem) {
    problems.push_back({"extinguishers[" + std::to_string(i) + "].type", problem.code(), problem.arguments()});
  }
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
}

/// A visit on its way: judged before it waits for the lane, so that the lane only writes.
struct Submission {
  Submission(const Context& context_, const domain::Caller& caller_, domain::InspectionId id_, domain::Inspection inspection_, Sending sending_)
      : context(context_), caller(caller_), id(std::move(id_)), inspection(std::move(inspection_)), sending(std::move(sending_)), checklist(checklist_of(context, inspection)),
        assessment(domain::assess(checklist, inspection.answers)) {
    refuse_if_wrong(context, inspection, assessment);
    body = json::write_text(inspection);
    digest = store::sha256_hex(body);
  }

  void write(store::UnitOfWork& unit) {
    const auto place = store::find_place(unit.connection, inspection.place);
    if (!place) throw base::not_found("place", inspection.place.text());
    require(context, caller, domain::Act::inspect, place->place.region, "place");
    const auto maker = other_maker(caller, sending);
    require_maker(unit, maker, domain::Act::inspect, place->place.region, inspection.finished_at);
    result = submit_in(unit, Visit{context, id, inspection, checklist, assessment, caller.person.text(), maker, place->place}, body, digest);
    note_arrival(unit, caller, sending, result.known_before);
  }

  const Context& context;
  const domain::Caller caller;
  const domain::InspectionId id;
  const domain::Inspection inspection;
  const Sending sending;
  const domain::Checklist& checklist;
  const domain::Assessment assessment;
  std::string body;
  std::string digest;
  SubmittedInspection result{};
};

}  // namespace

std::vector<domain::PhotoName> photos_of(const domain::Inspection& inspection) {
  std::set<domain::PhotoName> names;
  for (const auto& answer : inspection.answers) names.insert(answer.photos.begin(), answer.photos.end());
  return {names.begin(), names.end()};
}

std::int64_t inspect_every_days(const domain::Rules& rules, const domain::Place& place) {
  const auto* type = rules.place_type(place.type);
  const std::int64_t days = type == nullptr ? 90 : type->inspect_every_days;
  if (place.risk == domain::RiskLevel::very_high) return std::max<std::int64_t>(1, days / 4);
  if (place.risk == domain::RiskLevel::high) return std::max<std::int64_t>(1, days / 2);
  return days;
}

InspectionReceipt write_visit(store::UnitOfWork& unit, const Context& context, const domain::PersonId& inspector, const domain::Place& place, const domain::InspectionId& id, const domain::Inspection& inspection) {
  const auto& checklist = checklist_of(context, inspection);
  const auto assessment = domain::assess(checklist, inspection.answers);
  if (!assessment.problems.empty()) throw base::invalid_fields(assessment.problems);
  const auto body = json::write_text(inspection);
  return submit_in(unit, Visit{context, id, inspection, checklist, assessment, inspector.text(), std::nullopt, place}, body, store::sha256_hex(body)).receipt;
}

SubmittedInspection submit_inspection(const Context& context, const domain::Caller& caller, const domain::InspectionId& id, const domain::Inspection& inspection, const Sending& sending) {
  std::promise<SubmissionOutcome> outcome;
  begin_submission(context, caller, id, inspection, [&outcome](SubmissionOutcome known) { outcome.set_value(std::move(known)); }, sending);
  return outcome.get_future().get()();
}

void begin_submission(const Context& context, const domain::Caller& caller, const domain::InspectionId& id, domain::Inspection inspection,
                      std::function<void(SubmissionOutcome)> done, Sending sending) {
  const auto submission = std::make_shared<Submission>(context, caller, id, std::move(inspection), std::move(sending));
  context.lanes.run_async([submission](store::UnitOfWork& unit) { submission->write(unit); },
                          [submission, done = std::move(done)](std::exception_ptr error) {
                            done([submission, error] {
                              if (error) std::rethrow_exception(error);
                              return std::move(submission->result);
                            });
                          },
                          submission->inspection.place.text());
}

}  // namespace gridward::services
