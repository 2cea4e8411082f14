// SPDX-License-Identifier: Apache-2.0
#include "store/whole_file.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>

namespace gridward::store {

base::Problem write_problem(int error) {
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) return base::unavailable("store.full", 60);
  if (error == EROFS || error == EACCES || error == EPERM) return base::unavailable("store.read_only", 60);
  return base::unavailable("store.unavailable", 10);
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

}  // namespace gridward::store
