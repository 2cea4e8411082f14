// SPDX-License-Identifier: Apache-2.0
// An inspection is one visit to one place, judged against one version of a checklist. "not_seen" never counts as pass.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/problem.hpp"
#include "base/time.hpp"
#include "domain/checklist.hpp"
#include "domain/extinguisher.hpp"
#include "domain/person.hpp"
#include "domain/place.hpp"

namespace gridward::domain {

struct InspectionTag;
using InspectionId = base::Id<InspectionTag>;
struct HazardTag;
using HazardId = base::Id<HazardTag>;

/// SHA-256 of a photo's bytes, 64 lower-case hexadecimal digits: the photo's name.
using PhotoName = std::string;
bool is_photo_name(std::string_view text);

constexpr std::size_t most_photos = 9;            ///< of an answer, or of a step
constexpr std::size_t most_extinguishers = 200;   ///< of one visit
/// How far a phone's clock may run ahead of the server's.
constexpr std::chrono::minutes clock_slack{10};

enum class AnswerKind { pass, fail, na, not_seen };
BOOST_DESCRIBE_ENUM(AnswerKind, pass, fail, na, not_seen)

struct Answer {
  std::string item;                      ///< "CA-08"
  AnswerKind answer = AnswerKind::not_seen;
  std::optional<std::string> variant;    ///< only with fail
  std::optional<std::string> note;       ///< what was seen, ≤ 500 characters
  std::vector<PhotoName> photos;
  std::optional<HazardId> hazard;        ///< with fail above class A: the id made on the phone for the hazard
  bool fixed_on_the_spot = false;        ///< removed before the visit ended; closes a general hazard, no other
  std::optional<std::vector<PhotoName>> after;   ///< those of the photos that show it put right; only with fixed_on_the_spot, never demanded
};
BOOST_DESCRIBE_STRUCT(Answer, (), (item, answer, variant, note, photos, hazard, fixed_on_the_spot, after))

/// The photos of how it was found, and those of how it was left.
std::vector<PhotoName> photos_before(const Answer& answer);
std::vector<PhotoName> photos_after(const Answer& answer);

/// What the phone sends: PUT /v1/inspections/{id}.
struct Inspection {
  PlaceId place;
  ChecklistRef checklist;
  std::vector<Answer> answers;
  std::vector<Extinguisher> extinguishers;   ///< seen on this visit; `place` may be empty
  base::Instant started_at;                  ///< device clock
  base::Instant finished_at;                 ///< device clock
  std::optional<LngLat> at;                  ///< where the phone was, if it said so; never demanded
  std::optional<double> accuracy_m;
};
BOOST_DESCRIBE_STRUCT(Inspection, (), (place, checklist, answers, extinguishers, started_at, finished_at, at, accuracy_m))

/// A failed item and what follows from it.
struct Finding {
  std::string item;
  ResultClass result_class = ResultClass::A;
  std::optional<std::int64_t> limit_hours;
  std::optional<std::string> comprehensive_element;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (item, result_class, limit_hours, comprehensive_element))

struct Assessment {
  std::vector<Finding> findings;              ///< in checklist order
  std::int64_t not_seen = 0;                  ///< items without a look, answered or not
  std::vector<base::FieldProblem> problems;   ///< non-empty: refuse the inspection
};

/// Judges the answers; at most one problem an answer, in their order. A photo is asked for failures from G2 up where the item's policy says so; a G2 that was put right during
/// the visit may do without. Pure; the same cases (tests/data/checklist_cases.json) run here and in the web's engine.
Assessment assess(const Checklist& checklist, const std::vector<Answer>& answers);

/// Everything else that can be wrong with an inspection: photo names, clocks more than clock_slack ahead of the server
/// ("inspection.clock_ahead"), finished before started, too long notes, hazard ids missing or twice, extinguishers whose
/// dates cannot be.
std::vector<base::FieldProblem> inspection_problems(const Inspection& inspection, const Assessment& assessment, base::Instant now);

}  // namespace gridward::domain
