// SPDX-License-Identifier: Apache-2.0
#include "domain/base_map.hpp"

#include <gtest/gtest.h>

namespace gridward::domain {
namespace {

MapTags tagged(std::string MapTags::*key, const std::string& value) {
  MapTags tags;
  tags.*key = value;
  return tags;
}

TEST(BaseMap, roads_have_their_class_and_a_slip_road_that_of_what_it_leads_to) {
  EXPECT_EQ(line_kind(tagged(&MapTags::highway, "primary")), BaseLine::trunk);
  EXPECT_EQ(line_kind(tagged(&MapTags::highway, "trunk_link")), BaseLine::trunk);
  EXPECT_EQ(line_kind(tagged(&MapTags::highway, "tertiary")), BaseLine::main);
  EXPECT_EQ(line_kind(tagged(&MapTags::highway, "living_street")), BaseLine::street);
  EXPECT_EQ(line_kind(tagged(&MapTags::highway, "footway")), BaseLine::path);
  EXPECT_EQ(line_kind(tagged(&MapTags::railway, "rail")), BaseLine::rail);
  EXPECT_EQ(line_kind(tagged(&MapTags::waterway, "canal")), BaseLine::river);
}

TEST(BaseMap, what_is_not_there_is_left_out) {
  for (const auto* value : {"construction", "proposed", "", "no"}) EXPECT_EQ(line_kind(tagged(&MapTags::highway, value)), std::nullopt) << value;
  EXPECT_EQ(line_kind(tagged(&MapTags::railway, "abandoned")), std::nullopt);
  EXPECT_EQ(area_kind(tagged(&MapTags::building, "no")), std::nullopt);
  EXPECT_EQ(area_kind(tagged(&MapTags::landuse, "residential")), std::nullopt);
  EXPECT_EQ(point_kind(tagged(&MapTags::place, "country")), std::nullopt);
}

TEST(BaseMap, extracts_that_say_it_in_one_word_are_understood_too) {
  EXPECT_EQ(line_kind(tagged(&MapTags::fclass, "residential")), BaseLine::street);
  EXPECT_EQ(line_kind(tagged(&MapTags::fclass, "track_grade3")), BaseLine::path);
  EXPECT_EQ(area_kind(tagged(&MapTags::fclass, "building")), BaseArea::building);
  EXPECT_EQ(area_kind(tagged(&MapTags::fclass, "reservoir")), BaseArea::water);
  EXPECT_EQ(point_kind(tagged(&MapTags::fclass, "village")), BasePoint::town);
}

TEST(BaseMap, a_house_in_a_park_is_a_house) {
  MapTags tags;
  tags.natural = "water";
  tags.building = "yes";
  EXPECT_EQ(area_kind(tags), BaseArea::building);
}

}  // namespace
}  // namespace gridward::domain
