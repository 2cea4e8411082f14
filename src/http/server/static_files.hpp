// SPDX-License-Identifier: Apache-2.0
// StaticFiles: a directory of built web files under a path. Pre-compressed .br and .gz siblings are preferred, files below assets/
// are immutable (their names carry a hash), the rest is revalidated by ETag. A path without a file extension that names no
// file gets index.html, so that the app's own routes work.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "http/server/router.hpp"

namespace gridward::http {

struct StaticFiles {
  std::filesystem::path directory;
  std::string mount;  ///< "/" or "/desk"; no '/' at the end

  /// GET {mount} and {mount}/{path*}. Leaves the directory never: "..", hidden files and links that lead out are not found.
  void add_to(Router& router) const;
  /// path: below the mount, decoded, without a leading '/'.
  Reply answer(const Request& request, std::string_view path) const;
};

/// By the extension; application/octet-stream when unknown.
std::string_view content_type_of(std::string_view file_name);

}  // namespace gridward::http
