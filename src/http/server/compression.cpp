// SPDX-License-Identifier: Apache-2.0
#include "http/server/compression.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

#include "base/text.hpp"

namespace gridward::http {

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  bool any = false;
  for (const auto part : base::split(accept_encoding, ',')) {
    const auto semicolon = std::min(part.find(';'), part.size());
    const auto name = base::lower_ascii(base::trimmed(part.substr(0, semicolon)));
    const auto weight = base::trimmed(part.substr(std::min(semicolon + 1, part.size())));
    const bool refused = weight == "q=0" || weight == "q=0.0" || weight == "q=0.00" || weight == "q=0.000";
    if (name == coding) return !refused;
    if (name == "*") any = !refused;
  }
  return any;
}

bool is_compressible(std::string_view content_type) {
  const auto type = content_type.substr(0, content_type.find(';'));
  if (type == "text/event-stream") return false;
  constexpr std::array<std::string_view, 7> types = {"application/json",       "application/problem+json", "application/geo+json",
                                                     "application/javascript", "image/svg+xml",            "application/manifest+json",
                                                     "application/xml"};
  if (type.starts_with("text/")) return true;
  for (const auto known : types)
    if (type == known) return true;
  return false;
}

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, 1, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("gzip cannot start");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  // zlib's interface predates const; it only reads.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("gzip did not end");
  return out;
}

}  // namespace gridward::http
