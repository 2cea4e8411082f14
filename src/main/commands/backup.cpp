// SPDX-License-Identifier: Apache-2.0
#include "services/back_up.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/statvfs.h>

#include <iostream>
#include <optional>

#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/progress_bar.hpp"
#include "main/commands/terminal_language.hpp"
#include "main/house.hpp"
#include "services/restore_backup.hpp"
#include "services/restore_target.hpp"
#include "services/verify_house.hpp"
#include "store/backup_key.hpp"
#include "store/backup_postgres.hpp"
#include "store/event_log.hpp"
#include "store/file_handle.hpp"

namespace gridward::commands {

namespace fs = std::filesystem;

namespace {

constexpr int niceness = 10;

void say(std::string_view code, const base::Arguments& arguments, std::ostream& where = std::cout) {
  where << base::Messages::shared().text(terminal_language(), code, arguments) << '\n';
}

/// Without a key nothing is written unless the operator says that this is meant.
std::optional<store::SealingKey> key_of(const Configuration& configuration, const BackupOptions& options) {
  if (options.plain && !options.key.empty()) throw base::invalid("backup.key_and_plain");
  if (options.plain) return std::nullopt;
  if (options.key.empty()) throw base::invalid("backup.key_needed");
  for (const fs::path& folder : {fs::path(options.to), configuration.data})
    if (services::lies_in(options.key, folder)) throw base::invalid("backup.key_place", {{"file", options.key}, {"folder", folder.string()}});
  return store::read_backup_key(options.key);
}

void report_on(const services::BackUpReport& report) {
  const auto& manifest = report.manifest;
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  say("backup.made", {{"name", manifest.name}, {"seq", number(manifest.last_seq)}, {"database_bytes", number(manifest.database.bytes)}, {"photos", number(manifest.photos.pieces)},
                      {"new_photos", number(report.new_photos)}, {"new_pieces", number(report.new_pieces)}, {"new_bytes", number(report.new_bytes)}});
  for (const auto& name : report.not_included) say("backup.not_included", {{"name", name}}, std::cerr);
  for (const auto& name : report.damaged) say("backup.photo_damaged", {{"name", name}}, std::cerr);
}

/// A folder for one rehearsal, empty at the start and gone at the end.
class Scratch {
 public:
  Scratch(const fs::path& folder, std::int64_t needed) : m_folder(folder) {
    fs::create_directories(folder.parent_path());
    struct statvfs space {};
    // A tenth more: the database's log and the file system's own.
    if (::statvfs(folder.parent_path().c_str(), &space) == 0 && static_cast<double>(space.f_bavail) * static_cast<double>(space.f_frsize) < 1.1 * static_cast<double>(needed))
      throw base::invalid("backup.rehearsal_space", {{"folder", folder.string()}, {"needed_mb", std::to_string((needed + needed / 10) >> 20)}});
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

 private:
  fs::path m_folder;
};

/// Every figure of a verdict under its own name.
std::string figures(const services::Verdict& verdict) {
  std::string text;
  boost::mp11::mp_for_each<boost::describe::describe_members<services::Verdict, boost::describe::mod_public>>([&](auto member) {
    if constexpr (std::is_same_v<std::decay_t<decltype(verdict.*member.pointer)>, std::int64_t>) text += (text.empty() ? "" : ", ") + std::string(member.name) + ' ' + std::to_string(verdict.*member.pointer);
  });
  return text;
}

/// What an aborted rehearsal left goes first: this folder has no other use.
fs::path rehearsal_path(const Configuration& configuration, const BackupOptions& options) {
  const fs::path within = options.scratch.empty() ? configuration.data : fs::path(options.scratch);
  const fs::path folder = within / services::rehearsal_folder;
  fs::remove_all(folder);
  fs::remove_all(fs::path(folder.string() + ".restoring"));
  return folder;
}

bool prove(const Configuration& configuration, const BackupOptions& options, const std::optional<store::SealingKey>& key, const store::BackupManifest& manifest) {
  Configuration rehearsed = configuration;
  rehearsed.data = rehearsal_path(configuration, options);
  rehearsed.database.clear();
  std::optional<store::RehearsalDatabase> database;
  if (manifest.engine == "postgresql") {
    database.emplace(store::sql::DatabaseAddress{configuration.database_address()});
    rehearsed.database = database->address().text;
  }
  const Scratch scratch(rehearsed.data, manifest.photos.bytes + (database ? 0 : manifest.database.bytes));
  ProgressBar bar;
  services::restore_backup({options.to, manifest.name, key, rehearsed.data, {rehearsed.database_address()}, false, false},
                           [&](std::string_view what, std::int64_t done, std::int64_t total) { bar.show("restore " + std::string(what), done, total); });
  // The schema is brought to this program's: a back-up before an upgrade is a rehearsal of the upgrade too.
  House house(rehearsed, {Schema::migrate, false, nullptr});
  const auto verdict = services::verify_house(house.context(), [&](std::string_view what, std::int64_t done) { bar.show("verify " + std::string(what), done, 0); });
  bar.end();
  const auto last_seq = house.readers().with([](store::sql::Connection& connection) { return store::latest_seq(connection); });
  std::cout << figures(verdict) << '\n';
  for (const auto& difference : verdict.differences) std::cout << difference << '\n';
  if (last_seq != manifest.last_seq) say("backup.seq_differs", {{"was", std::to_string(manifest.last_seq)}, {"is", std::to_string(last_seq)}});
  return verdict.clean() && last_seq == manifest.last_seq;
}

bool proved(const Configuration& configuration, const BackupOptions& options, const std::optional<store::SealingKey>& key, const store::BackupManifest& manifest) {
  // On the folder itself: it needs no file, and whoever serves the house does not lock it.
  const store::FileHandle house(configuration.data, O_RDONLY | O_DIRECTORY);
  if (!house.ok() || ::flock(house.descriptor(), LOCK_EX | LOCK_NB) != 0) throw base::conflict("backup.rehearsal_busy", {{"folder", configuration.data.string()}, {"name", manifest.name}});
  try {
    return prove(configuration, options, key, manifest);
  } catch (const fs::filesystem_error& error) {
    throw services::RestoreTarget::unusable(error.path1(), error.code().value());
  }
}

}  // namespace

int backup(const Configuration& configuration, const BackupOptions& options) {
  if (::getpriority(PRIO_PROCESS, 0) < niceness) ::setpriority(PRIO_PROCESS, 0, niceness);   // the server goes first
  const auto key = key_of(configuration, options);
  if (!key) say("backup.plain_warning", {}, std::cerr);
  ProgressBar bar;
  const auto report = services::back_up({configuration.data, {configuration.database_address()}, options.to, key}, [&](std::string_view what, std::int64_t done, std::int64_t total) { bar.show(what, done, total); });
  bar.end();
  report_on(report);
  if (options.prove) {
    if (!proved(configuration, options, key, report.manifest)) throw base::invalid("backup.not_proved", {{"name", report.manifest.name}});
    say("backup.proved", {{"name", report.manifest.name}});
  }
  if (options.keep > 0) {
    const auto pruning = services::prune_backups(options.to, key, static_cast<std::size_t>(options.keep));
    say("backup.pruned", {{"backups", std::to_string(pruning.backups)}, {"pieces", std::to_string(pruning.pieces)}, {"bytes", std::to_string(pruning.bytes)}});
  }
  if (report.damaged_photos > 0) throw base::invalid("backup.photos_damaged", {{"count", std::to_string(report.damaged_photos)}, {"name", report.manifest.name}});
  return 0;
}

int backup_key(const std::string& new_file) {
  store::create_backup_key(new_file);
  say("backup.key_made", {{"file", new_file}, {"key", store::fingerprint(store::read_backup_key(new_file))}});
  return 0;
}

}  // namespace gridward::commands
