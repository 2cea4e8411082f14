// SPDX-License-Identifier: Apache-2.0
// Files and folders below a folder of back-ups, with the Problems that an operator reads when the medium is full, read-only or gone.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace gridward::store {

/// "backup.folder_full", "backup.folder_read_only" or "backup.folder_unusable"; `error` as errno says it.
base::Problem backup_folder_problem(const std::filesystem::path& path, int error);

/// Nothing when it cannot be opened; empty, which no key opens, when it is larger than `limit` or cannot be read whole.
std::optional<std::string> read_backup_file(const std::filesystem::path& path, std::size_t limit);

/// Throws the Problem above. `durable`: its bytes are on the disk afterwards, its name is not yet.
void write_backup_file(const std::filesystem::path& path, std::string_view bytes, bool durable);

/// For its owner alone; one that is there stays as it is. Throws the Problem above, also for one that cannot be written to.
void make_backup_folder(const std::filesystem::path& path);

}  // namespace gridward::store
