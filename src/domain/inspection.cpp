// SPDX-License-Identifier: Apache-2.0
#include "domain/inspection.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"

namespace gridward::domain {

using base::FieldProblem;

namespace {

std::string path_of(std::string_view list, std::size_t index, std::string_view field) {
  return std::string(list) + "[" + std::to_string(index) + "]." + std::string(field);
}

/// Above G2 always; a G2 that was put right during the visit may do without (domain.md §2.4, "photo optional").
bool photo_needed(const ChecklistItem& item, const Outcome& outcome, const Answer& answer) {
  if (item.photo == PhotoPolicy::never || outcome.result_class < ResultClass::G2) return false;
  return !(outcome.result_class == ResultClass::G2 && answer.fixed_on_the_spot);
}

Finding finding_of(const ChecklistItem& item, const Outcome& outcome) {
  return {item.id, outcome.result_class, limit_hours(outcome), outcome.comprehensive_element};
}

/// Items of the checklist with their first answer; what cannot be placed becomes a problem.
std::unordered_map<std::string_view, std::size_t> placed(const Checklist& checklist, const std::vector<Answer>& answers,
                                                         std::vector<FieldProblem>& problems) {
  std::unordered_set<std::string_view> known;
  for (const auto& item : checklist.items) known.insert(item.id);
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!known.contains(answers[i].item)) problems.push_back({path_of("answers", i, "item"), "inspection.unknown_item", {}});
    else if (!places.emplace(answers[i].item, i).second) problems.push_back({path_of("answers", i, "item"), "inspection.item_twice", {}});
  }
  return places;
}

/// The finding of one answer, if it is one; what is wrong with it becomes a problem.
std::optional<Finding> judge(const ChecklistItem& item, const Answer& answer, std::size_t index, std::vector<FieldProblem>& problems) {
  if (answer.answer != AnswerKind::fail) {
    if (answer.variant) problems.push_back({path_of("answers", index, "variant"), "inspection.variant_without_fail", {}});
    if (answer.fixed_on_the_spot) problems.push_back({path_of("answers", index, "fixed_on_the_spot"), "inspection.fixed_without_fail", {}});
    return std::nullopt;
  }
  const auto* outcome = outcome_of(item, answer.variant);
  if (outcome == nullptr) {
    problems.push_back({path_of("answers", index, "variant"), "inspection.unknown_variant", {}});
    return std::nullopt;
  }
  if (answer.photos.empty() && photo_needed(item, *outcome, answer))
    problems.push_back({path_of("answers", index, "photos"), "inspection.photo_needed", {}});
  return finding_of(item, *outcome);
}

bool may_be_fixed_on_the_spot(const Finding& finding) {
  return finding.result_class <= ResultClass::G2 || finding.comprehensive_element.has_value();
}

void check_content(const Answer& answer, std::size_t i, std::vector<FieldProblem>& problems) {
  if (answer.note && base::length(*answer.note) > 500) problems.push_back({path_of("answers", i, "note"), "inspection.note_too_long", {{"most", "500"}}});
  if (answer.photos.size() > most_photos)
    problems.push_back({path_of("answers", i, "photos"), "inspection.too_many_photos", {{"most", std::to_string(most_photos)}}});
  if (!std::all_of(answer.photos.begin(), answer.photos.end(), is_photo_name))
    problems.push_back({path_of("answers", i, "photos"), "inspection.photo_name", {}});
}

/// A hazard's id comes from the phone, so that sending twice makes one hazard.
void check_hazard_ids(const Inspection& inspection, const Assessment& assessment, std::vector<FieldProblem>& problems) {
  std::unordered_map<std::string_view, const Finding*> findings;
  for (const auto& finding : assessment.findings) findings.emplace(finding.item, &finding);
  std::unordered_set<std::string_view> used;
  for (std::size_t i = 0; i < inspection.answers.size(); ++i) {
    const auto& answer = inspection.answers[i];
    const auto found = findings.find(answer.item);
    if (found == findings.end() || answer.answer != AnswerKind::fail) continue;
    if (answer.fixed_on_the_spot && !may_be_fixed_on_the_spot(*found->second))
      problems.push_back({path_of("answers", i, "fixed_on_the_spot"), "inspection.fixed_only_general", {}});
    if (found->second->result_class == ResultClass::A) continue;
    if (!answer.hazard || !base::is_ulid(answer.hazard->text())) problems.push_back({path_of("answers", i, "hazard"), "inspection.hazard_id_missing", {}});
    else if (!used.insert(answer.hazard->text()).second) problems.push_back({path_of("answers", i, "hazard"), "inspection.hazard_id_twice", {}});
  }
}

void check_extinguishers(const Inspection& inspection, base::Instant now, std::vector<FieldProblem>& problems) {
  const auto& units = inspection.extinguishers;
  if (units.size() > most_extinguishers) {
    problems.push_back({"extinguishers", "inspection.too_many_extinguishers", {{"most", std::to_string(most_extinguishers)}}});
    return;
  }
  const auto today = base::shanghai_date(now);
  std::unordered_set<std::string_view> used;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto& unit = units[i];
    const auto wrong = [&](std::string_view field, std::string code) { problems.push_back({path_of("extinguishers", i, field), std::move(code), {}}); };
    if (!base::is_ulid(unit.id.text())) wrong("id", "extinguisher.id_missing");
    else if (!used.insert(unit.id.text()).second) wrong("id", "extinguisher.id_twice");
    if (base::length(unit.spot) > 100) wrong("spot", "extinguisher.spot_too_long");
    const auto month_end = unit.manufactured ? end_of_month(*unit.manufactured) : std::nullopt;
    if (unit.manufactured && !month_end) wrong("manufactured", "extinguisher.month");
    if (month_end && *month_end - std::chrono::days(31) > today) wrong("manufactured", "extinguisher.in_the_future");
    if (unit.last_service && *unit.last_service > today) wrong("last_service", "extinguisher.in_the_future");
    if (unit.defects.size() > 3) wrong("defects", "extinguisher.defects");
  }
}

void check_clocks(const Inspection& inspection, base::Instant now, std::vector<FieldProblem>& problems) {
  if (inspection.finished_at > now + clock_slack) problems.push_back({"finished_at", "inspection.clock_ahead", {}});
  if (inspection.finished_at < inspection.started_at) problems.push_back({"finished_at", "inspection.finished_before_started", {}});
}

void check_position(const Inspection& inspection, std::vector<FieldProblem>& problems) {
  const auto& at = inspection.at;
  if (at && !(std::abs(at->lng) <= 180.0 && std::abs(at->lat) <= 90.0)) problems.push_back({"at", "inspection.position", {}});
  const auto& accuracy = inspection.accuracy_m;
  if (accuracy && !(*accuracy >= 0.0 && *accuracy <= 100'000.0)) problems.push_back({"accuracy_m", "inspection.position", {}});
}

}  // namespace

bool is_photo_name(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Assessment assess(const Checklist& checklist, const std::vector<Answer>& answers) {
  Assessment assessment;
  const auto places = placed(checklist, answers, assessment.problems);
  for (const auto& item : checklist.items) {
    const auto place = places.find(item.id);
    if (place == places.end()) {
      ++assessment.not_seen;
      continue;
    }
    const auto& answer = answers[place->second];
    if (answer.answer == AnswerKind::not_seen) ++assessment.not_seen;
    if (auto finding = judge(item, answer, place->second, assessment.problems)) assessment.findings.push_back(std::move(*finding));
  }
  return assessment;
}

std::vector<FieldProblem> inspection_problems(const Inspection& inspection, const Assessment& assessment, base::Instant now) {
  std::vector<FieldProblem> problems;
  for (std::size_t i = 0; i < inspection.answers.size(); ++i) check_content(inspection.answers[i], i, problems);
  check_hazard_ids(inspection, assessment, problems);
  check_extinguishers(inspection, now, problems);
  check_clocks(inspection, now, problems);
  check_position(inspection, problems);
  return problems;
}

}  // namespace gridward::domain
