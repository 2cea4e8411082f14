// SPDX-License-Identifier: Apache-2.0
// The demo's base map: invented roads along the borders of its grids, lanes and houses within them, a canal and a railway, through the same
// code as the import of a real one. Their names say that they are invented.
#pragma once

#include "services/demo/ground.hpp"

namespace gridward::services::demo {

void make_streets(Context& context, const Order& order, const Ground& ground);

}  // namespace gridward::services::demo
