// SPDX-License-Identifier: Apache-2.0
// The one loop of every hazard, whatever its source: found → fixed on the spot, or notice with a deadline → done →
// re-checked by the finder's side, never by the fixer → closed. Overdue ones climb. Every step is a record.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/problem.hpp"
#include "base/time.hpp"
#include "domain/checklist.hpp"
#include "domain/inspection.hpp"
#include "domain/person.hpp"
#include "domain/place.hpp"
#include "domain/step.hpp"

namespace gridward::domain {

enum class HazardSource { inspection, patrol, public_report, self_check, department };
BOOST_DESCRIBE_ENUM(HazardSource, inspection, patrol, public_report, self_check, department)

/// The law knows general and major; the other two are before a decision and before a fire.
enum class HazardLevel { general, suspected_major, major, imminent };
BOOST_DESCRIBE_ENUM(HazardLevel, general, suspected_major, major, imminent)

/// found: nobody has been told yet · rectifying: notice given, the clock runs · handed_over: a department has it ·
/// done: said to be fixed, waits for the re-check · closed.
enum class HazardState { found, rectifying, handed_over, done, closed };
BOOST_DESCRIBE_ENUM(HazardState, found, rectifying, handed_over, done, closed)

/// How far an overdue hazard has climbed.
enum class Climb { none, grid_chief, community, subdistrict };
BOOST_DESCRIBE_ENUM(Climb, none, grid_chief, community, subdistrict)

struct Hazard {
  HazardId id;
  HazardSource source = HazardSource::inspection;
  std::optional<InspectionId> inspection;
  std::optional<PlaceId> place;
  RegionCode region;
  std::optional<ChecklistRef> checklist;
  std::optional<std::string> item;
  std::string description;
  ResultClass result_class = ResultClass::G1;
  HazardLevel level = HazardLevel::general;
  std::optional<std::string> comprehensive_element;
  HazardState state = HazardState::found;
  Climb climb = Climb::none;
  base::Instant found_at;
  std::string found_by;                     ///< person id of who saw it
  std::optional<std::string> found_sent_by; ///< who sent it in, when that was another
  std::optional<base::Instant> due;
  std::optional<std::string> department;    ///< who has it while handed over
  std::string fixed_by;                     ///< person id or "place"; set by done / fixed_on_the_spot
  std::optional<std::string> fix_sent_by;   ///< who sent that in, when it was another
  std::int64_t extensions = 0;
  std::int64_t reopened = 0;
  std::optional<base::Instant> closed_at;
  std::int64_t version = 0;                 ///< number of steps so far
};
BOOST_DESCRIBE_STRUCT(Hazard, (), (id, source, inspection, place, region, checklist, item, description, result_class, level,
                                   comprehensive_element, state, climb, found_at, found_by, found_sent_by, due, department,
                                   fixed_by, fix_sent_by, extensions, reopened, closed_at, version))

/// rules/hazard_clocks.json
struct HazardClocks {
  std::int64_t suspected_major_to_subdistrict_hours = 2;
  std::int64_t imminent_inform_minutes = 15;
  std::int64_t extension_max = 1;
  std::int64_t comprehensive_element_days = 3;
  struct ClimbLevel {
    std::int64_t after_hours;
    Climb to;
  };
  std::vector<ClimbLevel> climb;
};

/// What the hazard of a finding is before anybody has judged it.
HazardLevel first_level(const Hazard& draft);

/// The hazard that a first step (kind found) opens. Its level and first due follow from the result class:
/// A never opens one; SM → suspected_major, due within the clock to the sub-district, but general when it rests on a
/// comprehensive element; IM → imminent, minutes; G1 → end of the day found; G2 → the limit.
/// The draft's found_at stays where it lies before the step, and the limits run from it; otherwise it is the step's time.
/// Throws base::invalid("hazard.description_needed" | "hazard.text_too_long" | "hazard.due_needed" …).
Hazard open_hazard(Hazard draft, const Step& found, std::optional<std::int64_t> limit_hours, const HazardClocks& clocks);

/// The hazard after a step. Pure: `gridward verify` folds events with it. Throws base::conflict("hazard.step_not_now")
/// when the state does not allow the step, base::forbidden("hazard.fixer_rechecks") when the fixer re-checks,
/// base::forbidden("hazard.finder_judges") when who found it decides whether it is major (domain.md §0-6: a second person); both hold
/// against who entered the earlier step and against who sent it for another. base::forbidden("hazard.not_for_another") when a step is
/// sent for another that everybody takes for themselves, see may_be_sent_for_another.
/// base::forbidden("hazard.not_this_actor") when the system does more, or a person less, than escalate, and
/// base::invalid("hazard.due_needed" | "hazard.due_past" | "hazard.due_not_later" | "hazard.extension_late" |
/// "hazard.extension_used" | "hazard.text_needed" | "hazard.text_too_long" | "hazard.too_many_photos" | "hazard.photo_name" |
/// "hazard.department_needed"). A new due takes the hazard back to Climb::none.
Hazard apply(Hazard hazard, const Step& step, const HazardClocks& clocks);

/// The act that a step needs; escalated is nobody's but the system's.
std::optional<Act> act_needed(StepKind kind);

/// What was seen or done in the field may be sent in by a colleague; re-checks, judgements and decisions on deadlines and departments may not.
bool may_be_sent_for_another(StepKind kind);
/// Whether the step would judge what this person found, fixed, or sent in: two pairs of eyes on closing and on judging.
bool is_own_work(const Hazard& hazard, StepKind kind, std::string_view person);

/// The steps that make sense now, for buttons. Does not look at the person's role.
std::vector<StepKind> possible_steps(const Hazard& hazard);

bool is_open(const Hazard& hazard);
bool is_overdue(const Hazard& hazard, base::Instant now);
/// The level to which an overdue hazard should have climbed by now.
Climb climb_by(const Hazard& hazard, base::Instant now, const HazardClocks& clocks);

}  // namespace gridward::domain
