// SPDX-License-Identifier: Apache-2.0
// The part of `gridward verify` for rows that an event describes column by column: photos, tokens of other systems, messages to groups.
#pragma once

#include "services/verify_report.hpp"

namespace gridward::services {

bool is_recorded_row(std::string_view kind);
/// Compares the row with the thing's last event; `first` is its first one.
void verify_recorded_row(const Context& context, store::sql::Connection& connection, const VerifyReport& report, const WalkedEvent& first, const WalkedEvent& last);

}  // namespace gridward::services
