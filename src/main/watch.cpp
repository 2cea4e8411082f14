// SPDX-License-Identifier: Apache-2.0
#include "main/watch.hpp"

#include <algorithm>
#include <array>

#include "base/problem.hpp"
#include "main/process_figures.hpp"
#include "main/version.hpp"
#include "store/figures.hpp"
#include "store/ledger_store.hpp"
#include "store/sha256.hpp"

namespace gridward {

namespace {

using Page = Metrics::Page;

double seconds_of(std::int64_t us) { return static_cast<double>(us) / 1e6; }
template <typename Number>
double number(const Number& value) {
  return static_cast<double>(value);
}

/// A proxy that the configuration does not name makes everybody look like itself.
bool through_a_stranger(const Configuration& configuration, const http::Request& request) {
  const auto forwarded = request.headers.find("x-forwarded-for");
  if (!configuration.trusted_proxies.empty() && !forwarded.empty()) {
    const auto comma = forwarded.rfind(',');
    return base::trimmed(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1)) != request.remote_address;
  }
  constexpr std::array names{"x-forwarded-for", "forwarded", "via", "x-real-ip"};
  return std::any_of(names.begin(), names.end(), [&](const char* name) { return request.headers.has(name); });
}

bool may_read(const Configuration& configuration, const http::Request& request) {
  constexpr std::string_view bearer = "Bearer ";
  const auto authorization = request.headers.find("authorization");
  // Hashes are compared, so that the time taken says nothing about the token.
  if (!configuration.metrics_token.empty() && authorization.starts_with(bearer) &&
      store::sha256(authorization.substr(bearer.size())) == store::sha256(configuration.metrics_token))
    return true;
  const auto& from = configuration.metrics_from;
  return std::find(from.begin(), from.end(), request.remote_address) != from.end() && !through_a_stranger(configuration, request);
}

void show_lanes(Page& page, const store::WriteLanes& lanes) {
  const auto& figures = lanes.figures();
  page.gauge("gridward_lane_waiting", "Units of work that wait for a write lane.", number(lanes.waiting()));
  page.histogram("gridward_commit_duration_seconds", "Time of a commit, the disk's part of it included.", figures.commit_seconds);
  page.histogram("gridward_commit_units", "Units of work that shared a commit.", figures.units_per_commit);
  const char* help = "Units of work: committed, failed (refused by a rule, or not stored), turned away (the queue was full).";
  page.counter("gridward_units_total", help, number(figures.units_committed.load()), {{"outcome", "committed"}});
  page.counter("gridward_units_total", help, number(figures.units_failed.load()), {{"outcome", "failed"}});
  page.counter("gridward_units_total", help, number(figures.units_turned_away.load()), {{"outcome", "turned_away"}});
  page.gauge("gridward_last_commit_timestamp_seconds", "When a commit last succeeded; 0 = not since the start.", seconds_of(figures.last_commit_us));
}

void show_readers(Page& page, const store::sql::ReadPool& readers) {
  page.gauge("gridward_read_connections_in_use", "Reading connections at work.", number(readers.in_use()));
  page.gauge("gridward_read_connections_limit", "Reading connections there may be.", number(readers.size()));
  page.counter("gridward_read_timeouts_total", "Reads refused because no connection got free in time.", number(readers.timeouts()));
}

void show_server(Page& page, const http::Server& server, const http::LiveFeed& live) {
  page.gauge("gridward_http_connections", "Open connections.", number(server.connections()));
  page.gauge("gridward_http_queue_requests", "Requests that wait for a worker.", number(server.queued()));
  page.gauge("gridward_live_listeners", "Open live streams.", number(live.listeners()));
  if (const auto ends = server.certificate_ends()) page.gauge("gridward_tls_certificate_end_timestamp_seconds", "When the TLS certificate in use ends.", number(*ends));
}

void show_jobs(Page& page, const jobs::Runner& runner) {
  for (const auto& job : runner.figures()) {
    const Metrics::Labels labels{{"job", job.name}};
    page.gauge("gridward_job_last_success_timestamp_seconds", "When a job's last good round ended; 0 = not since the start.", seconds_of(job.last_success_us), labels);
    page.gauge("gridward_job_interval_seconds", "How often a job runs.", number(job.every.count()) / 1000, labels);
    page.gauge("gridward_job_last_duration_seconds", "How long a job's last round took.", job.last_seconds, labels);
    page.counter("gridward_job_rounds_total", "Rounds of a job, good or not.", number(job.rounds), labels);
    page.counter("gridward_job_failures_total", "Rounds of a job that failed.", number(job.failures), labels);
  }
}

void show_database(Page& page, House& house) {
  constexpr const char* name = "gridward_database_up";
  constexpr const char* help = "1 when the database answered just now.";
  store::DatabaseFigures figures;
  try {
    figures = house.readers().with([](store::sql::Connection& connection) { return store::database_figures(connection); });
  } catch (const std::exception&) {
    return page.gauge(name, help, 0);
  }
  page.gauge(name, help, 1);
  page.gauge("gridward_event_last_seq", "Number of the newest event.", number(figures.last_seq));
  for (const auto& [reader, seq] : figures.readers)
    page.gauge("gridward_event_reader_lag_events", "Events that a reader of the log has not read yet.", number(std::max<std::int64_t>(0, figures.last_seq - seq)), {{"reader", reader}});
  page.gauge("gridward_deliveries_waiting", "Messages that wait for their channel.", number(figures.deliveries_waiting));
  page.gauge("gridward_database_bytes", "Size of the database.", number(figures.database_bytes));
}

void show_ledger(Page& page, House& house, const base::Histogram& lag) {
  page.histogram("gridward_ledger_sequencing_lag_seconds", "Age of a signed head's oldest event when the head was durable.", lag);
  const auto waiting = house.readers().with([](store::sql::Connection& connection) { return store::ledger_waiting(connection); });
  const auto now = house.context().clock.now().us;
  page.gauge("gridward_ledger_unsequenced_events", "Events that the Merkle ledger does not hold yet (counted up to 100,000).", number(waiting.events));
  page.gauge("gridward_ledger_lag_seconds", "Age of the oldest event that the Merkle ledger does not hold yet; 0 = it holds all.",
             waiting.oldest_at ? std::max(0.0, seconds_of(now - *waiting.oldest_at)) : 0);
}

void show_disk(Page& page, const Configuration& configuration) {
  std::error_code error;
  if (configuration.engine() == store::sql::Engine::sqlite) {
    const auto bytes = std::filesystem::file_size(configuration.database_address() + "-wal", error);
    page.gauge("gridward_database_wal_bytes", "Size of the embedded database's write-ahead log.", error ? 0 : number(bytes));
  }
  const auto space = std::filesystem::space(configuration.data, error);
  if (!error) page.gauge("gridward_data_free_bytes", "Room left on the disk of the data folder.", number(space.available));
}

}  // namespace

http::Reply show_metrics(Metrics& metrics, const Configuration& configuration, const http::Request& request) {
  if (!may_read(configuration, request)) throw base::forbidden("metrics.forbidden");
  auto reply = http::Reply::text(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
  reply.header("Cache-Control", "no-store");
  return reply;
}

void watch(Metrics& metrics, const Watched& watched) {
  auto& [house, live, runner, sequencer, server, ledger_lag] = watched;
  const auto* engine = house.configuration().engine() == store::sql::Engine::sqlite ? "sqlite" : "postgresql";
  metrics.add([engine](Page& page) { page.gauge("gridward_build_info", "Always 1; the labels say which program on which database.", 1, {{"version", version}, {"database", engine}}); });
  metrics.add([&lanes = house.context().lanes](Page& page) { show_lanes(page, lanes); });
  metrics.add([&readers = house.readers()](Page& page) { show_readers(page, readers); });
  metrics.add([&server, &live](Page& page) { show_server(page, server, live); });
  for (auto* jobs : {&runner, &sequencer}) metrics.add([jobs](Page& page) { show_jobs(page, *jobs); });
  metrics.add([&house](Page& page) { show_database(page, house); });
  metrics.add([&house, &ledger_lag](Page& page) { show_ledger(page, house, ledger_lag); });
  metrics.add([&house](Page& page) { show_disk(page, house.configuration()); });
  metrics.add([](Page& page) { show_process(page); });
}

}  // namespace gridward
