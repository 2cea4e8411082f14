// SPDX-License-Identifier: Apache-2.0
#include "base/id.hpp"

#include <algorithm>
#include <mutex>
#include <random>

namespace gridward::base {

namespace {
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
}

bool is_ulid(std::string_view text) {
  if (text.size() != 26 || text.front() > '7') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return alphabet.find(c) != std::string_view::npos; });
}

std::string ulid_text(std::uint64_t high, std::uint64_t low) {
  std::string text(26, '0');
  for (std::size_t i = 26; i-- > 0;) {
    text[i] = alphabet[low & 31];
    low = (low >> 5) | (high << 59);
    high >>= 5;
  }
  return text;
}

std::uint64_t IdMaker::next() {  // splitmix64: small, well mixed, and the same everywhere
  std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::string IdMaker::text(std::int64_t at_ms) {
  const std::uint64_t high = (static_cast<std::uint64_t>(at_ms) << 16) | (next() & 0xFFFF);
  return ulid_text(high, next());
}

std::string derived_ulid(std::int64_t at_ms, std::string_view from) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a, then mixed
  for (const char c : from) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return IdMaker(hash).text(at_ms);
}

std::string random_ulid(std::int64_t at_ms) {
  static std::mutex mutex;
  static std::random_device device;
  const std::lock_guard lock(mutex);
  const auto word = [] { return (static_cast<std::uint64_t>(device()) << 32) | device(); };
  return ulid_text((static_cast<std::uint64_t>(at_ms) << 16) | (word() & 0xFFFF), word());
}

}  // namespace gridward::base
