// SPDX-License-Identifier: Apache-2.0
// The demo's weeks of work: visits, hazards, rectification and re-checks in the order of time, through the ordinary services.
#pragma once

#include "services/demo/ground.hpp"

namespace gridward::services::demo {

void make_history(Context& context, base::SetClock& clock, const Order& order, Dice& dice, base::IdMaker& ids, const Ground& ground, const Progress& progress);

}  // namespace gridward::services::demo
