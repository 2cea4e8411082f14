// SPDX-License-Identifier: Apache-2.0
// Scope on every service: what lies outside of what a caller may read does not exist for that caller (404, not 403); what may be
// read but not done is 403.
#pragma once

#include <vector>

#include "domain/person.hpp"
#include "services/context.hpp"

namespace gridward::services {

/// Throws not_found(noun) when the caller may not read the region, forbidden("scope.forbidden") when the act is not theirs.
void require(const Context& context, const domain::Caller& caller, domain::Act act, const domain::RegionCode& region, std::string_view noun);
/// Throws forbidden unless the caller may do it somewhere.
void require_anywhere(const Context& context, const domain::Caller& caller, domain::Act act);
/// The regions to search: the caller's scope cut down to `within`. Throws not_found("region") when nothing is left of it.
std::vector<domain::RegionCode> scope_within(const Context& context, const domain::Caller& caller, domain::Act act, const std::optional<domain::RegionCode>& within);

/// Writes the event of a change; `body` is JSON without personal data. Throws conflict("change.id_taken") when the subject is another thing's id.
struct Change {
  std::string actor;
  domain::RegionCode region;
  std::string kind;
  std::string subject;
  std::int64_t version = 1;
  std::string body;
  std::optional<base::Instant> device_at;
};
void record(store::UnitOfWork& unit, const Context& context, Change change);

}  // namespace gridward::services
