// SPDX-License-Identifier: Apache-2.0
#include "services/demo/stand_in.hpp"

#include "services/substitutions.hpp"

namespace gridward::services::demo {

namespace {

/// From so many days after the demo's end, for so many.
struct Days { int ahead, count; };

void arrange(Context& context, base::SetClock& clock, base::IdMaker& ids, const domain::Caller& away, const domain::Caller& colleague, Days days) {
  const auto from = base::shanghai_date(clock.now()) + std::chrono::days(days.ahead);
  arrange_substitution(context, away, ids.make<domain::PostId>(clock.now().ms()), {away.posts.front().id, colleague.person, from, from + std::chrono::days(days.count - 1)});
  clock.set({clock.now().us + base::us_per_minute});
}

}  // namespace

void make_substitutions(Context& context, base::SetClock& clock, base::IdMaker& ids, const Ground& ground) {
  // The first ones keep their own grid and no other: they are the accounts that a newcomer tries.
  constexpr std::size_t first = 2, wanted = 4;
  if (ground.members.size() < first + wanted) return;
  const auto community = ground.grids[first].code.text().substr(0, 12);
  for (std::size_t i = first; i < first + wanted; ++i)
    if (ground.grids[i].code.text().substr(0, 12) != community) return;
  arrange(context, clock, ids, ground.members[first], ground.members[first + 1], {0, 14});
  arrange(context, clock, ids, ground.members[first + 2], ground.members[first + 3], {9, 5});
}

}  // namespace gridward::services::demo
