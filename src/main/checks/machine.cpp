// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "main/checks/finding.hpp"
#include "main/process_limits.hpp"
#include "main/surroundings.hpp"

namespace gridward::checks {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t megabyte = 1u << 20;
constexpr std::uint64_t too_little_mb = 200, little_mb = 2048;

void look_at_folder(const fs::path& folder, Findings& findings) {
  const base::Arguments named{{"folder", folder.string()}};
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return findings.push_back({Standing::fail, "check.folder_none", named});
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) return findings.push_back({Standing::fail, "check.folder_closed", named});
  if ((status.st_mode & (S_IROTH | S_IXOTH)) != 0) return findings.push_back({Standing::warn, "check.folder_open", named});
  if (::geteuid() == 0 && status.st_uid != 0) return findings.push_back({Standing::warn, "check.as_root", named});
  findings.push_back({Standing::ok, "check.folder_good", named});
}

void look_at_key(const fs::path& file, Findings& findings) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return findings.push_back({Standing::warn, "check.key_none", {{"file", file.string()}}});
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) return findings.push_back({Standing::fail, "vault.key_permissions", {{"file", file.string()}}});
  if (::access(file.c_str(), R_OK) != 0) return findings.push_back({Standing::fail, "vault.key_broken", {{"file", file.string()}}});
  findings.push_back({Standing::ok, "check.key_good", {{"file", file.string()}}});
}

void look_at_room(const fs::path& folder, Findings& findings) {
  struct statvfs space {};
  if (::statvfs(folder.c_str(), &space) != 0) return;
  const auto free_mb = space.f_bavail * space.f_frsize / megabyte;
  const bool few_files = space.f_files > 0 && space.f_favail < 10'000;
  const auto standing = free_mb < too_little_mb ? Standing::fail : free_mb < little_mb || few_files ? Standing::warn : Standing::ok;
  const char* code = standing == Standing::ok ? "check.room_good" : free_mb < little_mb ? "check.room_short" : "check.files_short_on_disk";
  findings.push_back({standing, code, {{"folder", folder.string()}, {"free_mb", std::to_string(free_mb)}}});
}

void look_at_open_files(std::int64_t connections, Findings& findings) {
  const auto allowed = allowed_open_files();
  const auto fit = connections_within(allowed, static_cast<std::size_t>(connections));
  const bool all = fit == static_cast<std::size_t>(connections);
  findings.push_back({all ? Standing::ok : Standing::warn, all ? "check.open_files_good" : "check.open_files_short",
                      {{"files", std::to_string(allowed)}, {"fit", std::to_string(fit)}, {"connections", std::to_string(connections)}}});
}

bool found_on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  const std::string folders = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  const auto list = base::split(folders, ':');
  return std::any_of(list.begin(), list.end(), [&](const auto folder) { return ::access((fs::path(std::string(folder)) / program).c_str(), X_OK) == 0; });
}

void look_at_program(const std::string& program, const std::string& package, Findings& findings) {
  const bool there = found_on_path(program);
  findings.push_back({there ? Standing::ok : Standing::warn, there ? "check.program_good" : "check.program_none", {{"program", program}, {"package", package}}});
}

}  // namespace

void look_at_machine(const Configuration& configuration, Findings& findings) {
  look_at_folder(configuration.data, findings);
  look_at_key(configuration.data / "keys" / "vault.key", findings);
  look_at_room(configuration.data, findings);
  look_at_open_files(configuration.limits.connections, findings);
  look_at_program("ogr2ogr", "gdal-bin", findings);
  if (configuration.engine() == store::sql::Engine::postgresql) look_at_program("pg_dump", "postgresql-client", findings);
  const auto web = web_folder(configuration);
  const bool apps = !web.empty() && fs::is_directory(web / "field") && fs::is_directory(web / "desk");
  findings.push_back({apps ? Standing::ok : Standing::warn, apps ? "check.web_good" : "check.web_none", {{"folder", web.string()}}});
}

}  // namespace gridward::checks
