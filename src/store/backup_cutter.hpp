// SPDX-License-Identifier: Apache-2.0
// Cuts a stream where its content says so (a rolling sum over the last bytes ends in noughts), so that a stream into which something was
// inserted is cut at the same places before and after it, and its unchanged pieces are not stored twice. Pieces of 64 KB to 2 MB, mostly
// about 320 KB. For dumps; a file of pages is cut at fixed places instead.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace gridward::store {

class BackupCutter {
 public:
  static constexpr std::size_t least_bytes = 64u << 10, most_bytes = 2u << 20;

  /// `gear`: random numbers that decide where the cuts fall; must outlive the cutter.
  BackupCutter(const std::array<std::uint64_t, 256>& gear, std::function<void(std::string_view piece)> take) : m_gear(gear), m_take(std::move(take)) {}
  void add(std::string_view bytes);
  /// The rest, at the end.
  void finish();

 private:
  void cut();
  const std::array<std::uint64_t, 256>& m_gear;
  std::function<void(std::string_view)> m_take;
  std::string m_piece;
  std::uint64_t m_sum = 0;
};

}  // namespace gridward::store
