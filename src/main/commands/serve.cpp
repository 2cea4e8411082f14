// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <filesystem>
#include <iostream>

#include "base/problem.hpp"
#include "documents/qr_code.hpp"
#include "http/resources/api.hpp"
#include "http/resources/live_feed.hpp"
#include "http/server/server.hpp"
#include "http/server/static_files.hpp"
#include "jobs/runner.hpp"
#include "main/commands/commands.hpp"
#include "main/house.hpp"
#include "main/metrics.hpp"
#include "main/process_limits.hpp"
#include "main/timetable.hpp"

namespace gridward::commands {

namespace {

/// Beyond the time for requests in flight: what jobs and lanes have begun.
constexpr std::chrono::milliseconds last_steps{1500};

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

Address address_of(const std::string& listen) {
  const auto colon = listen.rfind(':');
  try {
    const int port = std::stoi(listen.substr(colon + 1));
    if (colon != std::string::npos && colon > 0 && port >= 0 && port < 65536) return {listen.substr(0, colon), static_cast<std::uint16_t>(port)};
  } catch (const std::exception&) {  // falls through to the one message
  }
  throw base::invalid("command.listen", {{"address", listen}});
}

std::filesystem::path web_folder(const Configuration& configuration) {
  if (!configuration.web.empty()) return configuration.web;
  const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  for (const auto& candidate : {program / "../../web/dist", program / "../share/gridward/web"})
    if (std::filesystem::is_directory(candidate)) return std::filesystem::canonical(candidate);
  return {};
}

/// The addresses that a phone could reach when we listen everywhere.
std::vector<std::string> reachable_hosts(const std::string& host) {
  if (host != "0.0.0.0") return {host};
  std::vector<std::string> hosts;
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return {host};
  for (auto* entry = list; entry != nullptr; entry = entry->ifa_next) {
    if (entry->ifa_addr == nullptr || entry->ifa_addr->sa_family != AF_INET || (entry->ifa_flags & IFF_UP) == 0) continue;
    char text[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(entry->ifa_addr)->sin_addr, text, sizeof text);
    hosts.emplace_back(text);
  }
  freeifaddrs(list);
  return hosts;
}

void add_house_routes(http::Router& router, Metrics& metrics, const Configuration& configuration) {
  router.get("/health", [](const http::Request&) { return http::Reply::json(200, "{\"status\":\"ok\"}"); });
  router.get("/metrics", [&metrics](const http::Request&) { return http::Reply::text(200, "text/plain; version=0.0.4", metrics.text()); });
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
    last = fmt::format("{}://{}:{}", scheme, reachable, port);
    std::cout << fmt::format("指挥端 desk   {0}/desk/\n网格端 field  {0}/field/\n", last);
  }
  std::cout << documents::QrCode(last + "/field/").terminal_text() << fmt::format("listening on {}:{}\n", host, port) << std::flush;
}

http::Options server_options(const Configuration& configuration, const Address& address, Metrics& metrics) {
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
  options.observe = [&metrics](std::string_view route, int status, double seconds) { metrics.observe(route, status, seconds); };
  return options;
}

}  // namespace

int serve(const Configuration& configuration) {
  sigset_t signals;  // blocked before any thread starts, so that only this one hears them
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const auto address = address_of(configuration.listen);
  House house(configuration, {});
  Metrics metrics;
  http::Api api{house.context()};
  http::LiveFeed live(house.context());
  api.live = &live;
  http::Router router;
  http::add_resources(router, api);
  add_house_routes(router, metrics, configuration);
  auto& lanes = house.context().lanes;
  metrics.gauge("gridward_lane_waiting", "units of work waiting for a write lane", [&lanes] { return static_cast<double>(lanes.waiting()); });
  metrics.gauge("gridward_live_listeners", "open live streams", [&live] { return static_cast<double>(live.listeners()); });
  jobs::Runner sequencer(sequencing(house.context()));
  jobs::Runner runner(timetable(house.context(), configuration));
  metrics.gauge("gridward_job_failures", "job rounds that failed since the start", [&runner] { return static_cast<double>(runner.failures()); });
  if (!configuration.clock_file.empty()) spdlog::warn("the clock is moved by {}: a drill, not for real work", configuration.clock_file);
  http::Server server(router, server_options(configuration, address, metrics));
  metrics.gauge("gridward_connections", "open connections", [&server] { return static_cast<double>(server.connections()); });
  print_addresses(configuration, address.host, server.port());
  int received = 0;
  sigwait(&signals, &received);
  spdlog::info("stopping");
  const StopLimit limit(std::chrono::seconds(configuration.limits.stop_time_s) + last_steps);
  runner.ask_to_stop();
  sequencer.ask_to_stop();
  server.stop();
  runner.stop();
  sequencer.stop();
  house.stop();
  return 0;
}

}  // namespace gridward::commands
