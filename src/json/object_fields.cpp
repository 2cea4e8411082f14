// SPDX-License-Identifier: Apache-2.0
#include "json/object_fields.hpp"

#include <algorithm>

namespace gridward::json {

namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr std::size_t usual_fields = 32;

std::size_t after_space(std::string_view text, std::size_t at) { return std::min(text.find_first_not_of(" \t\r\n", at), text.size()); }

/// Behind the closing quote of the string that begins at `at`.
std::size_t after_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return nowhere;
}

/// Behind the value that begins at `at`.
std::size_t after_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) return nowhere;
  if (text[at] == '"') return after_string(text, at);
  if (text[at] != '{' && text[at] != '[') return text.find_first_of(",}] \t\r\n", at);
  for (std::size_t depth = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      const auto end = after_string(text, at);
      if (end == nowhere) return nowhere;
      at = end - 1;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return nowhere;
}

}  // namespace

ObjectFields::ObjectFields(std::string_view text) {
  auto at = after_space(text, 0);
  if (at >= text.size() || text[at] != '{') return;
  m_fields.reserve(usual_fields);
  for (;;) {
    at = after_space(text, at + 1);
    if (at >= text.size() || text[at] != '"') return;
    const auto name_end = after_string(text, at);
    if (name_end == nowhere) return;
    const auto name = text.substr(at + 1, name_end - at - 2);
    at = after_space(text, name_end);
    if (at >= text.size() || text[at] != ':') return;
    at = after_space(text, at + 1);
    const auto end = after_value(text, at);
    if (end == nowhere) return;
    m_fields.emplace_back(name, text.substr(at, end - at));
    at = after_space(text, end);
    if (at >= text.size() || text[at] != ',') return;
  }
}

std::string_view ObjectFields::raw(std::string_view name) const {
  for (std::size_t i = 0; i < m_fields.size(); ++i) {
    const auto at = (m_next + i) % m_fields.size();
    if (m_fields[at].first != name) continue;
    m_next = at + 1;
    return m_fields[at].second;
  }
  return {};
}

std::string_view ObjectFields::plain(std::string_view name) const {
  const auto value = raw(name);
  if (value.size() < 2 || value.front() != '"' || value.find('\\') != nowhere) return {};
  return value.substr(1, value.size() - 2);
}

}  // namespace gridward::json
