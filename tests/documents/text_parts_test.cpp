// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "base/problem.hpp"
#include "documents/text_encoding.hpp"
#include "documents/wkt_geometry.hpp"

namespace gridward::documents {
namespace {

std::string in_pieces(std::string_view bytes, Encoding from, std::size_t piece) {
  Utf8Stream stream(from);
  std::string text;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) text += stream.convert(bytes.substr(0, piece));
  stream.finish();
  return text;
}

TEST(TextEncoding, a_mark_that_comes_in_pieces_is_still_a_mark) {
  for (const std::size_t piece : {1u, 2u, 3u, 100u}) {
    EXPECT_EQ(in_pieces("\xEF\xBB\xBF网格", Encoding::utf8, piece), "网格");
    EXPECT_EQ(in_pieces(std::string_view("\xFF\xFE\x51\x7F", 4), Encoding::utf16le, piece), "网");
  }
}

TEST(TextEncoding, half_a_mark_is_an_unfinished_character) {
  EXPECT_THROW(in_pieces("\xEF\xBB", Encoding::utf8, 1), base::Problem);
}

TEST(WellKnownText, degrees_that_are_no_numbers_are_refused) {
  for (const char* text : {"POINT (nan 32)", "POINT (121 inf)", "POLYGON ((1 2,3 -inf,5 6))", "POINT (1e400 2)"}) EXPECT_THROW(parse_wkt(text), base::Problem) << text;
}

}  // namespace
}  // namespace gridward::documents
