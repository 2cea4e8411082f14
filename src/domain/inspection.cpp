// SPDX-License-Identifier: Apache-2.0
#include "domain/inspection.hpp"

#include <algorithm>
#include <iterator>
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

/// What an answer means, and what is wrong with it.
struct Judgement {
  std::optional<Finding> finding;
  std::string problem;   ///< message code, empty when nothing is wrong
  std::string field;     ///< where
};

Judgement judge(const ChecklistItem& item, const Answer& answer) {
  const bool variant = answer.variant && !answer.variant->empty();
  if (answer.answer != AnswerKind::fail) return variant ? Judgement{{}, "inspection.variant_without_fail", "variant"} : Judgement{};
  const auto* outcome = outcome_of(item, answer.variant);
  if (outcome == nullptr) return {{}, "inspection.unknown_variant", "variant"};
  Judgement judgement{Finding{item.id, outcome->result_class, limit_hours(*outcome), outcome->comprehensive_element}, {}, {}};
  if (answer.photos.empty() && photo_needed(item, *outcome, answer)) {
    judgement.problem = "inspection.photo_needed";
    judgement.field = "photos";
  }
  return judgement;
}

void check_content(const Answer& answer, std::size_t i, std::vector<FieldProblem>& problems) {
  if (answer.note && base::length(*answer.note) > 500) problems.push_back({path_of("answers", i, "note"), "inspection.note_too_long", {{"most", "500"}}});
  if (answer.photos.size() > most_photos)
    problems.push_back({path_of("answers", i, "photos"), "inspection.too_many_photos", {{"most", std::to_string(most_photos)}}});
  if (!std::all_of(answer.photos.begin(), answer.photos.end(), is_photo_name))
    problems.push_back({path_of("answers", i, "photos"), "inspection.photo_name", {}});
  const auto named = [&](const PhotoName& name) { return std::find(answer.photos.begin(), answer.photos.end(), name) != answer.photos.end(); };
  const auto after = photos_after(answer);
  if (!after.empty() && !(answer.answer == AnswerKind::fail && answer.fixed_on_the_spot)) problems.push_back({path_of("answers", i, "after"), "inspection.after_not_fixed", {}});
  else if (!std::all_of(after.begin(), after.end(), named)) problems.push_back({path_of("answers", i, "after"), "inspection.after_unknown", {}});
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
    if (found->second->result_class == ResultClass::A) continue;
    if (!answer.hazard || !base::is_ulid(answer.hazard->text())) problems.push_back({path_of("answers", i, "hazard"), "inspection.hazard_id_missing", {}});
    else if (!used.insert(answer.hazard->text()).second) problems.push_back({path_of("answers", i, "hazard"), "inspection.hazard_id_twice", {}});
  }
}

base::Date first_of_month(base::Date day) {
  const std::chrono::year_month_day date(day);
  return base::Date(date.year() / date.month() / 1);
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
    if (month_end && first_of_month(*month_end) > today) wrong("manufactured", "extinguisher.in_the_future");
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
  if (at && !on_earth(*at)) problems.push_back({"at", "inspection.position", {}});
  const auto& accuracy = inspection.accuracy_m;
  if (accuracy && !(*accuracy >= 0.0 && *accuracy <= 100'000.0)) problems.push_back({"accuracy_m", "inspection.position", {}});
}

}  // namespace

bool is_photo_name(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::vector<PhotoName> photos_after(const Answer& answer) { return answer.after.value_or(std::vector<PhotoName>{}); }

std::vector<PhotoName> photos_before(const Answer& answer) {
  const auto after = photos_after(answer);
  std::vector<PhotoName> before;
  std::copy_if(answer.photos.begin(), answer.photos.end(), std::back_inserter(before), [&](const auto& name) { return std::find(after.begin(), after.end(), name) == after.end(); });
  return before;
}

Assessment assess(const Checklist& checklist, const std::vector<Answer>& answers) {
  std::unordered_map<std::string_view, std::size_t> known;
  for (std::size_t at = 0; at < checklist.items.size(); ++at) known.emplace(checklist.items[at].id, at);
  std::vector<bool> answered(checklist.items.size()), seen(checklist.items.size());
  std::vector<std::optional<Finding>> found(checklist.items.size());
  Assessment assessment;
  const auto wrong = [&](std::size_t answer, std::string_view field, std::string code) {
    assessment.problems.push_back({path_of("answers", answer, field), std::move(code), {}});
  };
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto item = known.find(answers[i].item);
    if (item == known.end()) {
      wrong(i, "item", "inspection.unknown_item");
    } else if (answered[item->second]) {
      wrong(i, "item", "inspection.item_twice");
    } else {
      auto judgement = judge(checklist.items[item->second], answers[i]);
      answered[item->second] = true;
      seen[item->second] = answers[i].answer != AnswerKind::not_seen;
      found[item->second] = std::move(judgement.finding);
      if (!judgement.problem.empty()) wrong(i, judgement.field, std::move(judgement.problem));
    }
  }
  for (auto& finding : found)
    if (finding) assessment.findings.push_back(std::move(*finding));
  assessment.not_seen = std::count(seen.begin(), seen.end(), false);
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
