// SPDX-License-Identifier: Apache-2.0
// The parts of `gridward verify` that need no folding: rows that are too many, figures, the photo store, what the program itself wrote down.
#pragma once

#include "services/verify_report.hpp"

namespace gridward::services {

/// No table has a row that the log does not speak of. After verify_events, which has seen to it that none is missing.
void verify_counts(store::sql::Connection& connection, const VerifyReport& report);
/// Tallies per region, day and measure equal what the events come to, and there are no others.
void verify_tallies(store::sql::Connection& connection, const VerifyReport& report);
/// Of each place: its count of open hazards, its last visit, the day when it is due.
void verify_places(store::sql::Connection& connection, const VerifyReport& report);
/// The record of migrations is that of this program, if that is given; no reader of the log is ahead of it.
void verify_program(const store::Migrations* schema, store::sql::Connection& connection, const VerifyReport& report);
/// Each file of the photo store is what its name says. Reads them all. What is whole and yet no photo that was stored (`known` says no)
/// is left by an upload that was cut off, or was put there: it is named, and is no difference.
void verify_blobs(const Context& context, const VerifyReport& report, const std::function<bool(const std::string& name)>& known);

}  // namespace gridward::services
