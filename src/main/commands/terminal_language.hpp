// SPDX-License-Identifier: Apache-2.0
// The language of the person at the terminal, by LC_ALL, LC_MESSAGES or LANG; English when they name none.
#pragma once

#include "base/messages.hpp"

namespace gridward::commands {

base::Language terminal_language();

}  // namespace gridward::commands
