// SPDX-License-Identifier: Apache-2.0
// Every code that stands in the sources of the domain has its sentence in both languages.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "case_files.hpp"

namespace gridward::tests {
namespace {

std::set<std::string> codes_in_sources() {
  const std::regex code(R"re("((?:place|checklist|deadline|inspection|extinguisher|hazard|patrol)\.[a-z_]+)")re");
  std::set<std::string> codes;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(GRIDWARD_SOURCE_DIR) / "src" / "domain")) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with(".cpp") || name == "recipients.cpp") continue;  // there the same words name events
    std::ifstream file(entry.path());
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) codes.insert((*at)[1]);
  }
  return codes;
}

TEST(Messages, every_code_of_the_domain_has_its_sentence) {
  const auto codes = codes_in_sources();
  ASSERT_GE(codes.size(), 40U);
  for (const auto& code : codes) {
    EXPECT_TRUE(has_message("zh-CN", code)) << code;
    EXPECT_TRUE(has_message("en", code)) << code;
  }
}

}  // namespace
}  // namespace gridward::tests
