// SPDX-License-Identifier: Apache-2.0
#include "services/group_messages.hpp"

#include <algorithm>

#include "domain/recipients.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/hazards.hpp"
#include "store/delivery_store.hpp"
#include "store/hazard_store.hpp"

namespace gridward::services {

namespace {

using store::Delivery;
using Deliveries = std::vector<Delivery>;

constexpr const char* lane_name = "notify";
constexpr int most_looked_at = 2000, most_listed = 5;
/// A robot takes 2,048 bytes (channels/wecom_robot.hpp); the lines end before that and say how many are left.
constexpr std::size_t most_bytes = 1850;

std::string say(base::Language language, const char* code, const base::Arguments& parameters) { return base::Messages::shared().text(language, code, parameters); }

Deliveries waiting_of(store::UnitOfWork& unit, const GroupSetting& group) {
  return store::waiting_notices(unit.connection, group.region.text(), unit.now, {unit.now.us + longest_wait_us}, most_looked_at);
}

/// The text with as many lines as go into a message, and how many do not.
std::string with_lines(std::string text, const Deliveries& told, base::Language language) {
  std::size_t left = told.size();
  for (const auto& one : told) {
    if (text.size() + one.body.size() + 1 > most_bytes) break;
    text += "\n" + one.body;
    --left;
  }
  if (left > 0) text += "\n" + say(language, "notice.more", {{"count", std::to_string(left)}});
  return text;
}

/// Each of them ends here and says in which message it is told, or in none ("").
void end_each(store::UnitOfWork& unit, const Context& context, const Deliveries& told, const std::string& in, const domain::RegionCode& region) {
  const std::string how = in.empty() ? "settled" : "gathered";
  for (const auto& one : told) {
    if (!store::note_delivery(unit.connection, one.id, how, one.tries, unit.now, in)) continue;
    record(unit, context, {domain::system_actor, region, "notice." + how, one.id, 2, json::write_text(NoticeEndedBody{one.tries, unit.now.us, in}), std::nullopt});
  }
}

/// Its event would make no notice any more: what it asks for was done while it was held.
bool is_settled(store::UnitOfWork& unit, const Delivery& message) {
  const auto events = store::read_after(unit.connection, message.event_seq - 1, "", 1);
  if (events.empty() || events.front().seq != message.event_seq) return false;
  const auto hazard = store::find_hazard(unit.connection, domain::HazardId(events.front().subject));
  return hazard && !domain::notice_of(events.front().kind, *hazard, {});
}

/// Those of the held that are still news; the others end here.
Deliveries still_news(store::UnitOfWork& unit, const Context& context, const GroupSetting& group, Deliveries held) {
  const auto settled = std::stable_partition(held.begin(), held.end(), [&](const Delivery& one) { return !is_settled(unit, one); });
  end_each(unit, context, {settled, held.end()}, "", group.region);
  held.erase(settled, held.end());
  return held;
}

/// One message that tells them; it waits for its channel like any other. False when one was made within this minute.
bool tell_together(store::UnitOfWork& unit, const Context& context, const GroupSetting& group, const Deliveries& told, base::Language language) {
  const auto seq = -(2 * (unit.now.us / base::us_per_minute) + 1);
  const auto text = with_lines(say(language, "notice.gathered", {{"count", std::to_string(told.size())}}), told, language);
  const Delivery message{base::derived_ulid(unit.now.ms(), "gathered:" + group.region.text() + std::to_string(seq)), seq, group.region.text(), 0, unit.now, text, domain::MessageForm::gathered, ""};
  if (!queue_message(unit, context, message)) return false;
  end_each(unit, context, told, message.id, group.region);
  return true;
}

bool was_held(const Delivery& message) { return message.code == domain::held_for_quiet || message.code == domain::held_for_digest; }

void hold(store::UnitOfWork& unit, const Deliveries& messages, base::Instant until, std::string_view code) {
  for (const auto& one : messages) store::hold_delivery(unit.connection, one.id, until, code);
}

std::string line_of(const HazardView& view, base::Language language) {
  // What somebody wrote freely may name people: it is in the hazard and not here.
  const std::string what = view.item_text ? (language == base::Language::zh ? view.item_text->zh : view.item_text->en) : say(language, "notice.digest.reported", {});
  return say(language, "notice.detail", {{"place", view.place_name.empty() ? view.region_name : view.place_name}, {"what", what}, {"due", base::to_text(*view.due).substr(0, 16).replace(10, 1, " ")}});
}

/// The first of those that are overdue or due today.
std::string most_pressing(store::UnitOfWork& unit, const Context& context, const domain::RegionCode& region, base::Language language) {
  store::HazardSearch search;
  search.within = {region};
  search.open_only = true;
  const auto today = base::end_of(base::shanghai_date(unit.now));
  std::vector<domain::Hazard> pressing;
  for (auto& one : store::search_hazards(unit.connection, search))
    if (one.due && *one.due <= today && one.state != domain::HazardState::done && pressing.size() < most_listed) pressing.push_back(std::move(one));
  std::string lines;
  for (const auto& view : views_of(context, unit.connection, pressing, unit.now)) lines += "\n· " + line_of(view, language);
  return lines;
}

std::string digest_text(store::UnitOfWork& unit, const Context& context, const GroupSetting& group, const store::DigestFigures& figures, const Deliveries& held, base::Language language) {
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  std::string text = say(language, "notice.digest", {{"region", context.grids.name_of(group.region)}, {"day", base::to_text(base::shanghai_date(unit.now))}});
  if (figures.open > 0)
    text += "\n" + say(language, "notice.digest.hazards", {{"open", number(figures.open)}, {"today", number(figures.due_today)}, {"overdue", number(figures.overdue)}, {"recheck", number(figures.waiting_recheck)}});
  if (figures.places_due > 0) text += "\n" + say(language, "notice.digest.places", {{"places", number(figures.places_due)}});
  text += most_pressing(unit, context, group.region, language);
  if (held.empty()) return text;
  return with_lines(text + "\n" + say(language, "notice.digest.held", {{"count", std::to_string(held.size())}}), held, language);
}

}  // namespace

void arrange_waiting(const Context& context, const GroupSetting& group, base::Language language) {
  const auto anything = context.readers.with([&](store::sql::Connection& connection) {
    const auto now = context.clock.now();
    return !store::waiting_notices(connection, group.region.text(), now, {now.us + longest_wait_us}, 1).empty();
  });
  if (!anything) return;
  context.lanes.run([&](store::UnitOfWork& unit) {
    auto waiting = waiting_of(unit, group);
    if (domain::is_quiet(unit.now, group.hours)) return hold(unit, waiting, domain::deliver_at(unit.now, false, group.hours), domain::held_for_quiet);
    const auto fresh = std::stable_partition(waiting.begin(), waiting.end(), was_held);
    const auto held = still_news(unit, context, group, {waiting.begin(), fresh});
    waiting.erase(waiting.begin(), fresh);
    if (held.size() < 2 || !tell_together(unit, context, group, held, language)) waiting.insert(waiting.begin(), held.begin(), held.end());
    const auto told = store::count_told(unit.connection, group.region.text(), base::start_of(base::shanghai_date(unit.now)));
    const auto room = static_cast<std::size_t>(std::max<std::int64_t>(0, group.hours.most_a_day - told));
    if (waiting.size() > room) hold(unit, {waiting.begin() + static_cast<std::ptrdiff_t>(room), waiting.end()}, domain::after_the_days_most(unit.now, group.hours), domain::held_for_digest);
  }, lane_name);
}

bool queue_digest(const Context& context, const GroupSetting& group, base::Language language) {
  if (!domain::digest_day(context.clock.now(), group.hours)) return false;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto day = base::shanghai_date(unit.now);
    const auto seq = -2 * static_cast<std::int64_t>(day.time_since_epoch().count());
    if (store::has_delivery(unit.connection, seq, group.region.text())) return;
    auto held = waiting_of(unit, group);
    std::erase_if(held, [](const Delivery& one) { return one.code != domain::held_for_digest; });
    held = still_news(unit, context, group, std::move(held));
    const auto figures = store::digest_figures(unit.connection, group.region, unit.now);
    if (figures.open == 0 && figures.places_due == 0 && held.empty()) return;
    const Delivery digest{base::derived_ulid(unit.now.ms(), "digest:" + group.region.text() + std::to_string(seq)), seq, group.region.text(), 0, unit.now,
                          digest_text(unit, context, group, figures, held, language), domain::MessageForm::digest, ""};
    if (queue_message(unit, context, digest)) end_each(unit, context, held, digest.id, group.region);
  }, lane_name);
  return true;
}

}  // namespace gridward::services
