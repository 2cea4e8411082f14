// SPDX-License-Identifier: Apache-2.0
#include "services/verify_figures.hpp"

#include <array>

#include "store/delivery_store.hpp"
#include "store/event_log.hpp"
#include "store/migrations.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;

struct Rows {
  std::string_view table;
  std::string_view key;
  std::string_view prefix;            ///< of the event's subject
  std::int64_t Verdict::*figure;      ///< how many there are by the log
};

constexpr std::array<Rows, 16> tables = {{{"region", "code", "region:", &Verdict::regions},
                                          {"person", "id", "", &Verdict::people},
                                          {"post", "id", "", &Verdict::posts},
                                          {"place", "id", "", &Verdict::places},
                                          {"extinguisher", "id", "", &Verdict::extinguishers},
                                          {"suggestion", "id", "", &Verdict::suggestions},
                                          {"base_map", "id", "base_map:", &Verdict::base_maps},
                                          {"inspection", "id", "", &Verdict::inspections},
                                          {"hazard", "id", "", &Verdict::hazards},
                                          {"hazard_step", "hazard", "", &Verdict::steps},
                                          {"photo", "name", "photo:", &Verdict::photos},
                                          {"photo_use", "subject", "", &Verdict::photo_uses},
                                          {"api_token", "token_hash", "api_token:", &Verdict::tokens},
                                          {"delivery", "id", "", &Verdict::notices},
                                          {"vault_entry", "id", "", &Verdict::sealed},
                                          {"vault_key", "id", "", &Verdict::sealed}}};

std::int64_t count_of(Connection& connection, std::string_view table) { return connection.query_one(fmt::format("SELECT COUNT(*) FROM {}", table))->integer(0); }

/// Names those that no event knows by their id; when the number is still wrong, another thing's id was taken, and the number is all that can be said.
void verify_count(Connection& connection, const VerifyReport& report, const Rows& rows) {
  const auto there = count_of(connection, rows.table), known = report.verdict.*rows.figure;
  if (there == known) return;
  const auto unknown = connection.query(fmt::format("SELECT {0} FROM {1} WHERE NOT EXISTS (SELECT 1 FROM event WHERE subject = '{2}' || {1}.{0}) ORDER BY {0} LIMIT {3}", rows.key, rows.table, rows.prefix,
                                                    VerifyReport::differences_kept + 1));
  for (const auto& row : unknown) report.differ(fmt::format("{}: {} has no event", rows.table, row.text(0)));
  if (unknown.empty()) report.differ(fmt::format("{}: there are {} rows, and {} by the log", rows.table, there, known));
}

}  // namespace

void verify_counts(Connection& connection, const VerifyReport& report) {
  for (const auto& rows : tables) report.guarded(rows.table, [&] { verify_count(connection, report, rows); });
  // Those with a subject or a version that no walk comes by.
  const auto events = count_of(connection, "event");
  if (events != report.verdict.events) report.differ(fmt::format("event: there are {} rows, and {} of them are some thing's", events, report.verdict.events));
}

void verify_program(const store::Migrations* schema, Connection& connection, const VerifyReport& report) {
  if (schema != nullptr && !schema->recorded_in(connection)) report.differ("migration: the record is not that of this program's migrations");
  const auto latest = store::latest_seq(connection);
  for (const auto& [name, seq] : store::job_cursors(connection))
    if (seq < 0 || seq > latest) report.differ(fmt::format("job_cursor: {} stands at {}, the log at {}", name, seq, latest));
}

void verify_blobs(const Context& context, const VerifyReport& report, const std::function<bool(const std::string& name)>& known) {
  report.progress("blobs", 0);
  context.photos.check_all([&](const std::string& name) { report.differ(fmt::format("photo: the bytes of {} are not what its name says", name)); });
  context.photos.each([&](const std::string& name, std::uintmax_t) {
    if (known(name)) return;
    ++report.verdict.unclaimed;
    if (report.verdict.unclaimed_photos.size() < VerifyReport::differences_kept) report.verdict.unclaimed_photos.push_back(name);
  });
}

}  // namespace gridward::services
