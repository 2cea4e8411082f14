// SPDX-License-Identifier: Apache-2.0
#include "services/verify_house.hpp"

#include "services/verify_events.hpp"
#include "services/verify_figures.hpp"
#include "services/verify_ledger.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::services {

Verdict verify_house(const Context& context, const VerifyProgress& progress, const std::vector<std::string>& kept) {
  Verdict verdict;
  const VerifyReport report{verdict, progress ? progress : [](std::string_view, std::int64_t) {}};
  context.readers.with([&](store::sql::Connection& connection) {
    store::sql::take_time(connection);
    verify_events(context, connection, report);
    verify_rows_have_events(connection, report);
    verify_tallies(connection, report);
    verify_open_hazards(connection, report);
    verify_photo_rows(context, connection, report);
    verify_ledger(connection, report, kept);
  });
  verify_blobs(context, report);
  return verdict;
}

}  // namespace gridward::services
