// SPDX-License-Identifier: Apache-2.0
#include "services/verify_house.hpp"

#include "services/verify_base_map.hpp"
#include "services/verify_events.hpp"
#include "services/verify_figures.hpp"
#include "services/verify_ledger.hpp"
#include "services/verify_map.hpp"
#include "services/verify_patrols.hpp"
#include "store/inspection_store.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::services {

namespace {

VerifyReport report_in(Verdict& verdict, const VerifyProgress& progress) {
  return {verdict, progress ? progress : [](std::string_view, std::int64_t) {}};
}

void verify_database(store::sql::Connection& connection, const Context& context, const VerifyReport& report, const VerifyAgainst& against) {
  report.guarded("event", [&] { verify_events(context, connection, report); });
  report.guarded("rows", [&] { verify_counts(connection, report); });
  report.guarded("tally", [&] { verify_tallies(connection, report); });
  report.guarded("place", [&] { verify_places(connection, report); });
  report.guarded("base_map", [&] { verify_base_map(connection, report); });
  report.guarded("map", [&] { verify_map(connection, report); });
  report.guarded("patrol", [&] { verify_patrols(connection, report); });
  report.guarded("ledger", [&] { verify_ledger(context, connection, report, against.kept); });
  report.guarded("program", [&] { verify_program(against.schema, connection, report); });
}

}  // namespace

Verdict verify_house(const Context& context, const VerifyProgress& progress, const VerifyAgainst& against) {
  Verdict verdict;
  const auto report = report_in(verdict, progress);
  context.readers.with([&](store::sql::Connection& connection) {
    store::sql::take_time(connection);
    verify_database(connection, context, report, against);
  });
  // By itself, so that no transaction stays open while the photos are read.
  verify_blobs(context, report, [&](const std::string& name) { return context.readers.with([&](store::sql::Connection& connection) { return store::find_photo(connection, name).has_value(); }); });
  return verdict;
}

Verdict verify_on(store::sql::Connection& connection, const Context& context, const VerifyProgress& progress, const VerifyAgainst& against) {
  Verdict verdict;
  const auto report = report_in(verdict, progress);
  verify_database(connection, context, report, against);
  report.guarded("photo", [&] { verify_blobs(context, report, [&](const std::string& name) { return store::find_photo(connection, name).has_value(); }); });
  return verdict;
}

}  // namespace gridward::services
