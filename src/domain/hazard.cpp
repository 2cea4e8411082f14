// SPDX-License-Identifier: Apache-2.0
#include "domain/hazard.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace gridward::domain {

namespace {

constexpr unsigned bit(auto value) { return 1U << static_cast<unsigned>(value); }

constexpr unsigned in_found = bit(HazardState::found), in_rectifying = bit(HazardState::rectifying),
                   in_handed_over = bit(HazardState::handed_over), in_done = bit(HazardState::done);
constexpr unsigned at_work = in_found | in_rectifying | in_handed_over;  // open, and nobody says it is fixed

constexpr unsigned general = bit(HazardLevel::general), suspected = bit(HazardLevel::suspected_major),
                   major = bit(HazardLevel::major), imminent = bit(HazardLevel::imminent);
constexpr unsigned decided = general | major;  // the two levels that the law knows
constexpr unsigned any_level = decided | suspected | imminent;

/// Where a step leads; `stays` where it changes nothing.
enum class Leads { stays, rectifying, handed_over, done, closed };

enum Needs : unsigned { nothing = 0, due = 1, text = 2 };

struct Rule {
  StepKind kind;
  unsigned states;
  unsigned levels;
  Leads leads;
  unsigned needs;
};

// The loop (domain.md §1.5, §2.4). While a hazard is only suspected to be major, nothing is possible but the judgement,
// evacuating, handing over and being handed back, climbing, and notes. In the order in which a person would want the buttons.
constexpr std::array<Rule, 13> rules = {{
    {StepKind::evacuated, at_work, imminent | suspected, Leads::stays, nothing},
    {StepKind::major_confirmed, at_work, suspected, Leads::rectifying, due},
    {StepKind::major_dismissed, at_work, suspected, Leads::rectifying, due},
    {StepKind::fixed_on_the_spot, in_found | in_rectifying, general, Leads::closed, nothing},
    {StepKind::notice_given, in_found, decided | imminent, Leads::rectifying, due},
    {StepKind::done, at_work, decided | imminent, Leads::done, nothing},
    {StepKind::recheck_passed, in_done, any_level, Leads::closed, nothing},
    {StepKind::recheck_failed, in_done, any_level, Leads::rectifying, due | text},
    {StepKind::extended, in_rectifying, decided, Leads::stays, due | text},
    {StepKind::handed_over, in_found | in_rectifying, any_level, Leads::handed_over, nothing},
    {StepKind::returned, in_handed_over, any_level, Leads::rectifying, text},
    {StepKind::noted, at_work | in_done, any_level, Leads::stays, nothing},
    {StepKind::escalated, at_work, any_level, Leads::stays, nothing},
}};

bool possible(const Rule& rule, const Hazard& hazard) {
  return (rule.states & bit(hazard.state)) != 0 && (rule.levels & bit(hazard.level)) != 0;
}

const Rule& rule_for(const Hazard& hazard, StepKind kind) {
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.kind == kind; });
  if (rule == rules.end() || !possible(*rule, hazard)) throw base::conflict("hazard.step_not_now");
  return *rule;
}

std::optional<std::string> other_sender(const Step& step) { return step.made_by ? std::optional(step.actor) : std::nullopt; }

void check_content(const Step& step) {
  if (base::length(step.text) > 500) throw base::invalid("hazard.text_too_long", {{"most", "500"}});
  if (step.photos.size() > most_photos) throw base::invalid("hazard.too_many_photos", {{"most", std::to_string(most_photos)}});
  if (!std::all_of(step.photos.begin(), step.photos.end(), is_photo_name)) throw base::invalid("hazard.photo_name");
  if (step.kind == StepKind::noted && base::trimmed(step.text).empty() && step.photos.empty()) throw base::invalid("hazard.text_needed");
}

/// The machine climbs and does nothing else; people do everything else.
void check_actor(const Hazard& hazard, const Step& step) {
  ENSURE(!step.actor.empty());
  if ((step.actor == system_actor) != (step.kind == StepKind::escalated)) throw base::forbidden("hazard.not_this_actor");
  if (step.made_by && !may_be_sent_for_another(step.kind)) throw base::forbidden("hazard.not_for_another");
  if (is_own_work(hazard, step.kind, step.actor)) throw base::forbidden(act_needed(step.kind) == Act::recheck_hazard ? "hazard.fixer_rechecks" : "hazard.finder_judges");
}

void check_needs(const Rule& rule, const Step& step) {
  if ((rule.needs & due) != 0) {
    if (!step.due) throw base::invalid("hazard.due_needed");
    if (*step.due <= step.at) throw base::invalid("hazard.due_past");
  }
  if ((rule.needs & text) != 0 && base::trimmed(step.text).empty()) throw base::invalid("hazard.text_needed");
}

/// Written, before expiry, once (domain.md §2.4), and longer than what there was.
void extend(Hazard& hazard, const Step& step, const HazardClocks& clocks) {
  ENSURE(hazard.due.has_value());
  if (step.at > *hazard.due) throw base::invalid("hazard.extension_late");
  if (hazard.extensions >= clocks.extension_max) throw base::invalid("hazard.extension_used");
  if (*step.due <= *hazard.due) throw base::invalid("hazard.due_not_later");
  ++hazard.extensions;
}

void climb(Hazard& hazard, const Step& step) {
  Climb to{};
  ENSURE(step.to && boost::describe::enum_from_string(step.to->c_str(), to));
  if (to <= hazard.climb) throw base::conflict("hazard.step_not_now");
  hazard.climb = to;
}

/// What a kind of step does besides leading to a state.
void take_effect(Hazard& hazard, const Step& step, const HazardClocks& clocks) {
  switch (step.kind) {
    case StepKind::extended: return extend(hazard, step, clocks);
    case StepKind::escalated: return climb(hazard, step);
    case StepKind::handed_over:
      if (!step.to || step.to->empty() || step.to->size() > 64) throw base::invalid("hazard.department_needed");
      hazard.department = step.to;
      return;
    case StepKind::done:
      hazard.fixed_by = step.by_place ? fixed_by_place : maker_of(step);
      hazard.fix_sent_by = step.by_place ? std::nullopt : other_sender(step);
      return;
    case StepKind::fixed_on_the_spot: hazard.fixed_by = fixed_by_place; return;
    case StepKind::recheck_failed:
      hazard.fixed_by.clear();
      hazard.fix_sent_by.reset();
      ++hazard.reopened;
      return;
    case StepKind::major_confirmed: hazard.level = HazardLevel::major; return;
    case StepKind::major_dismissed: hazard.level = HazardLevel::general; return;
    default: return;
  }
}

void lead(Hazard& hazard, Leads leads, base::Instant at) {
  switch (leads) {
    case Leads::stays: return;
    case Leads::rectifying: hazard.state = HazardState::rectifying; break;
    case Leads::handed_over: hazard.state = HazardState::handed_over; return;
    case Leads::done: hazard.state = HazardState::done; break;
    case Leads::closed:
      hazard.state = HazardState::closed;
      hazard.closed_at = at;
      break;
  }
  hazard.department.reset();
}

base::Instant first_due(const Hazard& draft, base::Instant at, std::optional<std::int64_t> limit_hours, const HazardClocks& clocks) {
  using namespace std::chrono;
  switch (draft.result_class) {
    case ResultClass::IM: return at + minutes(clocks.imminent_inform_minutes);
    case ResultClass::SM:
      return at + (draft.comprehensive_element ? hours(24 * clocks.comprehensive_element_days) : hours(clocks.suspected_major_to_subdistrict_hours));
    case ResultClass::G2:
      if (!limit_hours) throw base::invalid("hazard.due_needed");
      if (*limit_hours <= 0) throw base::invalid("hazard.due_past");
      return at + hours(*limit_hours);
    default: {
      const auto end = base::end_of(base::shanghai_date(at));
      return end > at ? end : base::end_of(base::shanghai_date(at) + days(1));  // the last second of a day
    }
  }
}

}  // namespace

HazardLevel first_level(const Hazard& draft) {
  if (draft.result_class == ResultClass::IM) return HazardLevel::imminent;
  // A comprehensive element is not major by itself: it adds to the tally of its place.
  if (draft.result_class == ResultClass::SM && !draft.comprehensive_element) return HazardLevel::suspected_major;
  return HazardLevel::general;
}

Hazard open_hazard(Hazard draft, const Step& found, std::optional<std::int64_t> limit_hours, const HazardClocks& clocks) {
  ENSURE(found.kind == StepKind::found && draft.result_class != ResultClass::A && !found.actor.empty());
  check_content(found);
  if (base::length(draft.description) > 500) throw base::invalid("hazard.text_too_long", {{"most", "500"}});
  if (!draft.item && base::trimmed(draft.description).empty()) throw base::invalid("hazard.description_needed");
  Hazard hazard = std::move(draft);
  if (hazard.result_class != ResultClass::SM) hazard.comprehensive_element.reset();
  hazard.level = first_level(hazard);
  hazard.state = HazardState::found;
  hazard.climb = Climb::none;
  const bool seen_before = hazard.found_at.us != 0 && hazard.found_at < found.at;  // the phone was offline for a while
  if (!seen_before) hazard.found_at = found.at;
  hazard.found_by = maker_of(found);
  hazard.found_sent_by = other_sender(found);
  hazard.due = first_due(hazard, hazard.found_at, limit_hours, clocks);
  hazard.department.reset();
  hazard.fixed_by.clear();
  hazard.fix_sent_by.reset();
  hazard.extensions = hazard.reopened = 0;
  hazard.closed_at.reset();
  hazard.version = 1;
  return hazard;
}

Hazard apply(Hazard hazard, const Step& step, const HazardClocks& clocks) {
  const Rule& rule = rule_for(hazard, step.kind);
  check_actor(hazard, step);
  check_content(step);
  check_needs(rule, step);
  take_effect(hazard, step, clocks);
  if ((rule.needs & due) != 0) {  // a new clock: whoever heard of the old one hears again when this one runs out
    hazard.due = step.due;
    hazard.climb = Climb::none;
  }
  lead(hazard, rule.leads, step.at);
  ++hazard.version;
  return hazard;
}

std::vector<StepKind> possible_steps(const Hazard& hazard) {
  std::vector<StepKind> steps;
  for (const Rule& rule : rules)
    if (rule.kind != StepKind::escalated && possible(rule, hazard)) steps.push_back(rule.kind);
  return steps;
}

bool is_open(const Hazard& hazard) { return hazard.state != HazardState::closed; }

bool is_overdue(const Hazard& hazard, base::Instant now) {
  return is_open(hazard) && hazard.state != HazardState::done && hazard.due && now > *hazard.due;
}

Climb climb_by(const Hazard& hazard, base::Instant now, const HazardClocks& clocks) {
  if (!is_overdue(hazard, now)) return Climb::none;
  if ((bit(hazard.level) & (imminent | suspected)) != 0) return Climb::subdistrict;
  Climb reached = Climb::none;
  for (const auto& level : clocks.climb)
    if (now - *hazard.due >= std::chrono::hours(level.after_hours)) reached = std::max(reached, level.to);
  return reached;
}

}  // namespace gridward::domain
