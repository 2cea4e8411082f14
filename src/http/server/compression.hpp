// SPDX-License-Identifier: Apache-2.0
// gzip for texts, and what a client's Accept-Encoding accepts.
#pragma once

#include <string>
#include <string_view>

namespace gridward::http {

/// True if Accept-Encoding names the coding (or "*") without q=0.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);
/// JSON, text, script, SVG …; not images or archives.
bool is_compressible(std::string_view content_type);
/// Level 1: an answer should leave soon. Throws std::runtime_error only when memory is out.
std::string gzipped(std::string_view bytes);

}  // namespace gridward::http
