// SPDX-License-Identifier: Apache-2.0
#include "http/server/reply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "base/text.hpp"
#include "http/server/problem_reply.hpp"
#include "http/server/request.hpp"
#include "json/writer.hpp"

namespace gridward::http {

namespace {

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

/// RFC 5987 form of a UTF-8 file name.
std::string disposition(std::string_view file_name) {
  std::string encoded;
  for (const char c : file_name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (plain) encoded += c;
    else encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return "attachment; filename*=UTF-8''" + encoded;
}

std::string fields_json(const std::vector<base::FieldProblem>& fields, base::Language language) {
  std::string out = "[";
  for (const auto& field : fields) {
    if (out.size() > 1) out += ',';
    out += "{\"path\":";
    json::append_string(out, field.path);
    out += ",\"code\":";
    json::append_string(out, field.code);
    out += ",\"message\":";
    json::append_string(out, base::Messages::shared().text(language, field.code, field.arguments));
    out += '}';
  }
  return out + "]";
}

struct Refused {
  int status;
  std::string_view code;
  const base::Arguments& arguments;
  const std::vector<base::FieldProblem>& fields;
  int retry_after_s;
};

Reply refused(const Refused& what, base::Language language, std::string_view trace) {
  const auto& messages = base::Messages::shared();
  std::string body = "{\"type\":";
  json::append_string(body, fmt::format("urn:gridward:problem:{}", what.code));
  body += ",\"title\":";
  json::append_string(body, messages.text(language, fmt::format("http.status.{}", what.status)));
  body += fmt::format(",\"status\":{},\"code\":", what.status);
  json::append_string(body, what.code);
  body += ",\"detail\":";
  json::append_string(body, messages.text(language, what.code, what.arguments));
  body += ",\"fields\":" + fields_json(what.fields, language) + ",\"trace\":";
  json::append_string(body, trace);
  body += '}';
  auto reply = Reply::text(what.status, "application/problem+json", std::move(body));
  reply.header("Cache-Control", "no-store").header("Content-Language", language == base::Language::zh ? "zh-CN" : "en");
  if (what.retry_after_s > 0) reply.header("Retry-After", std::to_string(what.retry_after_s));
  return reply;
}

}  // namespace

Reply Reply::json(int status, std::string text) { return Reply::text(status, "application/json", std::move(text)); }

Reply Reply::text(int status, std::string_view content_type, std::string text) {
  Reply reply;
  reply.status = status;
  reply.headers.emplace_back("Content-Type", content_type);
  reply.body = std::move(text);
  return reply;
}

Reply Reply::empty(int status) {
  Reply reply;
  reply.status = status;
  return reply;
}

Reply Reply::download(std::string_view content_type, std::string_view file_name, Source source) {
  auto reply = Reply::text(200, content_type, {});
  if (!file_name.empty()) reply.header("Content-Disposition", disposition(file_name));
  reply.header("Cache-Control", "no-store");
  reply.source = std::move(source);
  return reply;
}

Reply Reply::events(std::shared_ptr<EventStream> stream) {
  auto reply = Reply::text(200, "text/event-stream", {});
  // X-Accel-Buffering: a proxy in front must not hold events back.
  reply.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
  reply.stream = std::move(stream);
  return reply;
}

Reply Reply::problem(const base::Problem& problem, base::Language language, std::string_view trace) {
  return refused({base::http_status(problem.kind()), problem.code(), problem.arguments(), problem.fields(), problem.retry_after_s()}, language, trace);
}

Reply refusal(const Refusal& what, base::Language language, std::string_view trace) {
  return refused({what.status, what.code, what.arguments, {}, what.retry_after_s}, language, trace);
}

Reply& Reply::header(std::string_view name, std::string value) {
  // A line break in a value would let its author write headers of their own.
  ENSURE(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return same_name(h.first, name); });
  if (found == headers.end()) headers.emplace_back(name, std::move(value));
  else found->second = std::move(value);
  return *this;
}

Reply& Reply::cookie(std::string set_cookie) {
  ENSURE(set_cookie.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
  headers.emplace_back("Set-Cookie", std::move(set_cookie));
  return *this;
}

Reply& Reply::etag(std::string_view tag) { return header("ETag", fmt::format("\"{}\"", tag)); }

std::string_view Reply::find(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return same_name(h.first, name); });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view reason(int status) {
  static constexpr std::array<std::pair<int, std::string_view>, 28> phrases{{
      {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {206, "Partial Content"}, {301, "Moved Permanently"},
      {302, "Found"}, {303, "See Other"}, {304, "Not Modified"}, {307, "Temporary Redirect"}, {308, "Permanent Redirect"},
      {400, "Bad Request"}, {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"},
      {408, "Request Timeout"}, {409, "Conflict"}, {410, "Gone"}, {412, "Precondition Failed"}, {413, "Content Too Large"},
      {416, "Range Not Satisfiable"}, {422, "Unprocessable Content"}, {428, "Precondition Required"}, {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"}, {500, "Internal Server Error"}, {503, "Service Unavailable"}}};
  const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const auto& p) { return p.first == status; });
  return found == phrases.end() ? std::string_view("Status") : found->second;
}

}  // namespace gridward::http
