// SPDX-License-Identifier: Apache-2.0
#include "services/restore_backup.hpp"

#include <iostream>
#include <optional>

#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/progress_bar.hpp"
#include "main/commands/terminal_language.hpp"
#include "store/backup_key.hpp"

namespace gridward::commands {

namespace {

int list(const RestoreOptions& options, const std::optional<store::SealingKey>& key) {
  const store::BackupFolder folder(options.from, store::BackupFolder::Use::read, key);
  for (const auto& name : folder.names()) {
    try {
      const auto manifest = folder.manifest(name);
      std::cout << name << "  " << manifest.engine << "  events " << manifest.last_seq << "  database " << manifest.database.bytes << "  photos " << manifest.photos.pieces << '\n';
    } catch (const base::Problem& problem) {
      std::cout << name << "  " << base::Messages::shared().text(terminal_language(), problem) << '\n';
    }
  }
  return 0;
}

}  // namespace

int restore(const Configuration& configuration, const RestoreOptions& options) {
  std::optional<store::SealingKey> key;
  if (!options.key.empty()) key = store::read_backup_key(options.key);
  if (options.list) return list(options, key);
  ProgressBar bar;
  const auto report = services::restore_backup({options.from, options.at, key, configuration.data, {configuration.database_address()}, options.leave_out_damaged_photos, true},
                                               [&](std::string_view what, std::int64_t done, std::int64_t total) { bar.show(what, done, total); });
  bar.end();
  const auto& messages = base::Messages::shared();
  for (const auto& name : report.left_out) std::cout << messages.text(terminal_language(), "backup.photo_left_out", {{"name", name}}) << '\n';
  std::cout << messages.text(terminal_language(), "backup.restored",
                             {{"name", report.manifest.name}, {"folder", configuration.data.string()}, {"seq", std::to_string(report.manifest.last_seq)},
                              {"photos", std::to_string(report.manifest.photos.pieces - report.photos_left_out)}, {"left_out", std::to_string(report.photos_left_out)}})
            << '\n';
  return 0;
}

}  // namespace gridward::commands
