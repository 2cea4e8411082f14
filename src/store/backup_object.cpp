// SPDX-License-Identifier: Apache-2.0
#include "store/backup_object.hpp"

#include <zstd.h>

#include <algorithm>
#include <cstring>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/backup_key.hpp"
#include "store/sha256.hpp"

namespace gridward::store {

namespace {

// The first two bytes of a locked piece.
constexpr char sealed_mark = 'S', plain_mark = 'P';
constexpr char as_is_mark = '0', zstd_mark = 'Z';
constexpr std::size_t marks = 2, checksum_bytes = 32;
constexpr int zstd_level = 1;  // the disk is the limit at night, and the server wants its processor

std::string binding(char packing, std::string_view bound_to) { return std::string("gridward backup 1 ") + packing + ' ' + std::string(bound_to); }

std::string compressed(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), zstd_level);
  ENSURE(!ZSTD_isError(size));
  packed.resize(size);
  return packed;
}

std::optional<std::string> expanded(std::string_view packed) {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > BackupCipher::max_piece_bytes) return std::nullopt;
  std::string bytes(size, '\0');
  const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(got) || got != size) return std::nullopt;
  return bytes;
}

}  // namespace

std::string PieceName::text() const { return base::hex(view()); }

std::optional<PieceName> PieceName::parse(std::string_view text) {
  if (!is_sha256_hex(text)) return std::nullopt;
  const auto bytes = base::from_hex(text);
  PieceName name;
  std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(name.bytes.data()));
  return name;
}

BackupCipher::BackupCipher(const std::optional<SealingKey>& key, std::string_view salt) : m_sealed(key.has_value()) {
  // A plain folder's names come from a key that everybody knows: all nought.
  const SealingKey root = keyed_hash(key.value_or(SealingKey{}), "gridward backup folder " + std::string(salt));
  m_seal_key = keyed_hash(root, "seal");
  m_name_key = keyed_hash(root, "name");
  m_photo_key = keyed_hash(root, "photo");
  const SealingKey gear_key = keyed_hash(root, "gear");
  for (std::size_t i = 0; i < m_gear.size(); ++i) {
    const char index = static_cast<char>(i);
    std::memcpy(&m_gear[i], keyed_hash(gear_key, {&index, 1}).data(), sizeof m_gear[i]);
  }
}

PieceName BackupCipher::name_of(std::string_view bytes) const { return {keyed_hash(m_name_key, bytes)}; }
PieceName BackupCipher::name_of_photo(std::string_view sha256_hex) const { return {keyed_hash(m_photo_key, sha256_hex)}; }

std::string BackupCipher::lock(std::string_view bytes, std::string_view bound_to, Packing packing) const {
  ENSURE(bytes.size() <= max_piece_bytes);
  std::string packed;
  char mark = as_is_mark;
  if (packing == Packing::compress) {
    packed = compressed(bytes);
    if (packed.size() < bytes.size()) {
      mark = zstd_mark;
      bytes = packed;
    }
  }
  const std::string bound = binding(mark, bound_to);
  std::string locked{m_sealed ? sealed_mark : plain_mark, mark};
  if (m_sealed) return locked += seal(m_seal_key, bytes, bound);
  locked += bytes;
  return locked += sha256(bound + std::string(bytes));
}

std::optional<std::string> BackupCipher::unlock(std::string_view locked, std::string_view bound_to) const {
  if (locked.size() < marks || locked[0] != (m_sealed ? sealed_mark : plain_mark) || (locked[1] != as_is_mark && locked[1] != zstd_mark)) return std::nullopt;
  const char mark = locked[1];
  const std::string bound = binding(mark, bound_to);
  locked.remove_prefix(marks);
  std::optional<std::string> bytes;
  if (m_sealed) {
    bytes = unseal(m_seal_key, locked, bound);
  } else if (locked.size() >= checksum_bytes) {
    bytes = std::string(locked.substr(0, locked.size() - checksum_bytes));
    if (sha256(bound + *bytes) != locked.substr(bytes->size())) bytes.reset();
  }
  if (bytes && mark == zstd_mark) return expanded(*bytes);
  return bytes;
}

}  // namespace gridward::store
