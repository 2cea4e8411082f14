// SPDX-License-Identifier: Apache-2.0
#include "http/server/byte_range.hpp"

#include <algorithm>
#include <charconv>

namespace gridward::http {

namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<ByteRange> byte_range(std::string_view header, std::uint64_t file_size) {
  if (!header.starts_with("bytes=")) return std::nullopt;
  header.remove_prefix(6);
  const auto dash = header.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = number(header.substr(0, dash)), last = number(header.substr(dash + 1));
  if (dash == 0) {
    if (!last) return std::nullopt;
    const auto size = std::min(*last, file_size);
    return ByteRange{file_size - size, size};
  }
  if (!first || (!last && dash + 1 != header.size()) || (last && *last < *first)) return std::nullopt;
  if (*first >= file_size) return ByteRange{};
  const auto end = last ? std::min(*last, file_size - 1) + 1 : file_size;
  return ByteRange{*first, end - *first};
}

}  // namespace gridward::http
