// SPDX-License-Identifier: Apache-2.0
#include "json/writer.hpp"

#include <array>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>

#include "base/problem.hpp"

namespace gridward::json {

namespace {

template <typename Number>
void append_characters(std::string& out, Number number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  out.append(text.data(), end);
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto code = static_cast<unsigned char>(c);
  out.append("\\u00").append(1, digits[code >> 4U]).append(1, digits[code & 0xFU]);
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, start, i - start);
    append_escaped(out, c);
    start = i + 1;
  }
  out.append(text, start).append(1, '"');
}

void append_number(std::string& out, std::int64_t number) { append_characters(out, number); }
void append_number(std::string& out, std::uint64_t number) { append_characters(out, number); }

void append_number(std::string& out, double number) {
  ENSURE(std::isfinite(number));
  // Boost.JSON may miss the last bit when it reads 17 digits; 15 it gives back, and in degrees they are less than a micrometre.
  char text[32];
  const auto end = std::to_chars(std::begin(text), std::end(text), number, std::chars_format::general, 15).ptr;
  out.append(text, end);
}

void append_raw(std::string& out, const boost::json::value& value) { out += boost::json::serialize(value); }

void append_name(std::string& out, std::string_view name) {
  ENSURE(!name.empty());
  out.append(1, '"').append(name).append(1, '"');
}

}  // namespace gridward::json
