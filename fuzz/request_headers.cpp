// SPDX-License-Identifier: Apache-2.0
// Header values that the server itself reads: Range, Accept-Encoding, Accept-Language, Cookie, Last-Event-ID.
#include <algorithm>

#include "base/text.hpp"
#include "fuzz/fuzz.hpp"
#include "http/server/byte_range.hpp"
#include "http/server/compression.hpp"
#include "http/server/event_stream.hpp"
#include "http/server/request.hpp"

using namespace gridward;

namespace {

void range(std::string_view text) {
  for (const std::uint64_t file_size : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}, ~std::uint64_t{0}}) {
    const auto found = http::byte_range(text, file_size);
    if (!found || found->size == 0) continue;
    HOLDS(found->from < file_size && found->size <= file_size - found->from);
  }
}

void cookies(std::string_view text) {
  http::Request request;
  request.headers.add("Cookie", text);
  request.headers.add("Accept-Language", text);
  HOLDS(request.headers.find("cookie") == text && request.headers.has("accept-language") && !request.headers.has("x-none"));
  if (const auto value = request.cookie("gridward_session")) HOLDS(value->size() < text.size() && value->find(';') == std::string_view::npos);
  http::set_target(request, "/");
}

void event_id(std::string_view text) {
  const auto id = http::last_event_id(text);
  if (!id) return;
  HOLDS(*id >= 0 && http::last_event_id(std::to_string(*id)) == id);
}

/// Every line of an event's data stays data, whatever stands in it.
void event(std::string_view text) {
  const auto sent = http::event_text("1", "hazard.opened", text);
  HOLDS(sent.ends_with("\n\n") && sent.find("\n\n") == sent.size() - 2);
  for (const auto line : base::split(std::string_view(sent).substr(0, sent.size() - 2), '\n'))
    HOLDS(line.starts_with("id: ") || line.starts_with("event: ") || line.starts_with("data: "));
  HOLDS(sent.find('\r') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  switch (fuzz::choice(text, 5)) {
    case 0: range(text); break;
    case 1: http::accepts_coding(text, "gzip"); http::is_compressible(text); break;
    case 2: cookies(text); break;
    case 3: event_id(text); break;
    case 4: event(text); break;
  }
  return 0;
}
