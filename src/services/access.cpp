// SPDX-License-Identifier: Apache-2.0
#include "services/access.hpp"

#include <string>

#include "base/problem.hpp"
#include "store/sql/error.hpp"

namespace gridward::services {

namespace {

base::Date today(const Context& context) { return base::shanghai_date(context.clock.now()); }

}  // namespace

void require(const Context& context, const domain::Caller& caller, domain::Act act, const domain::RegionCode& region, std::string_view noun) {
  if (!domain::may(caller, domain::Act::read, region, today(context))) throw base::not_found(noun);
  if (!domain::may(caller, act, region, today(context))) throw base::forbidden();
}

void require_anywhere(const Context& context, const domain::Caller& caller, domain::Act act) {
  if (domain::scope(caller, act, today(context)).empty()) throw base::forbidden();
}

std::vector<domain::RegionCode> scope_within(const Context& context, const domain::Caller& caller, domain::Act act, const std::optional<domain::RegionCode>& within) {
  auto regions = domain::scope(caller, act, today(context));
  if (!within) return regions;
  std::vector<domain::RegionCode> left;
  for (const auto& region : regions) {
    if (region.covers(*within)) return {*within};
    if (within->covers(region)) left.push_back(region);
  }
  if (left.empty()) throw base::not_found("region", within->text());
  return left;
}

void record(store::UnitOfWork& unit, const Context&, Change change) {
  store::Event event;
  event.id = base::derived_ulid(unit.now.ms(), change.subject + ':' + std::to_string(change.version));  // (subject, version) is unique
  event.at = unit.now;
  event.device_at = change.device_at;
  event.actor = std::move(change.actor);
  event.region = change.region.text();
  event.kind = std::move(change.kind);
  event.subject = std::move(change.subject);
  event.version = change.version;
  event.body = std::move(change.body);
  try {
    store::append(unit, event);
  } catch (const store::sql::UniqueViolation&) {
    // Every kind of thing guards its own versions, so it is another kind that has this id.
    throw base::conflict("change.id_taken", {{"id", event.subject}});
  }
}

}  // namespace gridward::services
