// SPDX-License-Identifier: Apache-2.0
#include "services/summarise.hpp"

#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "services/access.hpp"
#include "store/hazard_store.hpp"
#include "store/place_store.hpp"
#include "store/region_store.hpp"
#include "store/tally.hpp"

namespace gridward::services {

namespace {

domain::RegionCode home_of(const std::vector<domain::RegionCode>& scope) {
  if (scope.empty()) throw base::not_found("region");
  auto home = scope.front();
  for (const auto& region : scope)
    while (!home.covers(region)) home = home.parent();
  return home;
}

/// Digits of the level below a code: 9 → 12, 12 → 15 …
std::size_t child_digits(std::size_t digits) {
  constexpr std::size_t steps[] = {2, 4, 6, 9, 12, 15, 17};
  for (const auto step : steps)
    if (step > digits) return step;
  return digits;
}

void add_children(store::sql::Connection& connection, Summary& summary, const std::vector<store::OpenCount>& open, const std::map<std::string, std::int64_t>& inspections, std::size_t digits) {
  store::RegionSearch search;
  search.within = {summary.region.code};
  search.after = summary.region.code.text();
  search.limit = 2000;
  for (const auto& row : store::search_regions(connection, search)) {
    if (row.code.text().size() != digits || summary.by_child.size() >= 400) continue;
    ChildSummary child{summary_of(row)};
    for (const auto& count : open)
      if (count.region.compare(0, digits, row.code.text()) == 0) {
        child.open += count.open;
        child.overdue += count.overdue;
      }
    if (const auto found = inspections.find(row.code.text()); found != inspections.end()) child.inspections = found->second;
    summary.by_child.push_back(std::move(child));
  }
}

/// Days and sums from the tallies; gives the inspections of each child.
std::map<std::string, std::int64_t> add_days(Summary& summary, const std::vector<store::tally::Part>& parts, store::tally::Days days) {
  for (auto day = days.from; day <= days.to; day += std::chrono::days(1)) summary.by_day.push_back({day});
  std::map<std::string, std::int64_t> inspections;
  for (const auto& part : parts) {
    auto& row = summary.by_day[static_cast<std::size_t>((part.day - days.from).count())];
    if (part.measure == "hazards_opened") row.opened += part.value;
    if (part.measure == "hazards_closed") row.closed += part.value;
    if (part.measure != "inspections") continue;
    row.inspections += part.value;
    inspections[part.child] += part.value;
  }
  for (const auto& row : summary.by_day) {
    summary.opened += row.opened;
    summary.closed += row.closed;
    summary.inspections += row.inspections;
  }
  return inspections;
}

}  // namespace

Summary summarise_region(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, int days) {
  const auto scope = scope_within(context, caller, domain::Act::read, within);
  const auto code = within.value_or(home_of(scope));
  // A parent of several posts' regions may be shown only where the caller may read all of it.
  if (scope.size() != 1 || scope.front() != code) throw base::not_found("region", code.text());
  const auto now = context.clock.now();
  const auto today = base::shanghai_date(now);
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto region = store::find_region(connection, code);
    if (!region) throw base::not_found("region", code.text());
    Summary summary;
    summary.region = summary_of(*region);
    summary.as_of = now;
    const auto open = store::count_open(connection, code, now);
    for (const auto& count : open) {
      summary.open += count.open;
      summary.overdue += count.overdue;
      summary.imminent += count.imminent;
      summary.suspected_major += count.suspected_major;
      summary.waiting_recheck += count.waiting_recheck;
    }
    summary.places = store::count_places(connection, code);
    const store::tally::Days range{today - std::chrono::days(std::clamp(days, 1, 366) - 1), today};
    const auto digits = child_digits(code.text().size());
    const auto parts = store::tally::sum_by_day_and_child(connection, code.text(), range, static_cast<int>(digits));
    const auto inspections = add_days(summary, parts, range);
    add_children(connection, summary, open, inspections, digits);
    return summary;
  });
}

Changes changes_since(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, std::int64_t after, int limit) {
  const auto scope = scope_within(context, caller, domain::Act::read, within);
  return context.readers.with([&](store::sql::Connection& connection) {
    Changes changes;
    changes.cursor = after;
    const auto wanted = static_cast<std::size_t>(limit);
    for (const auto& region : scope) {
      auto events = store::read_after(connection, after, region.text(), wanted + 1);
      changes.events.insert(changes.events.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
    }
    std::sort(changes.events.begin(), changes.events.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
    changes.more = changes.events.size() > wanted;
    if (changes.more) changes.events.resize(wanted);
    if (!changes.events.empty()) changes.cursor = changes.events.back().seq;
    else changes.cursor = std::max(after, store::latest_seq(connection));
    return changes;
  });
}

std::vector<store::Event> log_after(const Context& context, std::int64_t seq, int limit) {
  return context.readers.with([&](store::sql::Connection& connection) { return store::read_after(connection, seq, "", static_cast<std::size_t>(limit)); });
}

}  // namespace gridward::services
