// SPDX-License-Identifier: Apache-2.0
// Messages: the texts that people read, by code and language, from messages/*.{zh-CN,en}.properties
// ("code = text with {name} placeholders", '#' starts a comment line).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/problem.hpp"

namespace gridward::base {

enum class Language { zh, en };

/// The first supported language of an Accept-Language header; Chinese when it names none.
Language preferred_language(std::string_view accept_language);

class Messages {
 public:
  /// Adds one file's lines. Throws std::runtime_error naming file and line when a line is malformed or a code repeats.
  void add(Language language, std::string_view file_name, std::string_view content);

  /// The sentence, or the code itself when there is none (a test keeps that from happening).
  std::string text(Language language, std::string_view code, const Arguments& arguments = {}) const;
  std::string text(Language language, const Problem& problem) const { return text(language, problem.code(), problem.arguments()); }
  bool has(Language language, std::string_view code) const;
  std::vector<std::string> codes(Language language) const;

  /// The catalog of the running program; filled once by main before anything else.
  static Messages& shared();

 private:
  std::unordered_map<std::string, std::string> m_texts[2];
};

}  // namespace gridward::base
