// SPDX-License-Identifier: Apache-2.0
// Requests that submit visits of a demo's restaurants, each with an id of its own: 15 answers, one in ten with a hazard.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/id.hpp"

namespace gridward::bench {

class Visits {
 public:
  /// Reads the places; the token's person must be allowed to inspect all of them.
  Visits(const std::filesystem::path& database, std::string token);
  /// The next whole HTTP request.
  std::string next();

 private:
  std::vector<std::string> m_places;
  std::string m_token;
  base::IdMaker m_ids{42};
  std::size_t m_count = 0;
};

}  // namespace gridward::bench
