// SPDX-License-Identifier: Apache-2.0
// What files have in common that are written whole and read whole.
#pragma once

#include <filesystem>
#include <string>

#include "base/problem.hpp"

namespace gridward::store {

/// What a failed write means, by its errno: unavailable("store.full" | "store.read_only" | "store.unavailable").
base::Problem write_problem(int error);
/// Empty when it is not there.
std::string read_whole(const std::filesystem::path& path);

}  // namespace gridward::store
