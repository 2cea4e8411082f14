// SPDX-License-Identifier: Apache-2.0
#include "http/server/static_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <array>

#include "base/text.hpp"
#include "http/server/compression.hpp"

namespace gridward::http {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> types{{
    {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"}, {".json", "application/json"}, {".geojson", "application/geo+json"},
    {".webmanifest", "application/manifest+json"}, {".svg", "image/svg+xml"}, {".png", "image/png"}, {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"}, {".webp", "image/webp"}, {".gif", "image/gif"}, {".ico", "image/x-icon"}, {".woff2", "font/woff2"},
    {".woff", "font/woff"}, {".ttf", "font/ttf"}, {".wasm", "application/wasm"}, {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"}, {".pbf", "application/x-protobuf"}, {".pmtiles", "application/vnd.pmtiles"}, {".map", "application/json"}}};

std::string_view extension_of(std::string_view name) {
  const auto dot = name.rfind('.'), slash = name.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  return name.substr(dot);
}

/// Hidden files and "..": anything with a segment that starts with a dot.
bool is_plain(std::string_view path) {
  if (path.find('\\') != std::string_view::npos) return false;
  for (const auto segment : base::split(path, '/'))
    if (segment.starts_with('.')) return false;
  return true;
}

/// The regular file below the directory, links resolved; nothing when there is none or it lies outside.
std::optional<fs::path> inside(const fs::path& directory, std::string_view path) {
  std::error_code error;
  const auto file = fs::canonical(directory / fs::path(path).relative_path(), error);
  if (error || !fs::is_regular_file(file, error)) return std::nullopt;
  const auto root = fs::canonical(directory, error);
  const auto [end, at] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
  if (error || end != root.end()) return std::nullopt;
  return file;
}

std::string etag_of(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return fmt::format("{:x}-{:x}", status.st_size, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
}

struct Coded {
  fs::path file;
  std::string_view coding;
};

/// A pre-compressed sibling that the client takes, else the file itself.
Coded best_form(const fs::path& file, const Request& request) {
  const auto accepted = request.headers.find("accept-encoding");
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> forms{{{".br", "br"}, {".gz", "gzip"}}};
  if (request.headers.has("range")) return {file, {}};
  for (const auto& [suffix, coding] : forms) {
    auto sibling = file;
    sibling += suffix;
    std::error_code error;
    if (accepts_coding(accepted, coding) && fs::is_regular_file(sibling, error)) return {sibling, coding};
  }
  return {file, {}};
}

}  // namespace

std::string_view content_type_of(std::string_view file_name) {
  const auto extension = base::lower_ascii(extension_of(file_name));
  for (const auto& [known, type] : types)
    if (known == extension) return type;
  return "application/octet-stream";
}

void StaticFiles::add_to(Router& router) const {
  const auto files = *this;
  const auto serve = [files](const Request& request) { return files.answer(request, request.parameter("path")); };
  const auto index = [files](const Request& request) { return files.answer(request, ""); };
  const std::string stem = mount == "/" ? "" : mount;
  router.get(stem + "/", index);
  if (!stem.empty()) {
    // Relative links of the app need the slash.
    router.get(stem, [stem](const Request&) { return Reply::empty(308).header("Location", stem + "/"); });
  }
  router.get(stem + "/{path*}", serve);
}

Reply StaticFiles::answer(const Request& request, std::string_view path) const {
  if (!is_plain(path)) throw base::not_found("file");
  auto file = inside(directory, path.empty() || path.ends_with('/') ? std::string(path) + "index.html" : std::string(path));
  // An address of the API that does not exist must not look like a page.
  const bool page = extension_of(path).empty() && !(path.starts_with("v1/") && mount == "/");
  if (!file && page) file = inside(directory, "index.html");
  if (!file) throw base::not_found("file");
  const auto form = best_form(*file, request);
  auto reply = Reply::file(form.file, content_type_of(file->string()), request);
  reply.etag(etag_of(form.file)).header("Vary", "Accept-Encoding");
  if (!form.coding.empty()) reply.header("Content-Encoding", std::string(form.coding));
  const bool hashed = path.starts_with("assets/") || path.find("/assets/") != std::string_view::npos;
  reply.header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  return reply;
}

}  // namespace gridward::http
