// SPDX-License-Identifier: Apache-2.0
// What an operator sets: --data DIR alone, or --config FILE (TOML; docs/gridward.example.toml explains each key).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "domain/quiet_hours.hpp"
#include "services/context.hpp"

namespace gridward {

/// A WeCom group robot, the region whose group it speaks to, and when.
struct RobotSetting {
  std::string region;
  std::string key;
  domain::GroupHours hours = {};
};

/// What the server takes from its peers before it says no; the rest of its limits is fixed (http/server/server.hpp).
struct ServerLimits {
  std::int64_t connections = 12'000;
  std::int64_t header_time_s = 15;           ///< for a request's head
  std::int64_t body_time_s = 60;             ///< for its body
  std::int64_t idle_time_s = 60;             ///< between requests, and for each 256 KB that a reader takes
  std::int64_t stop_time_s = 8;              ///< for requests in flight when stopping
};

struct Configuration {
  std::filesystem::path data = "data";       ///< database (unless named), photos, keys
  std::string database;                      ///< empty = data/gridward.sqlite
  std::string listen = "127.0.0.1:8080";
  std::string tls_cert;
  std::string tls_key;
  std::vector<std::string> trusted_proxies;  ///< addresses of reverse proxies whose X-Forwarded-For and -Proto count
  std::string metrics_token;                 ///< who shows it reads /metrics from anywhere; empty = nobody does
  std::vector<std::string> metrics_from = {"127.0.0.1", "::1"};  ///< addresses that read /metrics without a token
  std::filesystem::path file;                ///< where this was read from; empty = command line only
  std::string web;                           ///< folder of the built web apps; empty = beside the program
  std::string clock_file;                    ///< for drills and tests: seconds by which the clock is moved
  std::string robot_base_url = "https://qyapi.weixin.qq.com";
  std::vector<RobotSetting> robots;
  std::string robot_language = "zh";
  std::int64_t job_interval_s = 20;
  bool access_log = true;
  bool patrol_tracks = false;                ///< members may record where their own patrols go; otherwise as rules/patrols.json says
  ServerLimits limits;
  services::Settings settings;

  store::sql::Engine engine() const { return store::sql::DatabaseAddress{database_address()}.engine(); }
  std::string database_address() const { return database.empty() ? (data / "gridward.sqlite").string() : database; }
};

/// Throws base::invalid("config.unreadable") naming the file and the key that is wrong; unknown keys are refused.
Configuration read_configuration(const std::filesystem::path& file);

}  // namespace gridward
