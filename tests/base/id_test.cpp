// SPDX-License-Identifier: Apache-2.0
#include "base/id.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace gridward::base;

struct ThingTag;
using ThingId = Id<ThingTag>;

TEST(Id, takes_twenty_six_characters_of_the_crockford_alphabet) {
  EXPECT_TRUE(is_ulid("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
  for (const char* text : {"", "01ARZ3NDEKTSV4RRFFQ69G5FA", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAI", "01arz3ndektsv4rrffq69g5fav", "01ARZ3NDEKTSV4RRFFQ69G5FAVX"})
    EXPECT_FALSE(is_ulid(text)) << text;
}

TEST(Id, of_a_later_millisecond_sorts_after) {
  IdMaker ids(7);
  EXPECT_LT(ids.text(1'700'000'000'000), ids.text(1'700'000'000'001));
}

TEST(Id, the_same_seed_makes_the_same_ids_and_another_seed_others) {
  EXPECT_EQ(IdMaker(1).text(5), IdMaker(1).text(5));
  EXPECT_NE(IdMaker(1).text(5), IdMaker(2).text(5));
}

TEST(Id, a_million_made_at_one_moment_are_all_different) {
  IdMaker ids(99);
  std::set<std::string> seen;
  for (int i = 0; i < 1'000'000; ++i) ASSERT_TRUE(seen.insert(ids.text(1'700'000'000'000)).second);
}

TEST(Id, derived_ids_follow_from_their_text) {
  EXPECT_EQ(derived_ulid(1, "hazard:1"), derived_ulid(1, "hazard:1"));
  EXPECT_NE(derived_ulid(1, "hazard:1"), derived_ulid(1, "hazard:2"));
  EXPECT_TRUE(is_ulid(derived_ulid(1'700'000'000'000, "x")));
}

TEST(Id, random_ids_are_well_formed_and_differ) {
  EXPECT_TRUE(is_ulid(random_ulid(1'700'000'000'000)));
  EXPECT_NE(random_ulid(1), random_ulid(1));
}

TEST(Id, parsing_gives_the_type_or_nothing) {
  EXPECT_EQ(ThingId::parse("01ARZ3NDEKTSV4RRFFQ69G5FAV")->text(), "01ARZ3NDEKTSV4RRFFQ69G5FAV");
  EXPECT_FALSE(ThingId::parse("nonsense"));
}
