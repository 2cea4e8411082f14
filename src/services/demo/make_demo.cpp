// SPDX-License-Identifier: Apache-2.0
#include "services/demo/make_demo.hpp"

#include "services/demo/box.hpp"
#include "services/demo/history.hpp"
#include "services/demo/patrols.hpp"
#include "services/demo/stand_in.hpp"
#include "services/demo/streets.hpp"

namespace gridward::services::demo {

std::vector<Account> make_demo(Context& context, base::SetClock& clock, const Order& order, const Progress& progress) {
  Dice dice(order.seed);
  base::IdMaker ids(order.seed ^ 0xD1CEULL);
  const base::Instant start{order.end.us - (order.days + 1) * base::us_per_day};
  Ground ground;
  clock.set(start);
  make_regions(context, order, dice, ground);
  make_streets(context, order, ground);
  progress("regions", 1, 1);
  make_people(context, dice, ids, start, ground, progress);
  make_places(context, dice, ids, start, ground, progress);
  make_history(context, clock, order, dice, ids, ground, progress);
  make_suggestions(context, clock, ids, ground);
  make_patrols(context, order.patrols, clock, ids, ground);
  make_substitutions(context, clock, ids, ground);
  return ground.accounts;
}

}  // namespace gridward::services::demo
