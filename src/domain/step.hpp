// SPDX-License-Identifier: Apache-2.0
// Step: one record in the life of a hazard, and the body of its event. What a step does to a hazard stands in hazard.hpp.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/inspection.hpp"

namespace gridward::domain {

enum class StepKind {
  found, fixed_on_the_spot, notice_given, extended, handed_over, returned, done, recheck_passed, recheck_failed,
  escalated, major_confirmed, major_dismissed, evacuated, noted
};
BOOST_DESCRIBE_ENUM(StepKind, found, fixed_on_the_spot, notice_given, extended, handed_over, returned, done, recheck_passed,
                    recheck_failed, escalated, major_confirmed, major_dismissed, evacuated, noted)

/// The actor of steps that time itself takes, and the fixer of what the place's own people fixed.
inline constexpr const char* system_actor = "system";
inline constexpr const char* fixed_by_place = "place";

struct StepTag;
using StepId = base::Id<StepTag>;

struct Step {
  StepId id;
  StepKind kind = StepKind::noted;
  base::Instant at;                         ///< server clock
  std::optional<base::Instant> device_at;
  std::string actor;                        ///< who sent it: person id, or "system"
  std::string text;                         ///< why, ≤ 500 characters, no personal data
  std::vector<PhotoName> photos;
  std::optional<base::Instant> due;         ///< notice_given, extended, major_confirmed, major_dismissed, recheck_failed
  std::optional<std::string> to;            ///< handed_over: department key; escalated: Climb name
  bool by_place = false;                    ///< done: the place's own people fixed it; recorded by somebody else
  std::optional<std::string> made_by;       ///< person id of who entered it, when another sent it (decision 0013)
};
BOOST_DESCRIBE_STRUCT(Step, (), (id, kind, at, device_at, actor, text, photos, due, to, by_place, made_by))

/// Who entered it, whoever sent it.
inline const std::string& maker_of(const Step& step) { return step.made_by ? *step.made_by : step.actor; }

}  // namespace gridward::domain
