// SPDX-License-Identifier: Apache-2.0
// Where the parts of `gridward verify` put what they find. Used by verify_*.cpp only.
#pragma once

#include <string>
#include <utility>

#include "services/verify_house.hpp"

namespace gridward::services {

struct VerifyReport {
  static constexpr std::size_t differences_kept = 20;
  static constexpr std::int64_t tell_every = 10'000;

  Verdict& verdict;
  VerifyProgress progress;

  void differ(std::string what) const {
    ++verdict.difference_count;
    if (verdict.differences.size() < differences_kept) verdict.differences.push_back(std::move(what));
  }
  void count(std::int64_t& figure, std::string_view what) const {
    if (++figure % tell_every == 0) progress(what, figure);
  }
};

}  // namespace gridward::services
