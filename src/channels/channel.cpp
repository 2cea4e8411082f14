// SPDX-License-Identifier: Apache-2.0
#include "channels/channel.hpp"

#include <string_view>

namespace gridward::channels {

namespace {

constexpr std::string_view ellipsis = "…";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string cut_to_bytes(const std::string& text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  if (most_bytes < ellipsis.size()) return {};
  std::size_t end = most_bytes - ellipsis.size();
  while (end > 0 && is_continuation(text[end])) --end;
  return text.substr(0, end) + std::string(ellipsis);
}

}  // namespace gridward::channels
