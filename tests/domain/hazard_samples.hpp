// SPDX-License-Identifier: Apache-2.0
// Hazards and steps for the tests of the loop.
#pragma once

#include <string>
#include <utility>

#include "base/problem.hpp"
#include "case_files.hpp"
#include "domain/hazard.hpp"

namespace gridward::tests {

inline const std::string finder = "01ARZ3NDEKTSV4RRFFQ69G5FA1";
inline const std::string fixer = "01ARZ3NDEKTSV4RRFFQ69G5FA2";
inline const std::string officer = "01ARZ3NDEKTSV4RRFFQ69G5FA3";
inline const base::Instant start = instant("2026-11-23T10:00:00+08:00");

inline base::Instant after_hours(std::int64_t hours) { return start + std::chrono::hours(hours); }

inline const domain::HazardClocks& clocks() { return product_rules().clocks; }

inline domain::Step step(domain::StepKind kind, std::string actor, base::Instant at, std::string text = {}) {
  domain::Step made;
  made.kind = kind;
  made.actor = std::move(actor);
  made.at = at;
  made.text = std::move(text);
  return made;
}

inline domain::Step step_due(domain::StepKind kind, std::string actor, base::Instant at, base::Instant due, std::string text = {}) {
  auto made = step(kind, std::move(actor), at, std::move(text));
  made.due = due;
  return made;
}

inline domain::Hazard opened(domain::ResultClass result_class, std::optional<std::string> element = {}) {
  domain::Hazard draft;
  draft.item = "CA-08";
  draft.region = domain::RegionCode::parse("320612001001007").value();
  draft.result_class = result_class;
  draft.comprehensive_element = std::move(element);
  return domain::open_hazard(draft, step(domain::StepKind::found, finder, start), 72, clocks());
}

/// A general hazard whose notice runs until 72 hours after the start.
inline domain::Hazard noticed() {
  return domain::apply(opened(domain::ResultClass::G2), step_due(domain::StepKind::notice_given, finder, start, after_hours(72)), clocks());
}

inline domain::Hazard done_by(const std::string& actor) {
  return domain::apply(noticed(), step(domain::StepKind::done, actor, after_hours(5)), clocks());
}

/// The code with which the step is refused; empty if it is taken.
inline std::string refusal(const domain::Hazard& hazard, const domain::Step& made) {
  try {
    (void)domain::apply(hazard, made, clocks());
    return {};
  } catch (const base::Problem& problem) {
    return problem.code();
  }
}

}  // namespace gridward::tests
