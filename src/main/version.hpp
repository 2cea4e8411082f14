// SPDX-License-Identifier: Apache-2.0
// The program's version, from CMakeLists.txt.
#pragma once

namespace gridward {

inline constexpr const char* version = GRIDWARD_VERSION;

}  // namespace gridward
