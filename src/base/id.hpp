// SPDX-License-Identifier: Apache-2.0
// Identifiers: ULIDs (48 bits of milliseconds, 80 random bits), 26 Crockford characters, made by whoever creates the
// thing, the phone included. Id<Tag> makes ids of different things different types.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace gridward::base {

/// True for 26 characters of the Crockford alphabet (upper case, no I L O U) with the first one ≤ '7'.
bool is_ulid(std::string_view text);

/// Text of the 128-bit value (high, low).
std::string ulid_text(std::uint64_t high, std::uint64_t low);

template <typename Tag>
class Id {
 public:
  Id() = default;
  /// Precondition: is_ulid(text) or empty. Use parse for input.
  explicit Id(std::string text) : m_text(std::move(text)) {}

  static std::optional<Id> parse(std::string_view text) {
    if (!is_ulid(text)) return std::nullopt;
    return Id(std::string(text));
  }

  const std::string& text() const { return m_text; }
  bool empty() const { return m_text.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  std::string m_text;
};

/// Makes ULIDs. Seeded explicitly, so that a demo or a test can repeat itself. Not thread-safe.
class IdMaker {
 public:
  explicit IdMaker(std::uint64_t seed) : m_state(seed) {}
  std::string text(std::int64_t at_ms);

  template <typename IdType>
  IdType make(std::int64_t at_ms) {
    return IdType(text(at_ms));
  }

 private:
  std::uint64_t next();
  std::uint64_t m_state;
};

/// A ULID that follows from the text alone (and the time): for what must come out the same when it is done again.
std::string derived_ulid(std::int64_t at_ms, std::string_view from);

/// A fresh ULID text from the system's random device; thread-safe. For what the server itself creates.
std::string random_ulid(std::int64_t at_ms);

}  // namespace gridward::base

template <typename Tag>
struct std::hash<gridward::base::Id<Tag>> {
  std::size_t operator()(const gridward::base::Id<Tag>& id) const { return std::hash<std::string>{}(id.text()); }
};
