// SPDX-License-Identifier: Apache-2.0
#include "main/configuration.hpp"

#include <arpa/inet.h>

#include <array>
#include <set>
#include <toml.hpp>

#include "base/problem.hpp"

namespace gridward {

namespace {

constexpr std::size_t shortest_token = 16;

const std::set<std::string> known_keys = {"data", "database", "listen", "tls_cert", "tls_key", "web", "clock_file", "robot_base_url", "robots", "trusted_proxies", "metrics_token", "metrics_from",
                                          "robot_language", "job_interval_s", "access_log", "patrol_tracks", "connections", "header_time_s", "body_time_s", "idle_time_s", "stop_time_s",
                                          "filing_number", "session_days", "desk_idle_minutes", "lock_after_failures", "lock_minutes"};

const std::set<std::string> robot_keys = {"region", "key", "quiet_from", "quiet_until", "digest_at", "most_a_day"};

void refuse_unknown_keys(const toml::value& table, const std::set<std::string>& known) {
  for (const auto& [key, value] : table.as_table())
    if (!known.contains(key)) throw std::runtime_error("unknown key '" + key + "'");
}

using Number = std::pair<const char*, std::int64_t*>;

/// A key that is not there leaves its target as it is.
void read_between(const toml::value& document, const Number& number, std::int64_t lowest, std::int64_t highest) {
  const auto& [key, target] = number;
  if (!document.contains(key)) return;
  const auto value = toml::find<std::int64_t>(document, key);
  if (value < lowest || value > highest) throw std::runtime_error(std::string("key '") + key + "' must lie between " + std::to_string(lowest) + " and " + std::to_string(highest));
  *target = value;
}

void read_limits(const toml::value& document, ServerLimits& limits) {
  read_between(document, {"connections", &limits.connections}, 1, 1'000'000);
  read_between(document, {"header_time_s", &limits.header_time_s}, 1, 3600);
  read_between(document, {"body_time_s", &limits.body_time_s}, 1, 3600);
  read_between(document, {"idle_time_s", &limits.idle_time_s}, 1, 3600);
  read_between(document, {"stop_time_s", &limits.stop_time_s}, 1, 8);  // a stop takes less than ten seconds in all
}

void read_sign_in(const toml::value& document, services::Settings& settings) {
  read_between(document, {"session_days", &settings.session_days}, 1, 366);
  read_between(document, {"desk_idle_minutes", &settings.desk_idle_minutes}, 1, 366 * 24 * 60);  // a wall screen may stand for a year
  read_between(document, {"lock_after_failures", &settings.lock_after_failures}, 1, 100);
  read_between(document, {"lock_minutes", &settings.lock_minutes}, 1, 7 * 24 * 60);
}

std::vector<std::string> addresses_of(const toml::value& document, const char* key, std::vector<std::string> otherwise) {
  if (!document.contains(key)) return otherwise;
  auto addresses = toml::find<std::vector<std::string>>(document, key);
  for (const auto& address : addresses) {
    std::array<unsigned char, sizeof(in6_addr)> bytes;
    if (inet_pton(AF_INET, address.c_str(), bytes.data()) != 1 && inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1)
      throw std::runtime_error("key '" + std::string(key) + "' holds '" + address + "', which is no IP address");
  }
  return addresses;
}

std::string token_of(const toml::value& document) {
  if (!document.contains("metrics_token")) return {};
  auto token = toml::find<std::string>(document, "metrics_token");
  if (token.size() < shortest_token) throw std::runtime_error("key 'metrics_token' needs at least " + std::to_string(shortest_token) + " characters");
  return token;
}

void read_minute(const toml::value& robot, const Number& number) {
  const auto& [key, target] = number;
  if (!robot.contains(key)) return;
  const auto minute = domain::minute_of_day(toml::find<std::string>(robot, key));
  if (!minute) throw std::runtime_error(std::string("key '") + key + "' of a robot is a time of day, \"07:30\"");
  *target = *minute;
}

domain::GroupHours hours_of(const toml::value& robot) {
  domain::GroupHours hours;
  read_minute(robot, {"quiet_from", &hours.quiet_from});
  read_minute(robot, {"quiet_until", &hours.quiet_until});
  read_between(robot, {"most_a_day", &hours.most_a_day}, 1, 200);
  if (robot.contains("digest_at") && toml::find<std::string>(robot, "digest_at") == "off") hours.digest_at.reset();
  else read_minute(robot, {"digest_at", &*hours.digest_at});
  if (!domain::hours_fit(hours)) throw std::runtime_error("key 'digest_at' of a robot lies within its quiet hours; set another time or \"off\"");
  return hours;
}

std::vector<RobotSetting> robots_of(const toml::value& document) {
  std::vector<RobotSetting> robots;
  if (!document.contains("robots")) return robots;
  for (const auto& entry : toml::find(document, "robots").as_array()) {
    refuse_unknown_keys(entry, robot_keys);
    robots.push_back({toml::find<std::string>(entry, "region"), toml::find<std::string>(entry, "key"), hours_of(entry)});
  }
  return robots;
}

}  // namespace

Configuration read_configuration(const std::filesystem::path& file) {
  try {
    const auto document = toml::parse(file.string());
    refuse_unknown_keys(document, known_keys);
    Configuration configuration;
    // find, not find_or: a value of the wrong type is refused, not passed over.
    const auto text = [&](const char* key, auto& target) { if (document.contains(key)) target = toml::find<std::string>(document, key); };
    text("data", configuration.data);
    text("database", configuration.database);
    text("listen", configuration.listen);
    text("tls_cert", configuration.tls_cert);
    text("tls_key", configuration.tls_key);
    text("web", configuration.web);
    text("clock_file", configuration.clock_file);
    text("robot_base_url", configuration.robot_base_url);
    text("robot_language", configuration.robot_language);
    text("filing_number", configuration.settings.filing_number);
    if (document.contains("access_log")) configuration.access_log = toml::find<bool>(document, "access_log");
    if (document.contains("patrol_tracks")) configuration.patrol_tracks = toml::find<bool>(document, "patrol_tracks");
    read_between(document, {"job_interval_s", &configuration.job_interval_s}, 1, 24 * 60 * 60);
    read_sign_in(document, configuration.settings);
    read_limits(document, configuration.limits);
    configuration.robots = robots_of(document);
    configuration.trusted_proxies = addresses_of(document, "trusted_proxies", {});
    configuration.metrics_from = addresses_of(document, "metrics_from", configuration.metrics_from);
    configuration.metrics_token = token_of(document);
    configuration.file = file;
    return configuration;
  } catch (const std::exception& error) {
    throw base::invalid("config.unreadable", {{"file", file.string()}, {"why", error.what()}});
  }
}

}  // namespace gridward
