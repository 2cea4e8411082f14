// SPDX-License-Identifier: Apache-2.0
#include "services/unsent_work.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/hazards.hpp"
#include "store/device_store.hpp"
#include "store/person_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t most_withdrawn = 200;
constexpr std::int64_t longest_ago_s = 366 * 86'400;

void refuse_if_wrong(const DeviceReport& report) {
  std::vector<base::FieldProblem> problems;
  const auto highest = std::to_string(domain::most_numbers);
  if (report.made < 0 || report.made > domain::most_numbers) problems.push_back({"made", "http.bad_number", {{"highest", highest}}});
  if (report.withdrawn.size() > most_withdrawn) problems.push_back({"withdrawn", "json.too_many", {{"limit", std::to_string(most_withdrawn)}}});
  if (std::any_of(report.withdrawn.begin(), report.withdrawn.end(), [&](auto number) { return number < 1 || number > report.made; })) problems.push_back({"withdrawn", "device.not_made"});
  if (report.oldest_s && *report.oldest_s < 0) problems.push_back({"oldest_s", "http.bad_number", {{"highest", std::to_string(longest_ago_s)}}});
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
}

DeviceView view_of(const domain::DeviceNumbers& numbers) {
  DeviceView view{numbers.made, {}};
  for (const auto& range : numbers.missing) view.missing.push_back({range.first, range.last});
  return view;
}

UnsentWork work_of(const Context& context, store::sql::Connection& connection, const domain::PersonId& person) {
  UnsentWork work;
  work.person = person;
  work.name = name_of_person(context, connection, person.text());
  for (const auto& device : store::unsent_devices(connection, person)) {
    const auto& missing = device.numbers.missing;
    const auto oldest = std::min_element(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return a.since < b.since; });
    if (oldest == missing.end()) continue;
    work.devices.push_back({device.id, domain::missing_count(device.numbers), oldest->since, device.heard_at});
    work.since = work.unsent == 0 ? oldest->since : std::min(work.since, oldest->since);
    work.unsent += work.devices.back().unsent;
  }
  return work;
}

/// The region of the person's post by which the caller sees their unsent work; for one's own the first post there is.
std::optional<domain::RegionCode> seen_by(const Context& context, const domain::Caller& caller, store::sql::Connection& connection, const domain::PersonId& person) {
  const auto posts = store::posts_of(connection, person);
  const auto scope = domain::scope(caller, domain::Act::see_unsent_work, base::shanghai_date(context.clock.now()));
  for (const auto& post : posts)
    if (person == caller.person || std::any_of(scope.begin(), scope.end(), [&](const auto& region) { return region.covers(post.region); })) return post.region;
  return std::nullopt;
}

void note_heard(store::UnitOfWork& unit, const domain::PersonId& person, const domain::DeviceEntry& entry, base::Instant heard_at) {
  auto device = store::hold_device(unit.connection, entry.device, person, heard_at);
  if (!device) return;
  const auto before = device->numbers;
  domain::say_made(device->numbers, entry.made, unit.now);
  domain::settle(device->numbers, entry.number, unit.now);
  if (device->numbers != before) store::save_numbers(unit.connection, device->id, device->numbers);
}

}  // namespace

void note_entry_of_another(store::UnitOfWork& unit, const domain::PersonId& person, const std::optional<domain::DeviceEntry>& entry) {
  if (!entry) return;
  const auto known = store::find_device(unit.connection, entry->device);
  note_heard(unit, person, *entry, known ? known->heard_at : unit.now);
}

void note_entry(store::UnitOfWork& unit, const domain::PersonId& person, const std::optional<domain::DeviceEntry>& entry) {
  if (entry) note_heard(unit, person, *entry, unit.now);
}

HeardDevice hear_device(const Context& context, const domain::Caller& caller, const domain::DeviceId& id, const DeviceReport& report) {
  refuse_if_wrong(report);
  HeardDevice heard;
  context.lanes.run([&](store::UnitOfWork& unit) {
    heard.known_before = store::find_device(unit.connection, id).has_value();
    auto device = store::hold_device(unit.connection, id, caller.person, unit.now);
    if (!device) throw base::conflict(heard.known_before ? "device.taken" : "device.many");
    domain::say_made(device->numbers, report.made, unit.now);
    for (const auto number : report.withdrawn) domain::settle(device->numbers, number, unit.now);
    if (report.oldest_s) domain::say_oldest(device->numbers, {unit.now.us - std::min(*report.oldest_s, longest_ago_s) * base::us_per_second});
    store::save_numbers(unit.connection, id, device->numbers);
    heard.view = view_of(device->numbers);
  }, caller.person.text());
  return heard;
}

UnsentList list_unsent(const Context& context, const domain::Caller& caller, const UnsentQuery& query) {
  const auto within = scope_within(context, caller, domain::Act::see_unsent_work, query.within);
  const auto self = query.within ? std::nullopt : std::optional(caller.person);
  return context.readers.with([&](store::sql::Connection& connection) {
    auto people = store::people_with_unsent(connection, within, self, query.cursor, query.limit + 1);
    UnsentList list;
    if (people.size() > static_cast<std::size_t>(query.limit)) {
      people.pop_back();
      list.next = people.back().text();
    }
    for (const auto& person : people) list.items.push_back(work_of(context, connection, person));
    return list;
  });
}

void give_up_device(const Context& context, const domain::Caller& caller, const domain::DeviceId& id) {
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto known = store::find_device(unit.connection, id);
    const auto region = known ? seen_by(context, caller, unit.connection, known->person) : std::nullopt;
    if (!region) throw base::not_found("device", id.text());
    auto device = store::hold_device(unit.connection, id, known->person, known->heard_at);
    const auto unsent = device ? domain::missing_count(device->numbers) : 0;
    if (unsent == 0) return;
    device->numbers.missing.clear();
    store::save_numbers(unit.connection, id, device->numbers);
    const auto subject = "device:" + id.text();
    const auto version = static_cast<std::int64_t>(store::events_of(unit.connection, subject).size()) + 1;
    record(unit, context, {caller.person.text(), *region, "device.given_up", subject, version, json::write_text(DeviceGivenUpBody{known->person, unsent}), std::nullopt});
  }, id.text());
}

}  // namespace gridward::services
