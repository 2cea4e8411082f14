// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <gtest/gtest.h>

using namespace gridward::base;

TEST(Text, malformed_utf8_is_known_as_such) {
  for (const char* good : {"", "plain", "隐患", "🔥", "é"}) EXPECT_TRUE(is_utf8(good)) << good;
  for (const char* bad : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80", "\xE9\x9A", "ok\xFF"}) EXPECT_FALSE(is_utf8(bad));
}

TEST(Text, is_counted_in_characters_and_never_cut_inside_one) {
  EXPECT_EQ(length("隐患a"), 3u);
  EXPECT_EQ(first_characters("隐患a", 2), "隐患");
  EXPECT_EQ(first_characters("隐患", 9), "隐患");
}

TEST(Text, is_trimmed_of_plain_and_full_width_space) { EXPECT_EQ(trimmed("\u3000 \t场所 甲\u00A0\n"), "场所 甲"); }

TEST(Text, full_width_forms_become_plain_ones) { EXPECT_EQ(half_width("ＡＢ１２（甲）\u3000"), "AB12(甲) "); }

TEST(Text, splits_at_every_separator) {
  EXPECT_EQ(split("a,,b", ',').size(), 3u);
  EXPECT_EQ(split("", ',').size(), 1u);
}

TEST(Text, hexadecimal_goes_both_ways_and_refuses_what_is_none) {
  EXPECT_EQ(hex(std::string("\x00\xff", 2)), "00ff");
  EXPECT_EQ(from_hex("00FF"), std::string("\x00\xff", 2));
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("zz"));
}

TEST(Masking, keeps_three_and_four_digits_of_a_phone) {
  EXPECT_EQ(masked_phone("13812345678"), "138****5678");
  EXPECT_EQ(masked_phone("12345"), "*****");
}

TEST(Masking, keeps_the_surname_also_one_of_two_characters) {
  EXPECT_EQ(masked_name("张三丰"), "张*");
  EXPECT_EQ(masked_name("欧阳示例"), "欧阳*");
  EXPECT_EQ(masked_name(""), "");
}
