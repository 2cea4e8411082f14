// SPDX-License-Identifier: Apache-2.0
// A few patrol routes for the demo, made at its end: garbage points and roads of the first communities. Each but the last was walked within the last days.
#pragma once

#include "services/demo/ground.hpp"

namespace gridward::services::demo {

void make_patrols(Context& context, const domain::PatrolRules& rules, base::SetClock& clock, base::IdMaker& ids, const Ground& ground);

}  // namespace gridward::services::demo
