// SPDX-License-Identifier: Apache-2.0
#include "http/server/request.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::http {

namespace {

constexpr std::size_t max_queries = 64;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool add_query(Request& request, std::string_view pair) {
  if (pair.empty()) return true;
  if (request.queries.size() == max_queries) return false;
  const auto equals = std::min(pair.find('='), pair.size());
  auto name = percent_decoded(pair.substr(0, equals), true);
  auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
  if (!name || !value) return false;
  request.queries.emplace_back(std::move(*name), std::move(*value));
  return true;
}

base::Language language_of(const Request& request) {
  if (const auto asked = request.query("lang")) return base::preferred_language(*asked);
  return base::preferred_language(request.headers.find("accept-language"));
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::put: return "PUT";
    case Method::post: return "POST";
    case Method::patch: return "PATCH";
    case Method::delete_: return "DELETE";
    case Method::options: return "OPTIONS";
    case Method::other: return "OTHER";
  }
  return "OTHER";
}

void Headers::add(std::string_view name, std::string_view value) {
  const auto size = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
  const Span span{size(m_text.size()), size(name.size()), size(m_text.size() + name.size()), size(value.size())};
  m_text.append(name).append(value);
  std::transform(m_text.begin() + span.name_at, m_text.begin() + span.value_at, m_text.begin() + span.name_at,
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  m_spans.push_back(span);
}

const Headers::Span* Headers::span(std::string_view lower_case_name) const {
  const std::string_view text = m_text;
  for (const auto& span : m_spans)
    if (text.substr(span.name_at, span.name_size) == lower_case_name) return &span;
  return nullptr;
}

std::string_view Headers::find(std::string_view lower_case_name) const {
  const auto* found = span(lower_case_name);
  return found == nullptr ? std::string_view() : std::string_view(m_text).substr(found->value_at, found->value_size);
}

bool Headers::has(std::string_view lower_case_name) const { return span(lower_case_name) != nullptr; }

const std::string& Request::parameter(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.first == name; });
  ENSURE(found != parameters.end());
  return found->second;
}

std::optional<std::string_view> Request::query(std::string_view name) const {
  const auto found = std::find_if(queries.begin(), queries.end(), [&](const auto& q) { return q.first == name; });
  if (found == queries.end()) return std::nullopt;
  return found->second;
}

std::int64_t Request::query_number(std::string_view name, std::int64_t otherwise, std::int64_t highest) const {
  const auto text = query(name);
  if (!text) return otherwise;
  std::int64_t number = -1;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error == std::errc() && end == text->data() + text->size() && number >= 0 && number <= highest) return number;
  throw base::invalid_fields({{std::string(name), "http.bad_number", {{"highest", std::to_string(highest)}}}});
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  std::string_view rest = headers.find("cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    const auto pair = base::trimmed(rest.substr(0, end));
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  if (decoded.find('\0') != std::string::npos || !base::is_utf8(decoded)) return std::nullopt;
  return decoded;
}

bool set_target(Request& request, std::string_view target) {
  // A proxy may send the absolute form "http://host/path".
  if (const auto scheme = target.find("://"); scheme != std::string_view::npos && target.front() != '/') {
    const auto slash = target.find('/', scheme + 3);
    target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  request.queries.clear();
  request.language = language_of(request);  // also for saying that the rest is wrong
  target = target.substr(0, target.find('#'));
  const auto question = std::min(target.find('?'), target.size());
  auto path = percent_decoded(target.substr(0, question), false);
  if (!path || path->empty() || path->front() != '/') return false;
  request.path = std::move(*path);
  bool good = true;
  if (question < target.size())
    for (const auto pair : base::split(target.substr(question + 1), '&')) good = good && add_query(request, pair);
  request.language = language_of(request);
  return good;
}

}  // namespace gridward::http
