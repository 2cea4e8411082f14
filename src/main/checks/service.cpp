// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include <algorithm>
#include <chrono>

#include "http/server/tls.hpp"
#include "main/checks/finding.hpp"
#include "main/surroundings.hpp"

namespace gridward::checks {

namespace {

constexpr std::int64_t days_to_renew = 30;

/// "postgresql://name:password@host/…"
bool holds_password(const std::string& address) {
  const auto begin = address.find("://"), at = address.find('@');
  return begin != std::string::npos && at != std::string::npos && address.find(':', begin + 3) < at;
}

bool holds_secrets(const Configuration& configuration) {
  return !configuration.robots.empty() || !configuration.metrics_token.empty() || holds_password(configuration.database);
}

void look_at_file(const Configuration& configuration, Findings& findings) {
  if (configuration.file.empty()) return findings.push_back({Standing::ok, "check.configuration_none"});
  struct stat status {};
  const bool open = ::stat(configuration.file.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0;
  const bool careless = open && holds_secrets(configuration);
  findings.push_back({careless ? Standing::warn : Standing::ok, careless ? "check.configuration_open" : "check.configuration_good", {{"file", configuration.file.string()}}});
}

void look_at_certificate(const Configuration& configuration, Findings& findings) {
  if (configuration.tls_cert.empty() != configuration.tls_key.empty()) return findings.push_back({Standing::fail, "check.tls_half"});
  if (configuration.tls_cert.empty()) return;
  try {
    const auto end_s = http::TlsContext(configuration.tls_cert, configuration.tls_key).ends_at();
    const auto now_s = base::SystemClock().now().us / base::us_per_second;
    const auto days = (end_s - now_s) / 86'400;
    const auto standing = end_s <= now_s ? Standing::fail : days < days_to_renew ? Standing::warn : Standing::ok;
    const char* code = standing == Standing::fail ? "check.tls_ended" : standing == Standing::warn ? "check.tls_ends" : "check.tls_good";
    findings.push_back({standing, code, {{"file", configuration.tls_cert}, {"days", std::to_string(days)}, {"end", base::to_text(base::Instant{end_s * base::us_per_second}).substr(0, 10)}}});
  } catch (const std::runtime_error& error) {
    findings.push_back({Standing::fail, "check.tls_unusable", {{"why", error.what()}}});
  }
}

void look_at_address(const Configuration& configuration, Findings& findings) {
  const auto host = listen_address(configuration.listen).host;
  const bool at_home = host.starts_with("127.") || host == "::1";
  const bool tls = !configuration.tls_cert.empty(), proxy = !configuration.trusted_proxies.empty();
  const base::Arguments named{{"address", configuration.listen}, {"proxies", std::to_string(configuration.trusted_proxies.size())}};
  if (tls) findings.push_back({Standing::ok, "check.address_tls", named});
  else if (proxy) findings.push_back({Standing::ok, "check.address_proxy", named});
  else findings.push_back({Standing::warn, at_home ? "check.address_home" : "check.address_clear", named});
}

}  // namespace

void look_at_service(const Configuration& configuration, Findings& findings) {
  look_at_file(configuration, findings);
  try {
    look_at_address(configuration, findings);
  } catch (const base::Problem& problem) {
    findings.push_back({Standing::fail, problem.code(), problem.arguments()});
  }
  look_at_certificate(configuration, findings);
  if (!configuration.clock_file.empty()) findings.push_back({Standing::warn, "check.clock_moved", {{"file", configuration.clock_file}}});
}

void look_at_backups(const std::filesystem::path& folder, Findings& findings) {
  if (folder.empty()) return findings.push_back({Standing::warn, "check.backups_unnamed"});
  namespace fs = std::filesystem;
  std::error_code error;
  fs::file_time_type newest = fs::file_time_type::min();
  for (fs::directory_iterator entry(folder / "backups", error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".gwb") newest = std::max(newest, entry->last_write_time(error));
  const base::Arguments named{{"folder", folder.string()}};
  if (newest == fs::file_time_type::min()) return findings.push_back({Standing::fail, "check.backups_none", named});
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(fs::file_time_type::clock::now() - newest).count();
  const auto standing = hours > 7 * 24 ? Standing::fail : hours > 26 ? Standing::warn : Standing::ok;
  findings.push_back({standing, standing == Standing::ok ? "check.backups_good" : "check.backups_old", {{"folder", folder.string()}, {"hours", std::to_string(hours)}}});
}

}  // namespace gridward::checks
