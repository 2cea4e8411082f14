// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace gridward::base {

namespace {

/// Bytes of the UTF-8 sequence that starts text, or 0 if it is malformed (overlong forms and surrogates included).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

bool starts_with_eight_ascii(std::string_view text) {
  std::uint64_t eight = 0;
  if (text.size() < sizeof eight) return false;
  std::memcpy(&eight, text.data(), sizeof eight);
  return (eight & 0x8080808080808080) == 0;
}

constexpr std::array<std::string_view, 3> wide_spaces = {"\u3000", "\u00A0", "\uFEFF"};

std::size_t leading_space(std::string_view text) {
  if (!text.empty() && (static_cast<unsigned char>(text.front()) <= 0x20)) return 1;
  for (const auto space : wide_spaces)
    if (starts_with(text, space)) return space.size();
  return 0;
}

std::size_t trailing_space(std::string_view text) {
  if (!text.empty() && (static_cast<unsigned char>(text.back()) <= 0x20)) return 1;
  for (const auto space : wide_spaces)
    if (text.size() >= space.size() && text.substr(text.size() - space.size()) == space) return space.size();
  return 0;
}

constexpr std::array<std::string_view, 12> two_character_surnames = {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫",
                                                                     "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯"};

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t n = starts_with_eight_ascii(text) ? 8 : sequence_length(text);
    if (n == 0) return false;
    text.remove_prefix(n);
  }
  return true;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size() && count > 0; --count) at += std::max<std::size_t>(1, sequence_length(text.substr(at)));
  return text.substr(0, std::min(at, text.size()));
}

std::string_view trimmed(std::string_view text) {
  while (const std::size_t n = text.empty() ? 0 : leading_space(text)) text.remove_prefix(n);
  while (const std::size_t n = text.empty() ? 0 : trailing_space(text)) text.remove_suffix(n);
  return text;
}

std::string half_width(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const std::size_t n = std::max<std::size_t>(1, sequence_length(text));
    if (n == 3) {
      const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
      const unsigned point = ((byte(0) & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
      if (point >= 0xFF01 && point <= 0xFF5E) plain.push_back(static_cast<char>(point - 0xFEE0));
      else if (point == 0x3000) plain.push_back(' ');
      else plain.append(text.substr(0, n));
    } else {
      plain.append(text.substr(0, n));
    }
    text.remove_prefix(n);
  }
  return plain;
}

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    text.push_back(digits[static_cast<unsigned char>(c) >> 4]);
    text.push_back(digits[static_cast<unsigned char>(c) & 15]);
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  const auto value = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = value(text[i]), low = value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return bytes;
}

std::string masked_phone(std::string_view phone) {
  if (phone.size() < 7) return std::string(phone.size(), '*');
  const std::size_t hidden = phone.size() - 7;
  return std::string(phone.substr(0, 3)) + std::string(hidden, '*') + std::string(phone.substr(phone.size() - 4));
}

std::string masked_name(std::string_view name) {
  if (name.empty()) return {};
  const bool two = std::any_of(two_character_surnames.begin(), two_character_surnames.end(),
                               [&](std::string_view surname) { return length(name) > 2 && starts_with(name, surname); });
  return std::string(first_characters(name, two ? 2 : 1)) + "*";
}

}  // namespace gridward::base
