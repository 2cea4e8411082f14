// SPDX-License-Identifier: Apache-2.0
// The part of `gridward verify` for patrols: a route is what its last event says, a patrol is what was sent, and when a stop was last seen some patrol
// vouches for and none gainsays.
#pragma once

#include "services/verify_report.hpp"

namespace gridward::services {

/// Pages through the rows; memory stays flat.
void verify_patrols(store::sql::Connection& connection, const VerifyReport& report);

}  // namespace gridward::services
