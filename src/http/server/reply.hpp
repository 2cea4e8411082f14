// SPDX-License-Identifier: Apache-2.0
// Reply: what an endpoint answers. The body is a text, a source that is pulled piece by piece on a worker (exports, files; memory
// stays flat), or an event stream that is pushed. Security headers, gzip, Content-Length and 304 are the server's work:
// set an ETag on a GET and If-None-Match is answered for you.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.hpp"
#include "base/problem.hpp"
#include "http/server/event_stream.hpp"

namespace gridward::http {

struct Request;

/// The next piece of a body, nothing at its end. Called on a worker, one call at a time; if it throws, the connection is cut, so
/// that a broken download never looks whole.
using Source = std::function<std::optional<std::string>()>;

struct Reply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  Source source;
  std::optional<std::uint64_t> source_length;  ///< unknown: chunked
  std::shared_ptr<EventStream> stream;

  /// Content-Type application/json.
  static Reply json(int status, std::string text);
  static Reply text(int status, std::string_view content_type, std::string text);
  static Reply empty(int status = 204);
  /// A download written while it is sent. file_name (UTF-8) may be empty.
  static Reply download(std::string_view content_type, std::string_view file_name, Source source);
  /// A file; answers Range: bytes=a-b with 206. Throws not_found("file") when it is not there.
  static Reply file(const std::filesystem::path& path, std::string_view content_type, const Request& request);
  /// text/event-stream
  static Reply events(std::shared_ptr<EventStream> stream);
  /// application/problem+json with sentences from base::Messages::shared().
  static Reply problem(const base::Problem& problem, base::Language language, std::string_view trace);

  /// Adds, or replaces one of the same name (matched without case). Set-Cookie: use cookie().
  Reply& header(std::string_view name, std::string value);
  Reply& cookie(std::string set_cookie);
  /// Quotes are added.
  Reply& etag(std::string_view tag);
  /// Empty when absent.
  std::string_view find(std::string_view name) const;
};

/// The standard English phrase of a status.
std::string_view reason(int status);

}  // namespace gridward::http
