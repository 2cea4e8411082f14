// SPDX-License-Identifier: Apache-2.0
// Photos on their way in parts, so that a broken line costs a part and not the photo: one scratch file for each owner and name, which grows
// from its end only and outlives the server. Nothing here counts until the whole file matches its name. Bounded: an owner's oldest makes room,
// and what nobody went on with for a day is swept. Thread-safe; several processes may share the folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace gridward::store {

class PartStore {
 public:
  static constexpr std::size_t files_of_one = 8;             ///< that an owner may have under way
  static constexpr std::uintmax_t most_bytes = 1u << 30;     ///< of all owners together

  explicit PartStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  /// How many bytes there are, from the beginning; 0 when none. Owner and name must be plain: an id, a hash.
  std::int64_t bytes_of(std::string_view owner, std::string_view name) const;
  /// Adds bytes that begin at `at`; of those that are there already only the rest. Returns how many there are then; nothing when `at` lies
  /// beyond the end. Throws unavailable("store.full" | "store.read_only" | "photo.parts_full").
  std::optional<std::int64_t> add(std::string_view owner, std::string_view name, std::int64_t at, std::string_view bytes);
  std::string read(std::string_view owner, std::string_view name) const;
  void drop(std::string_view owner, std::string_view name);

 private:
  std::filesystem::path path_of(std::string_view owner, std::string_view name) const;
  void make_room(std::string_view owner);
  std::filesystem::path m_folder;
};

}  // namespace gridward::store
