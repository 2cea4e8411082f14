// SPDX-License-Identifier: Apache-2.0
#include "main/commands/terminal_language.hpp"

#include <cstdlib>

namespace gridward::commands {

base::Language terminal_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
      return std::string_view(value).substr(0, 2) == "zh" ? base::Language::zh : base::Language::en;
  return base::Language::en;
}

}  // namespace gridward::commands
