// SPDX-License-Identifier: Apache-2.0
// A few complaints and suggestions for the demo, written at its end; the first is answered.
#pragma once

#include "services/demo/ground.hpp"

namespace gridward::services::demo {

void make_suggestions(Context& context, base::SetClock& clock, base::IdMaker& ids, const Ground& ground);

}  // namespace gridward::services::demo
