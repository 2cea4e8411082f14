// SPDX-License-Identifier: Apache-2.0
// The data files that the binary carries: messages/, migrations/, checklists/ and rules/, by their path in the tree.
#pragma once

#include <string_view>
#include <vector>

namespace gridward::embedded {

struct File {
  std::string_view path;  ///< such as "rules/holidays.json"
  std::string_view content;
};

std::vector<File> all();

}  // namespace gridward::embedded
