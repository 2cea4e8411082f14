// SPDX-License-Identifier: Apache-2.0
// What lies in a back-up folder, one piece at a time: a piece is compressed where that helps, sealed with AES-256-GCM and bound to its own
// name, so that it cannot be cut, changed or put in another's place unseen. Names are keyed hashes: the same bytes get the same name,
// and who has no key learns nothing from it. A plain folder (the operator said so) has checksums only: they find accidents, not intent.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "store/sealing.hpp"

namespace gridward::store {

struct PieceName {
  SealingKey bytes{};
  std::string text() const;                                        ///< 64 hex digits
  static std::optional<PieceName> parse(std::string_view text);
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
  auto operator<=>(const PieceName&) const = default;
};

class BackupCipher {
 public:
  /// Most bytes of one piece before it is locked.
  static constexpr std::size_t max_piece_bytes = 17u << 20;
  enum class Packing { compress, as_is };

  /// Without a key: plain. `salt` is the folder's own, so that two folders under one key share no name and no derived key.
  BackupCipher(const std::optional<SealingKey>& key, std::string_view salt);

  PieceName name_of(std::string_view bytes) const;
  /// Known before the bytes are read, because a photo's name says what they are.
  PieceName name_of_photo(std::string_view sha256_hex) const;

  std::string lock(std::string_view bytes, std::string_view bound_to, Packing packing) const;
  /// Nothing if a bit, the key or bound_to differs.
  std::optional<std::string> unlock(std::string_view locked, std::string_view bound_to) const;

  /// The table by which content-defined cuts are made; keyed, so that the cuts tell nothing about the content.
  const std::array<std::uint64_t, 256>& gear() const { return m_gear; }

 private:
  bool m_sealed;
  SealingKey m_seal_key, m_name_key, m_photo_key;
  std::array<std::uint64_t, 256> m_gear;
};

}  // namespace gridward::store
