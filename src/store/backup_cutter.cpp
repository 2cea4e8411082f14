// SPDX-License-Identifier: Apache-2.0
#include "store/backup_cutter.hpp"

namespace gridward::store {

namespace {
// Eighteen of the upper bits, which depend on the last 64 bytes: one place in 262,144.
constexpr std::uint64_t mask = ((std::uint64_t{1} << 18) - 1) << 46;
}  // namespace

void BackupCutter::add(std::string_view bytes) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    m_sum = (m_sum << 1) + m_gear[static_cast<unsigned char>(bytes[at])];
    const std::size_t size = m_piece.size() + (at + 1 - from);
    if (size < least_bytes || ((m_sum & mask) != 0 && size < most_bytes)) continue;
    m_piece.append(bytes.substr(from, at + 1 - from));
    from = at + 1;
    cut();
  }
  m_piece.append(bytes.substr(from));
}

void BackupCutter::finish() {
  if (!m_piece.empty()) cut();
}

void BackupCutter::cut() {
  m_take(m_piece);
  m_piece.clear();
  m_sum = 0;
}

}  // namespace gridward::store
