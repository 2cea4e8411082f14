// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "documents/qr_code.hpp"
#include "http/resources/api.hpp"
#include "http/resources/live_feed.hpp"
#include "http/resources/patrols.hpp"
#include "http/resources/position_feed.hpp"
#include "http/server/server.hpp"
#include "http/server/static_files.hpp"
#include "jobs/runner.hpp"
#include "main/commands/commands.hpp"
#include "main/house.hpp"
#include "main/metrics.hpp"
#include "main/process_limits.hpp"
#include "main/systemd_notice.hpp"
#include "main/surroundings.hpp"
#include "main/timetable.hpp"
#include "main/version.hpp"
#include "main/watch.hpp"

namespace gridward::commands {

namespace {

/// Beyond the time for requests in flight: what jobs and lanes have begun.
constexpr std::chrono::milliseconds last_steps{1500};

void add_house_routes(http::Router& router, Metrics& metrics, const Configuration& configuration) {
  router.get("/health", [](const http::Request&) { return http::Reply::json(200, "{\"status\":\"ok\"}"); });
  router.get("/metrics", [&metrics, &configuration](const http::Request& request) { return show_metrics(metrics, configuration, request); });
  const auto web = web_folder(configuration);
  if (web.empty()) {
    spdlog::warn("no web apps found; build them with script/build, or name their folder with --web");
    return;
  }
  http::StaticFiles{web / "field", "/field"}.add_to(router);
  http::StaticFiles{web / "desk", "/desk"}.add_to(router);
  router.get("/", [](const http::Request& request) {
    const bool phone = request.headers.find("user-agent").find("Mobile") != std::string_view::npos;
    return http::Reply::empty(302).header("Location", phone ? "/field/" : "/desk/");
  });
}

void print_addresses(const Configuration& configuration, const std::string& host, std::uint16_t port) {
  const char* scheme = configuration.tls_cert.empty() ? "http" : "https";
  std::string last;
  for (const auto& reachable : reachable_hosts(host)) {
    last = fmt::format("{}://{}:{}", scheme, in_url(reachable), port);
    std::cout << fmt::format("指挥端 desk   {0}/desk/\n网格端 field  {0}/field/\n", last);
  }
  if (!output_goes_to_journal()) std::cout << documents::QrCode(last + "/field/").terminal_text();
  std::cout << fmt::format("listening on {}:{}\n", in_url(host), port) << std::flush;
}

http::Options server_options(const Configuration& configuration, const ListenAddress& address, Metrics& metrics) {
  http::Options options;
  options.address = address.host;
  options.port = address.port;
  options.tls_certificate = configuration.tls_cert;
  options.tls_key = configuration.tls_key;
  options.access_log = configuration.access_log;
  using std::chrono::seconds;
  const auto& limits = configuration.limits;
  options.limits.connections = connections_that_fit(static_cast<std::size_t>(limits.connections));
  options.limits.header_time = seconds(limits.header_time_s);
  options.limits.body_time = seconds(limits.body_time_s);
  options.limits.idle_time = seconds(limits.idle_time_s);
  options.limits.stop_time = seconds(limits.stop_time_s);
  options.trusted_proxies = configuration.trusted_proxies;
  options.observe = [&metrics](const http::Route* route, int status, double seconds) { metrics.observe(route, status, seconds); };
  return options;
}

/// What an operator wants to find in the log after a restart; the database's address may hold a password and is not said.
void say_how_it_stands(const Configuration& configuration, const std::string& host, std::int64_t last_event) {
  const auto migrations = carried_migrations();
  spdlog::info("database {}, schema {}, last event {}", configuration.engine() == store::sql::Engine::sqlite ? "SQLite" : "PostgreSQL", migrations.latest(), last_event);
  spdlog::info("TLS {}, trusted proxies {}, groups with a robot {}, /metrics for {} address(es){}", configuration.tls_cert.empty() ? "off" : "on",
               configuration.trusted_proxies.size(), configuration.robots.size(), configuration.metrics_from.size(), configuration.metrics_token.empty() ? "" : " and a token");
  const bool at_home = host.starts_with("127.") || host == "::1";
  if (!at_home && configuration.tls_cert.empty() && configuration.trusted_proxies.empty())
    spdlog::warn("{} is reached without TLS: passwords travel in the clear and phones give no camera or position", host);
  if (!configuration.clock_file.empty()) spdlog::warn("the clock is moved by {}: a drill, not for real work", configuration.clock_file);
}

}  // namespace

int serve(const Configuration& configuration) {
  sigset_t signals;  // blocked before any thread starts, so that only this one hears them
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const auto address = listen_address(configuration.listen);
  spdlog::info("gridward {} begins; data folder {}", version, std::filesystem::absolute(configuration.data).string());
  House house(configuration, {});
  Metrics metrics;
  http::Api api{house.context()};
  http::LiveFeed live(house.context());
  api.live = &live;
  http::PositionFeed positions(house.context());
  api.positions = &positions;
  http::Router router;
  http::add_resources(router, api);
  http::add_patrols(router, api, patrol_rules(configuration));
  add_house_routes(router, metrics, configuration);
  metrics.count_routes(router);
  base::Histogram ledger_lag{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 2, 5, 60};
  jobs::Runner sequencer(sequencing(house.context(), ledger_lag));
  jobs::Runner runner(timetable(house.context(), configuration));
  http::Server server(router, server_options(configuration, address, metrics));
  watch(metrics, {house, live, runner, sequencer, server, ledger_lag});
  print_addresses(configuration, address.host, server.port());
  say_how_it_stands(configuration, address.host, house.context().signal.latest());
  tell_service_manager("READY=1");
  int received = 0;
  sigwait(&signals, &received);
  spdlog::info("stopping ({}): requests in flight finish, nothing new is taken", strsignal(received));
  tell_service_manager("STOPPING=1");
  const StopLimit limit(std::chrono::seconds(configuration.limits.stop_time_s) + last_steps);
  runner.ask_to_stop();
  sequencer.ask_to_stop();
  server.stop();
  runner.stop();
  sequencer.stop();
  house.stop();
  spdlog::info("stopped");
  return 0;
}

}  // namespace gridward::commands
