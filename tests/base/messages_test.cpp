// SPDX-License-Identifier: Apache-2.0
#include "base/messages.hpp"

#include <gtest/gtest.h>

#include <set>

#include "main/embedded.hpp"

using namespace gridward;
using namespace gridward::base;

TEST(Messages, the_first_supported_language_of_the_header_is_taken_and_chinese_otherwise) {
  EXPECT_EQ(preferred_language("en-US,zh;q=0.5"), Language::en);
  EXPECT_EQ(preferred_language("zh-CN,en"), Language::zh);
  EXPECT_EQ(preferred_language("fr, de"), Language::zh);
  EXPECT_EQ(preferred_language("fr, en;q=0.2"), Language::en);
  EXPECT_EQ(preferred_language(""), Language::zh);
}

TEST(Messages, values_take_their_places_and_an_absent_one_leaves_nothing) {
  Messages messages;
  messages.add(Language::en, "a", "# note\nx.y = {name} has {count}{gone}.\n");
  EXPECT_EQ(messages.text(Language::en, "x.y", {{"count", "3"}, {"name", "A"}}), "A has 3.");
  EXPECT_EQ(messages.text(Language::zh, "x.y"), "x.y");
}

TEST(Messages, a_code_that_stands_twice_or_a_line_without_equals_names_file_and_line) {
  Messages messages;
  EXPECT_THROW(messages.add(Language::en, "a", "x = 1\nx = 2\n"), std::runtime_error);
  try {
    messages.add(Language::zh, "file", "\nnonsense\n");
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "file:2: no '='");
  }
}

TEST(Messages, the_whole_catalog_loads_and_has_every_code_in_both_languages) {
  Messages messages;
  for (const auto& file : embedded::all()) {
    if (file.path.ends_with(".zh-CN.properties")) messages.add(Language::zh, file.path, file.content);
    if (file.path.ends_with(".en.properties")) messages.add(Language::en, file.path, file.content);
  }
  EXPECT_GT(messages.codes(Language::zh).size(), 100u);
  EXPECT_EQ(messages.codes(Language::zh), messages.codes(Language::en));
}

TEST(Problem, every_kind_has_its_http_status) {
  EXPECT_EQ(http_status(ProblemKind::invalid), 422);
  EXPECT_EQ(http_status(ProblemKind::too_many), 429);
  EXPECT_EQ(not_found("place", "1").code(), "place.not_found");
  EXPECT_EQ(too_many("session.locked", 900).retry_after_s(), 900);
}

TEST(Problem, a_broken_promise_says_where) {
  try {
    ENSURE(1 == 2);
    FAIL();
  } catch (const BrokenPromise& broken) {
    EXPECT_NE(std::string(broken.what()).find("messages_test.cpp"), std::string::npos);
  }
}
