// SPDX-License-Identifier: Apache-2.0
// Encodings: the result is UTF-8 of bounded size, and the same however the bytes are cut.
#include "base/text.hpp"
#include "documents/text_encoding.hpp"
#include "fuzz/fuzz.hpp"

using namespace gridward;

namespace {

/// Nothing when it is refused.
std::string converted(std::string_view text, documents::Encoding encoding, std::size_t piece, bool& refused) {
  std::string out;
  refused = !fuzz::accepted([&] {
    documents::Utf8Stream stream(encoding);
    for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) out.append(stream.convert(text.substr(0, piece)));
    stream.finish();
  });
  return refused ? std::string() : out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  const std::size_t piece = 1 + fuzz::choice(text, 7);
  bool refused = false, refused_in_pieces = false;
  for (const auto encoding : {documents::guess_encoding(text), documents::Encoding::gb18030, documents::Encoding::utf16le, documents::Encoding::utf8}) {
    const auto whole = converted(text, encoding, text.size() + 1, refused);
    HOLDS(base::is_utf8(whole) && whole.size() <= text.size() * 3);
    const auto pieces = converted(text, encoding, piece, refused_in_pieces);
    HOLDS(refused == refused_in_pieces && whole == pieces);
  }
  const auto any = documents::utf8_of_any(std::string(text));
  HOLDS(base::is_utf8(any) && documents::utf8_of_any(any) == any);
  return 0;
}
