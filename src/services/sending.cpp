// SPDX-License-Identifier: Apache-2.0
#include "services/sending.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "services/unsent_work.hpp"
#include "store/person_store.hpp"

namespace gridward::services {

std::optional<domain::PersonId> other_maker(const domain::Caller& caller, const Sending& sending) {
  return sending.made_by == caller.person ? std::nullopt : sending.made_by;
}

void require_maker(store::UnitOfWork& unit, const std::optional<domain::PersonId>& maker, domain::Act act, const domain::RegionCode& region, base::Instant entered) {
  if (!maker) return;
  if (!store::find_person(unit.connection, *maker)) throw base::invalid_fields({{"made_by", "made_by.unknown"}});
  const domain::Caller then{*maker, store::posts_of(unit.connection, *maker)};
  if (domain::may(then, act, region, base::shanghai_date(unit.now)) || domain::may(then, act, region, base::shanghai_date(std::min(entered, unit.now)))) return;
  throw base::invalid_fields({{"made_by", "made_by.may_not"}});
}

void note_arrival(store::UnitOfWork& unit, const domain::Caller& caller, const Sending& sending, bool known_before) {
  const auto maker = other_maker(caller, sending);
  if (!maker) note_entry(unit, caller.person, sending.entry);
  else if (!known_before) note_entry_of_another(unit, *maker, sending.entry);
}

}  // namespace gridward::services
