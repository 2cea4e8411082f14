// SPDX-License-Identifier: Apache-2.0
#include "domain/region.hpp"

#include <gtest/gtest.h>

#include "base/problem.hpp"
#include "case_files.hpp"

namespace gridward::domain {
namespace {

using tests::day;

RegionCode code(const char* text) { return RegionCode::parse(text).value(); }

TEST(RegionCode, every_level_has_its_length) {
  const std::pair<const char*, RegionLevel> table[] = {
      {"32", RegionLevel::province},           {"3206", RegionLevel::prefecture},     {"320612", RegionLevel::county},
      {"320612001", RegionLevel::subdistrict}, {"320612001001", RegionLevel::community}, {"320612001199", RegionLevel::community},
      {"320612001200", RegionLevel::village},  {"320612001399", RegionLevel::village}, {"320612001400", RegionLevel::community},
      {"320612001001007", RegionLevel::grid},  {"32061200100100702", RegionLevel::micro_grid}};
  for (const auto& [text, level] : table) EXPECT_EQ(level_of(code(text)), level) << text;
}

TEST(RegionCode, zeros_of_a_statistical_code_are_padding) {
  EXPECT_EQ(code("320612001000").text(), "320612001");
  EXPECT_EQ(code("320612000000").text(), "320612");
  EXPECT_EQ(code("320600000000").text(), "3206");
  EXPECT_EQ(code("320000").text(), "32");
}

TEST(RegionCode, other_text_is_no_code) {
  for (const char* text : {"", "3", "320", "32061", "3206120010010", "32061A", "00", "000000000000", "320612 01", "-20612", "320612001001007021"})
    EXPECT_FALSE(RegionCode::parse(text).has_value()) << text;
}

TEST(RegionCode, parents_lead_up_to_the_province) {
  RegionCode region = code("32061200100100702");
  for (const char* parent : {"320612001001007", "320612001001", "320612001", "320612", "3206", "32", ""}) {
    EXPECT_TRUE(region.parent().empty() || region.parent().covers(region));
    region = region.parent();
    EXPECT_EQ(region.text(), parent);
  }
  EXPECT_TRUE(region.parent().empty());
}

TEST(RegionCode, a_city_without_counties_is_the_parent_of_its_subdistricts) {
  EXPECT_EQ(code("441900003000").text(), "441900003");
  EXPECT_EQ(code("441900003").parent().text(), "4419");
  EXPECT_TRUE(code("4419").covers(code("441900003001")));
}

TEST(RegionCode, a_region_covers_itself_and_what_lies_below) {
  EXPECT_TRUE(code("320612001").covers(code("320612001")));
  EXPECT_TRUE(code("320612001").covers(code("320612001001007")));
  EXPECT_FALSE(code("320612001001").covers(code("320612001")));
  EXPECT_FALSE(code("320612001").covers(code("320612002001")));
  EXPECT_FALSE(RegionCode().covers(code("32"))) << "no region is not every region";
}

TEST(RegionCode, can_be_cut_to_a_level) {
  EXPECT_EQ(code("320612001001007").at_most(9).text(), "320612001");
  EXPECT_EQ(code("320612").at_most(9).text(), "320612");
  EXPECT_THROW(code("320612001").at_most(7), base::BrokenPromise);
}

TEST(Region, is_valid_from_its_first_to_its_last_day) {
  Region region;
  region.valid_from = day("2026-01-01");
  EXPECT_TRUE(valid_on(region, day("2099-12-31")));
  region.valid_to = day("2026-06-30");
  EXPECT_FALSE(valid_on(region, day("2025-12-31")));
  EXPECT_TRUE(valid_on(region, day("2026-01-01")));
  EXPECT_TRUE(valid_on(region, day("2026-06-30")));
  EXPECT_FALSE(valid_on(region, day("2026-07-01")));
}

}  // namespace
}  // namespace gridward::domain
