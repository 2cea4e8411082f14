// SPDX-License-Identifier: Apache-2.0
// Where a restore writes: "<data>.restoring", which gets the name of the data folder at the end, in one step. Where the database stands
// elsewhere the folder gets its name first, with a mark in it that says that the database is still missing. Whoever opens a house asks
// require_whole_house, so that half a restore is never taken for an empty house.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "store/file_handle.hpp"

namespace gridward::services {

/// Throws Problem "backup.restore_cut_off" when a restore into this data folder was cut off, or is under way.
void require_whole_house(const std::filesystem::path& data);

/// Absolute, normal, without a slash at its end.
std::filesystem::path without_slash(const std::filesystem::path& path);

class RestoreTarget {
 public:
  /// Ours alone; what an aborted restore left, beside the data folder or as one that bears the mark, goes first. Throws Problem
  /// "backup.restore_busy" or what unusable() says.
  explicit RestoreTarget(const std::filesystem::path& data);
  ~RestoreTarget();
  RestoreTarget(const RestoreTarget&) = delete;
  RestoreTarget& operator=(const RestoreTarget&) = delete;

  const std::filesystem::path& path() const { return m_path; }
  /// It is the data folder now. `waiting_for` = the back-up whose database is still to come; "" when the house is whole.
  void become_data(const std::string& waiting_for, bool durable);
  /// The database is there: the mark goes.
  void complete();
  /// The back-up that a data folder waits for; nothing when it bears no mark.
  static std::optional<std::string> waited_for(const std::filesystem::path& data);
  static void remove_mark(const std::filesystem::path& data);

  /// "backup.target_full", "backup.target_read_only" or "backup.target_unusable"; `error` as errno says it.
  static base::Problem unusable(const std::filesystem::path& path, int error);
  /// A new file. Throws unusable().
  static void write_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode);
  static void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

 private:
  std::filesystem::path m_data, m_path;
  std::unique_ptr<store::FileHandle> m_lock;
  bool m_aside = false, m_complete = false;
};

}  // namespace gridward::services
