// SPDX-License-Identifier: Apache-2.0
// The Range header of a request for a file (RFC 9110 §14): one range of bytes. Several ranges, other units and what is no range are
// "not understood", and the whole file is sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gridward::http {

struct ByteRange {
  std::uint64_t from = 0;
  std::uint64_t size = 0;   ///< 0: cannot be satisfied (416)
};

/// "bytes=0-99", "bytes=100-", "bytes=-50". Never reaches beyond the file. Nothing: not understood.
std::optional<ByteRange> byte_range(std::string_view header, std::uint64_t file_size);

}  // namespace gridward::http
