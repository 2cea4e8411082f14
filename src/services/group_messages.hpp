// SPDX-License-Identifier: Apache-2.0
// What a work group hears together instead of one by one (decision 0011): what was held back over the quiet hours, and the day's digest, which also tells
// what was too much for the day before. Each message that is told in another one ends as "gathered" with the other's id, so that its row
// says where it went; one whose matter was settled meanwhile is told nowhere and ends as "settled". A message of no single event has an event number below zero: minus twice the day for a digest, minus twice the minute and
// one for what was gathered; with the group it is unique.
#pragma once

#include "services/notify.hpp"

namespace gridward::services {

/// Before sending: what is not urgent waits while it is quiet, goes together when it was held back, and waits for the digest when the group
/// was told as much as a day takes.
void arrange_waiting(const Context& context, const GroupSetting& group, base::Language language);

/// Queues the digest of today when its time has come and there is something to say: what is open, due today, overdue, waits for its re-check,
/// places that are due, and what was held for it. Figures of the region alone: no persons, no comparison. False when it is not the time.
bool queue_digest(const Context& context, const GroupSetting& group, base::Language language);

}  // namespace gridward::services
