// SPDX-License-Identifier: Apache-2.0
// The part of `gridward verify` for the sheets of the base map: together they are what the import's event says.
#pragma once

#include "services/verify_report.hpp"

namespace gridward::services {

void verify_base_map(store::sql::Connection& connection, const VerifyReport& report);

}  // namespace gridward::services
