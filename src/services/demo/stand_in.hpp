// SPDX-License-Identifier: Apache-2.0
// Two substitutions for the demo, made at its end in one community: one that runs, one that is planned.
#pragma once

#include "services/demo/ground.hpp"

namespace gridward::services::demo {

void make_substitutions(Context& context, base::SetClock& clock, base::IdMaker& ids, const Ground& ground);

}  // namespace gridward::services::demo
