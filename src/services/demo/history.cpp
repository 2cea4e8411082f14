// SPDX-License-Identifier: Apache-2.0
#include "services/demo/history.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <tuple>

#include "base/problem.hpp"
#include "services/record_step.hpp"
#include "services/store_photo.hpp"
#include "services/submit_inspection.hpp"
#include "store/sha256.hpp"

namespace gridward::services::demo {

namespace {

enum class Deed { visit, judge, fix, recheck, climb };

struct Action {
  base::Instant at;
  std::int64_t order = 0;       ///< keeps equal times in the order of planning
  Deed deed = Deed::visit;
  std::size_t place = 0;
  domain::HazardId hazard;
  bool operator<(const Action& other) const { return std::tie(at.us, order) > std::tie(other.at.us, other.order); }
};

/// How often an item is found wrong, by what it means.
double failing_share(domain::ResultClass result_class) {
  switch (result_class) {
    case domain::ResultClass::A: return 0.02;
    case domain::ResultClass::G1: return 0.012;
    case domain::ResultClass::G2: return 0.011;
    case domain::ResultClass::SM: return 0.0006;
    case domain::ResultClass::IM: return 0.0002;
  }
  return 0;
}

class History {
 public:
  History(Context& context, base::SetClock& clock, const Order& order, Dice& dice, base::IdMaker& ids, const Ground& ground)
      : m_context(context), m_clock(clock), m_order(order), m_dice(dice), m_ids(ids), m_ground(ground), m_start{order.end.us - order.days * base::us_per_day} {}

  void run(const Progress& progress) {
    send_photos();
    plan_first_visits();
    for (int day = 0; day < m_order.days; ++day)
      for (const int hour : {8, 14, 20}) plan({{m_start.us + day * base::us_per_day + hour * base::us_per_hour}, 0, Deed::climb, 0, {}});
    int day = 0;
    while (!m_plan.empty()) {
      const auto action = m_plan.top();
      m_plan.pop();
      m_clock.set(action.at);
      act(action);
      const int now = static_cast<int>((action.at.us - m_start.us) / base::us_per_day);
      if (now != day) progress("days", day = now, m_order.days);
    }
    m_clock.set(m_order.end);
    climb_overdue(m_context);
    progress("days", m_order.days, m_order.days);
  }

 private:
  void plan(Action action) {
    if (action.at >= m_order.end) return;
    action.order = ++m_planned;
    m_plan.push(std::move(action));
  }

  /// Some time of a working day, that many days from now.
  base::Instant at_work(base::Instant from, double days) {
    const auto day = base::start_of(base::shanghai_date({from.us + static_cast<std::int64_t>(days * static_cast<double>(base::us_per_day))}));
    const base::Instant at{day.us + m_dice.whole(8 * 60, 17 * 60 + 30) * base::us_per_minute + m_dice.whole(0, 59) * base::us_per_second};
    return at > from ? at : base::Instant{from.us + m_dice.whole(20, 90) * base::us_per_minute};
  }

  void send_photos() {
    m_clock.set(m_start);
    for (const auto& [what, picture] : m_order.photos) {
      m_photos[what] = store::sha256_hex(picture);
      put_photo(m_context, m_ground.members.front(), m_photos[what], picture);
    }
    if (m_order.photo_after.empty()) return;
    m_photo_after = store::sha256_hex(m_order.photo_after);
    put_photo(m_context, m_ground.members.front(), m_photo_after, m_order.photo_after);
  }

  void plan_first_visits() {
    for (std::size_t i = 0; i < m_ground.places.size(); ++i)
      plan({at_work(m_start, m_dice.between(0, static_cast<double>(std::min<std::int64_t>(m_ground.places[i].every_days, m_order.days)))), 0, Deed::visit, i, {}});
  }

  const domain::Caller& member_of(std::size_t place) const {
    const auto& region = m_ground.places[place].place.region;
    const auto grid = std::find_if(m_ground.grids.begin(), m_ground.grids.end(), [&](const auto& candidate) { return candidate.code == region; });
    return m_ground.members[static_cast<std::size_t>(grid - m_ground.grids.begin())];
  }
  const domain::Caller& chief_of(std::size_t place) const {
    const auto community = m_ground.places[place].place.region.at_most(12);
    const auto found = std::find(m_ground.communities.begin(), m_ground.communities.end(), community);
    return m_ground.chiefs[static_cast<std::size_t>(found - m_ground.communities.begin())];
  }

  void act(const Action& action) {
    switch (action.deed) {
      case Deed::visit: return visit(action);
      case Deed::judge: return judge(action);
      case Deed::fix: return fix(action);
      case Deed::recheck: return recheck(action);
      case Deed::climb: climb_overdue(m_context);
    }
  }

  /// The picture that shows such a fault, by the item's name.
  const std::string& picture_of(const domain::ChecklistItem& item) const {
    constexpr std::pair<std::string_view, const char*> shown[] = {{"灭火器", "extinguisher"}, {"电动", "ebike"}, {"电池", "ebike"}, {"通道", "blocked_passage"}, {"出口", "blocked_passage"}, {"楼道", "blocked_passage"},
                                                                  {"气", "gas_alarm"}, {"灶", "gas_alarm"}, {"电", "wiring"}, {"线", "wiring"}};
    for (const auto& [word, what] : shown)
      if (const auto found = m_photos.find(what); item.text.zh.find(word) != std::string::npos && found != m_photos.end()) return found->second;
    const auto scene = m_photos.find("scene");
    return scene == m_photos.end() ? m_photos.begin()->second : scene->second;
  }

  domain::Answer answer_to(const domain::ChecklistItem& item) {
    domain::Answer answer{item.id, domain::AnswerKind::pass, {}, {}, {}, {}, false, {}};
    const double chance = m_dice.share(), failing = failing_share(item.result.result_class);
    if (chance > 0.985) answer.answer = domain::AnswerKind::na;
    else if (chance > 0.975) answer.answer = domain::AnswerKind::not_seen;
    if (chance >= failing) return answer;
    answer.answer = domain::AnswerKind::fail;
    if (!item.phrases.empty()) answer.note = m_dice.one_of(item.phrases).zh;
    if (item.photo == domain::PhotoPolicy::on_fail && !m_photos.empty()) answer.photos = {picture_of(item)};
    if (item.result.result_class != domain::ResultClass::A) answer.hazard = m_ids.make<domain::HazardId>(m_clock.now().ms());
    answer.fixed_on_the_spot = item.result.result_class == domain::ResultClass::G1 && m_dice.happens(0.7);
    return answer;
  }

  std::vector<domain::Extinguisher> extinguishers_seen(const domain::Place& place) {
    std::vector<domain::Extinguisher> seen;
    const auto* type = m_context.rules.place_type(place.type);
    if (place.last_inspected || m_visited.contains(place.id) || (type != nullptr && type->checklist == "trunk_road")) return seen;
    const std::vector<std::string> spots = {"前厅", "后厨门口", "仓库", "二楼走道", "收银台旁"};
    for (auto count = m_dice.whole(1, 3); count > 0; --count) {
      domain::Extinguisher unit;
      unit.id = m_ids.make<domain::ExtinguisherId>(m_clock.now().ms());
      const double kind = m_dice.share();
      unit.type = kind < 0.85 ? "dry_powder" : kind < 0.93 ? "water" : "co2";
      unit.spot = m_dice.one_of(spots);
      const auto year = m_dice.whole(2015, 2025), month = m_dice.whole(1, 12);
      unit.manufactured = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
      if (year <= 2020 && m_dice.happens(0.8)) unit.last_service = base::shanghai_date({m_start.us - m_dice.whole(30, 700) * base::us_per_day});
      if (m_dice.happens(0.02)) unit.defects.push_back(domain::ExtinguisherDefect::pressure_low);
      seen.push_back(std::move(unit));
    }
    return seen;
  }

  void visit(const Action& action) {
    const auto& known = m_ground.places[action.place];
    const auto* type = m_context.rules.place_type(known.place.type);
    const auto* checklist = m_context.rules.checklists.newest(type->checklist);
    domain::Inspection inspection;
    inspection.place = known.place.id;
    inspection.checklist = {checklist->id, checklist->version};
    for (const auto& item : checklist->items) inspection.answers.push_back(answer_to(item));
    inspection.extinguishers = extinguishers_seen(known.place);
    inspection.started_at = {action.at.us - m_dice.whole(6, 25) * base::us_per_minute};
    inspection.finished_at = action.at;
    inspection.at = known.place.position->at;
    const auto submitted = submit_inspection(m_context, member_of(action.place), m_ids.make<domain::InspectionId>(action.at.ms()), inspection);
    m_visited.insert(known.place.id);
    for (const auto& hazard : submitted.receipt.hazards) follow(hazard, action.place);
    plan({at_work(action.at, static_cast<double>(known.every_days) * m_dice.between(0.85, 1.1)), 0, Deed::visit, action.place, {}});
  }

  /// What will become of a hazard: most are fixed in time, some late, a few lie.
  void follow(const domain::Hazard& hazard, std::size_t place) {
    if (!domain::is_open(hazard)) return;
    const auto now = m_clock.now();
    if (hazard.level == domain::HazardLevel::suspected_major) return plan({at_work(now, m_dice.between(0.05, 0.9)), 0, Deed::judge, place, hazard.id});
    const double limit_days = hazard.due ? static_cast<double>(hazard.due->us - now.us) / static_cast<double>(base::us_per_day) : 3;
    const double fate = m_dice.share();
    if (fate > 0.97) return;
    const double days = fate < 0.82 ? limit_days * m_dice.between(0.2, 0.95) : limit_days + m_dice.between(0.3, 9);
    plan({at_work(now, std::max(0.1, days)), 0, Deed::fix, place, hazard.id});
  }

  RecordedStep step(const domain::Caller& caller, const domain::HazardId& hazard, StepInput input) {
    return record_step(m_context, caller, hazard, m_ids.make<domain::StepId>(m_clock.now().ms()), input);
  }

  void judge(const Action& action) {
    StepInput input;
    const bool major = m_dice.happens(0.2);
    input.kind = major ? domain::StepKind::major_confirmed : domain::StepKind::major_dismissed;
    input.text = major ? "经现场核实，符合判定标准，列入督办。" : "现场核实：可立即改正，按一般隐患限期整改。";
    input.limit = major ? domain::Limit{15, domain::LimitUnit::working_days} : domain::Limit{3, domain::LimitUnit::working_days};
    follow(step(m_ground.safety, action.hazard, input).hazard, action.place);
  }

  void fix(const Action& action) {
    StepInput input;
    input.kind = domain::StepKind::done;
    input.text = "场所已按告知书整改。";
    input.by_place = true;
    if (!m_photo_after.empty() && m_dice.happens(0.6)) input.photos = {m_photo_after};
    step(m_dice.happens(0.7) ? chief_of(action.place) : member_of(action.place), action.hazard, input);
    plan({at_work(m_clock.now(), m_dice.between(0.2, 2)), 0, Deed::recheck, action.place, action.hazard});
  }

  void recheck(const Action& action) {
    StepInput input;
    const bool passed = m_dice.happens(0.92);
    input.kind = passed ? domain::StepKind::recheck_passed : domain::StepKind::recheck_failed;
    input.text = passed ? "" : "整改不彻底，重新限期。";
    if (!passed) input.limit = domain::Limit{2, domain::LimitUnit::working_days};
    const auto recorded = step(member_of(action.place), action.hazard, input);
    if (!passed) follow(recorded.hazard, action.place);
  }

  Context& m_context;
  base::SetClock& m_clock;
  const Order& m_order;
  Dice& m_dice;
  base::IdMaker& m_ids;
  const Ground& m_ground;
  base::Instant m_start;
  std::int64_t m_planned = 0;
  std::priority_queue<Action> m_plan;
  std::map<std::string, std::string> m_photos;
  std::string m_photo_after;
  std::set<domain::PlaceId> m_visited;
};

}  // namespace

void make_history(Context& context, base::SetClock& clock, const Order& order, Dice& dice, base::IdMaker& ids, const Ground& ground, const Progress& progress) {
  History(context, clock, order, dice, ids, ground).run(progress);
}

}  // namespace gridward::services::demo
