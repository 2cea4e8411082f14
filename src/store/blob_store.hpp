// SPDX-License-Identifier: Apache-2.0
// Blobs (photos) in a directory, named by the SHA-256 of their bytes: aa/bb/<hash>. Stored once, complete or not at all: temporary file,
// fsync, rename, fsync of the folder. Thread-safe; several processes may share the folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "store/part_store.hpp"

namespace gridward::store {

class DirectoryBlobStore {
 public:
  static constexpr std::size_t max_bytes = 16u << 20;

  /// Creates the folder.
  explicit DirectoryBlobStore(std::filesystem::path folder);

  /// True if it was new. Throws Problem "photo.name_invalid" (not 64 lower-case hex digits), "photo.hash_differs",
  /// "photo.too_large", unavailable("store.full", 60).
  bool put(std::string_view sha256_hex, std::string_view bytes);
  std::optional<std::string> get(std::string_view sha256_hex) const;
  bool has(std::string_view sha256_hex) const;
  /// Where the bytes are, or would be; the name must be 64 lower-case hex digits.
  std::filesystem::path path_of(std::string_view sha256_hex) const;

  /// Photos on their way.
  PartStore& parts() { return m_parts; }
  /// Forgets what has been on its way for a day; done at the start, too.
  void sweep() const;

  /// Reads everything; calls `damaged` with the name of each file whose bytes do not match it or that does not belong here.
  /// Returns the number of files read.
  std::size_t check_all(const std::function<void(const std::string& name)>& damaged) const;

  /// Calls `take` for each blob, in the order of names, without reading it. Memory stays flat.
  void each(const std::function<void(const std::string& name, std::uintmax_t bytes)>& take) const;

 private:
  std::filesystem::path m_folder;
  PartStore m_parts;
};

}  // namespace gridward::store
