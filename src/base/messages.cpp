// SPDX-License-Identifier: Apache-2.0
#include "base/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace gridward::base {

Language preferred_language(std::string_view accept_language) {
  for (const auto part : split(accept_language, ',')) {
    const std::string tag = lower_ascii(trimmed(part));
    if (starts_with(tag, "zh")) return Language::zh;
    if (starts_with(tag, "en")) return Language::en;
  }
  return Language::zh;
}

void Messages::add(Language language, std::string_view file_name, std::string_view content) {
  int line_number = 0;
  for (const auto raw : split(content, '\n')) {
    ++line_number;
    const auto line = trimmed(raw);
    if (line.empty() || line.front() == '#') continue;
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) throw std::runtime_error(fmt::format("{}:{}: no '='", file_name, line_number));
    const auto code = trimmed(line.substr(0, equals)), text = trimmed(line.substr(equals + 1));
    if (!m_texts[static_cast<int>(language)].emplace(code, text).second)
      throw std::runtime_error(fmt::format("{}:{}: '{}' stands twice", file_name, line_number, code));
  }
}

std::string Messages::text(Language language, std::string_view code, const Arguments& arguments) const {
  const auto& texts = m_texts[static_cast<int>(language)];
  const auto found = texts.find(std::string(code));
  if (found == texts.end()) return std::string(code);
  std::string text;
  std::string_view rest = found->second;
  for (;;) {
    const auto open = rest.find('{');
    const auto close = open == std::string_view::npos ? open : rest.find('}', open);
    if (close == std::string_view::npos) return text.append(rest);
    const auto name = rest.substr(open + 1, close - open - 1);
    const auto argument = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.first == name; });
    text.append(rest.substr(0, open)).append(argument == arguments.end() ? std::string() : argument->second);
    rest.remove_prefix(close + 1);
  }
}

bool Messages::has(Language language, std::string_view code) const {
  return m_texts[static_cast<int>(language)].contains(std::string(code));
}

std::vector<std::string> Messages::codes(Language language) const {
  std::vector<std::string> codes;
  for (const auto& [code, text] : m_texts[static_cast<int>(language)]) codes.push_back(code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

Messages& Messages::shared() {
  static Messages messages;
  return messages;
}

}  // namespace gridward::base
