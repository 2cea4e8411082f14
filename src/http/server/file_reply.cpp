// SPDX-License-Identifier: Apache-2.0
// Reply::file: whole files and single byte ranges (map archives are read in parts).
#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <memory>

#include "base/text.hpp"
#include "http/server/problem_reply.hpp"
#include "http/server/reply.hpp"
#include "http/server/request.hpp"

namespace gridward::http {

namespace {

constexpr std::uint64_t in_one_piece = 64 * 1024;
constexpr std::uint64_t piece = 256 * 1024;

struct Range {
  std::uint64_t from = 0;
  std::uint64_t size = 0;
};

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "bytes=0-99", "bytes=100-", "bytes=-50". Nothing: not understood, so the whole file is sent; size 0: cannot be satisfied.
std::optional<Range> range_of(std::string_view header, std::uint64_t file_size) {
  if (!header.starts_with("bytes=")) return std::nullopt;
  header.remove_prefix(6);
  const auto dash = header.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = number(header.substr(0, dash)), last = number(header.substr(dash + 1));
  if (dash == 0) {
    if (!last) return std::nullopt;
    const auto size = std::min(*last, file_size);
    return Range{file_size - size, size};
  }
  if (!first || (!last && dash + 1 != header.size()) || (last && *last < *first)) return std::nullopt;
  if (*first >= file_size) return Range{};
  const auto end = last ? std::min(*last + 1, file_size) : file_size;
  return Range{*first, end - *first};
}

std::string read_piece(std::ifstream& file, std::uint64_t size) {
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  // A file that shrinks while it is sent: the promised length can no longer be kept.
  if (static_cast<std::uint64_t>(file.gcount()) != size) throw std::runtime_error("file shrank while it was sent");
  return bytes;
}

void fill(Reply& reply, std::ifstream file, const Range& range) {
  file.seekg(static_cast<std::streamoff>(range.from));
  if (range.size <= in_one_piece) {
    reply.body = read_piece(file, range.size);
    return;
  }
  reply.source_length = range.size;
  auto shared = std::make_shared<std::ifstream>(std::move(file));
  reply.source = [shared, left = range.size]() mutable -> std::optional<std::string> {
    if (left == 0) return std::nullopt;
    const auto size = std::min(left, piece);
    left -= size;
    return read_piece(*shared, size);
  };
}

}  // namespace

Reply Reply::file(const std::filesystem::path& path, std::string_view content_type, const Request& request) {
  std::error_code error;
  const bool regular = std::filesystem::is_regular_file(path, error);
  std::ifstream file(path, std::ios::binary);
  if (!regular || !file) throw base::not_found("file");
  const std::uint64_t size = std::filesystem::file_size(path);
  auto reply = Reply::text(200, content_type, {});
  reply.header("Accept-Ranges", "bytes");
  const auto range = request.headers.has("if-range") ? std::nullopt : range_of(request.headers.find("range"), size);
  if (!range) {
    fill(reply, std::move(file), {0, size});
    return reply;
  }
  if (range->size == 0) {
    auto refused = refusal({416, "http.range_not_satisfiable", {}}, request.language, request.trace);
    refused.header("Content-Range", fmt::format("bytes */{}", size));
    return refused;
  }
  reply.status = 206;
  reply.header("Content-Range", fmt::format("bytes {}-{}/{}", range->from, range->from + range->size - 1, size));
  fill(reply, std::move(file), *range);
  return reply;
}

}  // namespace gridward::http
