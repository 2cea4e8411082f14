// SPDX-License-Identifier: Apache-2.0
// Where the parts of `gridward verify` put what they find. Used by verify_*.cpp only.
#pragma once

#include <fmt/format.h>

#include <limits>
#include <string>
#include <utility>

#include "base/problem.hpp"
#include "services/verify_house.hpp"

namespace gridward::services {

/// An event as the walk through the things' lives needs it.
struct WalkedEvent {
  std::string subject;
  std::int64_t version = 0;
  std::string id;
  std::string kind;
  std::string region;
  std::string actor;
  std::int64_t at = 0;
  std::string body;
};

struct VerifyReport {
  static constexpr std::size_t differences_kept = 20;
  static constexpr std::int64_t tell_every = 10'000;
  /// For connection.each(): rows that are not kept may be many.
  static constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

  Verdict& verdict;
  VerifyProgress progress;

  void differ(std::string what) const {
    ++verdict.difference_count;
    if (verdict.differences.size() < differences_kept) verdict.differences.push_back(std::move(what));
  }
  void count(std::int64_t& figure, std::string_view what) const {
    if (++figure % tell_every == 0) progress(what, figure);
  }

  /// Somebody may have written into the database what no store of ours writes (a text where a number belongs, broken UTF-8): what cannot
  /// be read is a difference. A database that does not answer is not.
  template <typename Part>
  void guarded(std::string_view what, Part part) const {
    try {
      part();
    } catch (const base::BrokenPromise&) {
      differ(fmt::format("{}: unreadable", what));
    } catch (const base::Problem& problem) {
      if (problem.kind() == base::ProblemKind::unavailable) throw;
      differ(fmt::format("{}: {}", what, problem.code()));
    }
  }
};

}  // namespace gridward::services
