// SPDX-License-Identifier: Apache-2.0
#include "json/object_fields.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gridward::json {
namespace {

TEST(ObjectFields, values_of_every_kind_are_given_as_they_stand) {
  const ObjectFields fields(R"({"a":"x","b":-1.5e3,"c":{"d":[1,{"e":"}"}]},"f":[],"g":true,"h":null})");
  EXPECT_EQ(fields.raw("a"), R"("x")");
  EXPECT_EQ(fields.raw("b"), "-1.5e3");
  EXPECT_EQ(fields.raw("c"), R"({"d":[1,{"e":"}"}]})");
  EXPECT_EQ(fields.raw("f"), "[]");
  EXPECT_EQ(fields.raw("g"), "true");
  EXPECT_EQ(fields.raw("h"), "null");
  EXPECT_EQ(fields.raw("e"), "") << "a field of a field is none of the object's";
}

TEST(ObjectFields, quotes_and_braces_inside_a_string_end_nothing) {
  const ObjectFields fields(R"({"a":"he said \"}\" \\","b":"通道，堵塞"})");
  EXPECT_EQ(fields.raw("a"), R"("he said \"}\" \\")");
  EXPECT_EQ(fields.raw("b"), "\"通道，堵塞\"");
  EXPECT_EQ(fields.plain("a"), "") << "has escapes";
  EXPECT_EQ(fields.plain("b"), "通道，堵塞");
}

TEST(ObjectFields, white_space_between_and_any_order_of_asking_change_nothing) {
  const ObjectFields fields(" {\n \"a\" : 1 ,\t\"b\" : [ 2 ] } ");
  EXPECT_EQ(fields.raw("b"), "[ 2 ]");
  EXPECT_EQ(fields.raw("a"), "1");
  EXPECT_EQ(fields.raw("b"), "[ 2 ]");
}

TEST(ObjectFields, a_text_that_is_cut_anywhere_gives_what_was_whole_before_and_reads_no_further) {
  const std::string whole = R"({"a":"x","b":{"c":[1]},"d":2})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string cut = whole.substr(0, size);
    const ObjectFields fields(cut);
    EXPECT_EQ(fields.raw("a"), size >= 8 ? R"("x")" : "") << cut;
    EXPECT_EQ(fields.raw("b"), size >= 22 ? R"({"c":[1]})" : "") << cut;
    EXPECT_EQ(fields.raw("d"), "") << cut;
  }
  for (const std::string none : {"", "[]", "7", "\"a\"", "{}", "{a:1}", "{\"a\"", "{\"a\":}"}) EXPECT_EQ(ObjectFields(none).raw("a"), "") << none;
}

}  // namespace
}  // namespace gridward::json
