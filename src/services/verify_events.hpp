// SPDX-License-Identifier: Apache-2.0
// The part of `gridward verify` that walks through all events, thing by thing, and compares what they lead to with the thing's row.
#pragma once

#include "services/verify_report.hpp"

namespace gridward::services {

/// Memory stays flat: one page of events and one thing at a time.
void verify_events(const Context& context, store::sql::Connection& connection, const VerifyReport& report);

}  // namespace gridward::services
