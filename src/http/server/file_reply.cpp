// SPDX-License-Identifier: Apache-2.0
// Reply::file: whole files and single byte ranges (map archives are read in parts).
#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <memory>

#include "http/server/byte_range.hpp"
#include "http/server/problem_reply.hpp"
#include "http/server/reply.hpp"
#include "http/server/request.hpp"

namespace gridward::http {

namespace {

constexpr std::uint64_t in_one_piece = 64 * 1024;
constexpr std::uint64_t piece = 256 * 1024;

std::string read_piece(std::ifstream& file, std::uint64_t size) {
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  // A file that shrinks while it is sent: the promised length can no longer be kept.
  if (static_cast<std::uint64_t>(file.gcount()) != size) throw std::runtime_error("file shrank while it was sent");
  return bytes;
}

void fill(Reply& reply, std::ifstream file, const ByteRange& range) {
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

/// Too many open files pass by: who is told that a photo does not exist would not ask again.
base::Problem no_entry(int error) {
  if (error != EMFILE && error != ENFILE) return base::not_found("file");
  return base::Problem(base::ProblemKind::unavailable, "http.busy", {{"seconds", "1"}}).retry_after(1);
}

}  // namespace

Reply Reply::file(const std::filesystem::path& path, std::string_view content_type, const Request& request) {
  std::error_code error;
  const bool regular = std::filesystem::is_regular_file(path, error);
  std::ifstream file(path, std::ios::binary);
  if (!regular) throw base::not_found("file");
  if (!file) throw no_entry(errno);
  const std::uint64_t size = std::filesystem::file_size(path);
  auto reply = Reply::text(200, content_type, {});
  reply.header("Accept-Ranges", "bytes");
  const auto range = request.headers.has("if-range") ? std::nullopt : byte_range(request.headers.find("range"), size);
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
