// SPDX-License-Identifier: Apache-2.0
// The parts of `gridward verify` that need no folding: rows without an event, counts, photos.
#pragma once

#include "services/verify_report.hpp"

namespace gridward::services {

/// Every thing came into being by an event.
void verify_rows_have_events(store::sql::Connection& connection, const VerifyReport& report);
/// Tallies per region and day equal what the events come to.
void verify_tallies(store::sql::Connection& connection, const VerifyReport& report);
/// Each place's count of open hazards.
void verify_open_hazards(store::sql::Connection& connection, const VerifyReport& report);
/// Each photo's row has its bytes, each use of a photo its row.
void verify_photo_rows(const Context& context, store::sql::Connection& connection, const VerifyReport& report);
/// Each file of the photo store is what its name says. Reads them all.
void verify_blobs(const Context& context, const VerifyReport& report);

}  // namespace gridward::services
