// SPDX-License-Identifier: Apache-2.0
#include "services/notify.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/recipients.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/hazards.hpp"
#include "store/delivery_store.hpp"
#include "store/hazard_store.hpp"
#include "store/person_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

constexpr const char* reader_name = "notify";

/// The smallest group around a region; nothing when there is none.
const GroupSetting* group_of(const std::vector<GroupSetting>& groups, const domain::RegionCode& region) {
  const GroupSetting* best = nullptr;
  for (const auto& group : groups)
    if (group.region.covers(region) && (best == nullptr || best->region.covers(group.region))) best = &group;
  return best;
}

std::string text_of(const Context& context, store::sql::Connection& connection, const domain::Notice& notice, const domain::Hazard& hazard, base::Language language) {
  const auto view = view_of(context, connection, hazard, context.clock.now());
  const auto& item = view.item_text;
  const std::string what = item ? (language == base::Language::zh ? item->zh : item->en) : std::string(base::first_characters(view.description, 60));
  const std::string due = hazard.due ? base::to_text(*hazard.due).substr(0, 16).replace(10, 1, " ") : "-";
  const auto& messages = base::Messages::shared();
  return messages.text(language, notice.code, {{"region", view.region_name}}) + "\n" +
         messages.text(language, "notice.detail", {{"place", view.place_name.empty() ? view.region_name : view.place_name}, {"what", what}, {"due", due}});
}

void queue_one(store::UnitOfWork& unit, const Context& context, const store::Event& event, const std::vector<GroupSetting>& groups, base::Language language) {
  if (!base::starts_with(event.kind, "hazard.")) return;
  const auto hazard = store::find_hazard(unit.connection, domain::HazardId(event.subject));
  if (!hazard) return;
  const auto posts = store::posts_covering(unit.connection, hazard->region, base::shanghai_date(unit.now));
  const auto notice = domain::notice_of(event.kind, *hazard, posts);
  if (!notice) return;
  std::set<const GroupSetting*> told;
  for (const auto& post : notice->posts)
    if (const auto* group = group_of(groups, post.region)) told.insert(group);
  for (const auto* group : told) {
    const auto at = domain::deliver_at(unit.now, notice->urgent, group->hours);
    const auto form = notice->urgent ? domain::MessageForm::urgent : domain::MessageForm::notice;
    queue_message(unit, context, {base::derived_ulid(event.at.ms(), event.id + group->region.text()), event.seq, group->region.text(), 0, at, text_of(context, unit.connection, *notice, *hazard, language), form,
                                  std::string(at > unit.now ? domain::held_for_quiet : "")});
  }
}

}  // namespace

bool queue_message(store::UnitOfWork& unit, const Context& context, const store::Delivery& message) {
  if (!store::add_delivery(unit.connection, message)) return false;
  const NoticeQueuedBody body{message.event_seq, message.target, store::sha256_hex(message.body), boost::describe::enum_to_string(message.form, "")};
  record(unit, context, {domain::system_actor, *domain::RegionCode::parse(message.target), "notice.queued", message.id, 1, json::write_text(body), std::nullopt});
  return true;
}

int queue_notices(const Context& context, const std::vector<GroupSetting>& groups, base::Language language, int limit) {
  int read = 0;
  context.lanes.run([&](store::UnitOfWork& unit) {
    read = 0;
    const auto after = store::job_cursor(unit.connection, reader_name);
    if (groups.empty()) {  // nobody to tell: only keep up, so that the first robot does not begin with last year's news
      const auto latest = store::latest_seq(unit.connection);
      if (latest > after) store::set_job_cursor(unit.connection, reader_name, latest);
      return;
    }
    const auto events = store::read_after(unit.connection, after, "", static_cast<std::size_t>(limit));
    for (const auto& event : events) queue_one(unit, context, event, groups, language);
    if (!events.empty()) store::set_job_cursor(unit.connection, reader_name, events.back().seq);
    read = static_cast<int>(events.size());
  }, reader_name);
  return read;
}

std::vector<WaitingMessage> waiting_messages(const Context& context, int limit) {
  return context.readers.with([&](store::sql::Connection& connection) {
    std::vector<WaitingMessage> messages;
    const auto now = context.clock.now();
    for (auto& delivery : store::waiting_deliveries(connection, now, {now.us + longest_wait_us}, limit))
      if (const auto group = domain::RegionCode::parse(delivery.target)) messages.push_back({delivery.id, *group, std::move(delivery.body), delivery.tries});
    return messages;
  });
}

void note_delivery(const Context& context, const WaitingMessage& message, const DeliveryResult& result) {
  context.lanes.run([&](store::UnitOfWork& unit) {
    const bool again = result.kind == DeliveryResult::Kind::retry && message.tries + 1 < max_tries;
    const std::string state = result.kind == DeliveryResult::Kind::delivered ? "delivered" : again ? "waiting" : "refused";
    const auto next_try = unit.now.us + result.retry_after_s * base::us_per_second;
    const auto tries = message.tries + 1;
    if (!store::note_delivery(unit.connection, message.id, state, tries, {next_try}, result.code) || again) return;   // another process was faster
    record(unit, context, {domain::system_actor, message.group, "notice." + state, message.id, 2, json::write_text(NoticeEndedBody{tries, next_try, result.code}), std::nullopt});
  }, reader_name);
}

}  // namespace gridward::services
