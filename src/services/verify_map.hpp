// SPDX-License-Identifier: Apache-2.0
// The part of `gridward verify` that looks at the map: the columns of a place and of a hazard that the map reads are what the place's
// document says, and map_cell is what counting those columns gives.
#pragma once

#include "services/verify_report.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

void verify_map(store::sql::Connection& connection, const VerifyReport& report);

}  // namespace gridward::services
