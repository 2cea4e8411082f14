// SPDX-License-Identifier: Apache-2.0
// What the targets share. A target takes bytes as the outside sends them, lets a Problem pass (that is a refusal) and stops the run
// with HOLDS when something that must be true of every input is not. fuzz/seeds/<target>/ holds where it starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.hpp"

/// On in every build: a broken promise is a finding like a crash.
#define HOLDS(condition) \
  do { \
    if (!(condition)) { \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort(); \
    } \
  } while (false)

namespace gridward::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The first byte says which of several things the rest is; seeds use 'a', 'b', 'c' …
inline std::size_t choice(std::string_view& text, std::size_t count) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  return (first >= 'a' ? first - 'a' : first) % count;
}

/// The lines of a text, at most `most`; what several fields of one input are made from.
inline std::vector<std::string_view> lines(std::string_view text, std::size_t most) {
  std::vector<std::string_view> all;
  while (all.size() + 1 < most) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) break;
    all.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  all.push_back(text);
  return all;
}

/// Runs it; a Problem is an answer. True when there was none.
template <typename Run>
bool accepted(Run run) {
  try {
    run();
    return true;
  } catch (const base::Problem& problem) {
    HOLDS(!problem.code().empty() && problem.fields().size() <= 100);
    return false;
  }
}

}  // namespace gridward::fuzz
