// SPDX-License-Identifier: Apache-2.0
// Request: what an endpoint gets to see. Names no library. Header names are matched in lower case; the path is decoded and
// valid UTF-8 without U+0000. Bounded by the server's limits. Can be built by hand in a test.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.hpp"

namespace gridward::http {

enum class Method { get, head, put, post, patch, delete_, options, other };
std::string_view name_of(Method method);

/// Header fields in one block of memory.
class Headers {
 public:
  void add(std::string_view name, std::string_view value);
  /// The first of that name (lower case); empty when absent.
  std::string_view find(std::string_view lower_case_name) const;
  bool has(std::string_view lower_case_name) const;

 private:
  struct Span {
    std::uint32_t name_at, name_size, value_at, value_size;
  };
  const Span* span(std::string_view lower_case_name) const;
  std::string m_text;
  std::vector<Span> m_spans;
};

struct Request {
  Method method = Method::get;
  std::string path = "/";
  std::vector<std::pair<std::string, std::string>> parameters;  ///< of the route's pattern, decoded
  std::vector<std::pair<std::string, std::string>> queries;     ///< decoded, in order, at most 64
  Headers headers;
  std::string body;
  std::string remote_address;  ///< of the peer, or what a trusted proxy says
  bool secure = false;         ///< came over TLS, here or at a trusted proxy
  base::Language language = base::Language::zh;  ///< query `lang`, else Accept-Language, else Chinese
  std::string trace;           ///< for the log and for problem replies

  /// ENSUREs that the route has this parameter.
  const std::string& parameter(std::string_view name) const;
  /// The first of that name.
  std::optional<std::string_view> query(std::string_view name) const;
  /// 0 ≤ number ≤ highest; `otherwise` when absent. Throws base::invalid_fields naming the query ("http.bad_number").
  std::int64_t query_number(std::string_view name, std::int64_t otherwise, std::int64_t highest) const;
  std::optional<std::string_view> cookie(std::string_view name) const;
};

/// Splits and decodes a request target ("/v1/a%20b?x=1") into path and queries and sets the language. False when it is
/// not a path, badly encoded, not UTF-8 or has too many queries. Set the headers first.
bool set_target(Request& request, std::string_view target);

/// %XX decoding; nothing when malformed, not UTF-8 or with U+0000.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

}  // namespace gridward::http
