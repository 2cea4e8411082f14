// SPDX-License-Identifier: Apache-2.0
// How an entry came here, beside what it says: from which phone, and for whom. A colleague may send what somebody else entered whose phone cannot
// (decision 0013): the actor of its events is who sent it, `made_by` says who saw it. What was entered is the same whoever sends it.
#pragma once

#include <optional>
#include <utility>

#include "domain/device_numbers.hpp"
#include "domain/person.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct Sending {
  /// Neither: by its maker, on a phone that gives no numbers.
  Sending(std::optional<domain::DeviceEntry> entry_ = {}, std::optional<domain::PersonId> made_by_ = {}) : entry(std::move(entry_)), made_by(std::move(made_by_)) {}

  std::optional<domain::DeviceEntry> entry;    ///< the maker's phone, also when a colleague sends it
  std::optional<domain::PersonId> made_by;     ///< the maker, when it may be another than the caller
};

/// The maker when that is somebody else than the caller.
std::optional<domain::PersonId> other_maker(const domain::Caller& caller, const Sending& sending);

/// Throws invalid_fields "made_by" unless the maker, if there is one, is known here and may do it there today, or might on the day on which it was
/// entered. That the caller may is the caller's own check.
void require_maker(store::UnitOfWork& unit, const std::optional<domain::PersonId>& maker, domain::Act act, const domain::RegionCode& region, base::Instant entered);

/// The entry has come. What comes for another counts once, with the first arrival: else one entry could settle any number of theirs.
void note_arrival(store::UnitOfWork& unit, const domain::Caller& caller, const Sending& sending, bool known_before);

}  // namespace gridward::services
