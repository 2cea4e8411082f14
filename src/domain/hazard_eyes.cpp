// SPDX-License-Identifier: Apache-2.0
// Who may take a step on a hazard, and for whom.
#include "domain/hazard.hpp"

namespace gridward::domain {

std::optional<Act> act_needed(StepKind kind) {
  switch (kind) {
    case StepKind::found:
    case StepKind::notice_given:
    case StepKind::evacuated: return Act::report_hazard;
    case StepKind::fixed_on_the_spot:
    case StepKind::done:
    case StepKind::returned:
    case StepKind::noted: return Act::record_rectification;
    case StepKind::extended: return Act::extend_deadline;
    case StepKind::handed_over: return Act::hand_over_hazard;
    case StepKind::recheck_passed:
    case StepKind::recheck_failed: return Act::recheck_hazard;
    case StepKind::major_confirmed:
    case StepKind::major_dismissed: return Act::judge_suspected_major;
    case StepKind::escalated: return std::nullopt;
  }
  return std::nullopt;
}

bool may_be_sent_for_another(StepKind kind) {
  const auto act = act_needed(kind);
  return act == Act::report_hazard || act == Act::record_rectification;
}

bool is_own_work(const Hazard& hazard, StepKind kind, std::string_view person) {
  const auto act = act_needed(kind);
  if (act == Act::recheck_hazard) return hazard.fixed_by == person || hazard.fix_sent_by == person;
  return act == Act::judge_suspected_major && (hazard.found_by == person || hazard.found_sent_by == person);
}

}  // namespace gridward::domain
