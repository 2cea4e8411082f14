// SPDX-License-Identifier: Apache-2.0
#include "domain/place.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gridward::domain {
namespace {

Place good_place() {
  Place place;
  place.name = "示例餐馆";
  place.type = "restaurant";
  place.address = "示例路1号";
  place.region = RegionCode::parse("320612001001007").value();
  place.position = Position{.at = {121.07, 32.06}, .raw = std::nullopt, .raw_datum = Datum::wgs84, .accuracy_m = 12.0};
  place.credit_code = "91350100M000100Y43";
  place.area_m2 = 80.0;
  place.floors = 1;
  place.staff = 4;
  return place;
}

std::vector<std::string> wrong_fields(const Place& place) {
  std::vector<std::string> paths;
  for (const auto& problem : place_problems(place)) paths.push_back(problem.path);
  return paths;
}

TEST(CreditCode, known_codes_are_good) {
  for (const char* code : {"91350100M000100Y43", "91350200776049653A", "91440101MA5CJQ4N59"})
    EXPECT_EQ(check_credit_code(code), CreditCodeCheck::good) << code;
}

TEST(CreditCode, an_early_pilot_code_is_told_from_a_slip_of_the_pen) {
  EXPECT_EQ(check_credit_code("91350100M0001TGQXM"), CreditCodeCheck::early_pilot);
  EXPECT_EQ(check_credit_code("91350200776049653B"), CreditCodeCheck::wrong_check);
}

TEST(CreditCode, any_single_wrong_character_is_noticed) {
  const std::string good = "91440101MA5CJQ4N59", alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (std::size_t at = 0; at < good.size(); ++at)
    for (const char c : alphabet) {
      std::string code = good;
      code[at] = c;
      EXPECT_EQ(check_credit_code(code) == CreditCodeCheck::good, code == good) << code;
    }
}

TEST(CreditCode, the_organisation_part_has_a_check_of_its_own) {
  // The last character is made to fit, so that only the inner check can object.
  const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int fitting = 0;
  for (const char c : alphabet) {
    const std::string code = std::string("91440101MA5CJQ4N6") + c;
    fitting += check_credit_code(code) == CreditCodeCheck::good ? 1 : 0;
  }
  EXPECT_EQ(fitting, 0);
}

TEST(CreditCode, other_shapes_are_named_so) {
  for (const char* code : {"", "9135010", "91350100M000100Y433", "91350100M000100Y4I", "91350100m000100y43", "9135O100M000100Y43", "91A50100M000100Y43"})
    EXPECT_EQ(check_credit_code(code), CreditCodeCheck::wrong_shape) << code;
}

TEST(Place, a_complete_one_has_neither_problems_nor_doubts) {
  EXPECT_TRUE(place_problems(good_place()).empty());
  EXPECT_TRUE(place_warnings(good_place()).empty());
}

TEST(Place, name_type_and_region_are_needed) {
  Place place = good_place();
  place.name = "　 ";
  place.type.clear();
  place.region = {};
  EXPECT_EQ(wrong_fields(place), (std::vector<std::string>{"name", "type", "region"}));
}

TEST(Place, lengths_count_characters_and_not_bytes) {
  Place place = good_place();
  place.name.clear();
  for (int i = 0; i < 100; ++i) place.name += "店";
  EXPECT_TRUE(place_problems(place).empty());
  place.name += "店";
  EXPECT_EQ(wrong_fields(place), std::vector<std::string>{"name"});
}

TEST(Place, numbers_must_be_possible) {
  Place place = good_place();
  place.area_m2 = std::numeric_limits<double>::quiet_NaN();
  place.floors = -1;
  place.staff = 2'000'000;
  place.position->at = {181.0, 0.0};
  place.position->raw = LngLat{std::numeric_limits<double>::infinity(), 0.0};
  place.position->accuracy_m = -1.0;
  EXPECT_EQ(wrong_fields(place),
            (std::vector<std::string>{"position.at", "position.raw", "position.accuracy_m", "area_m2", "floors", "staff"}));
}

TEST(Place, a_doubtful_credit_code_is_shown_and_kept) {
  Place place = good_place();
  const std::pair<const char*, const char*> table[] = {{"91350200776049653B", "place.credit_code_check"},
                                                       {"91350100M0001TGQXM", "place.credit_code_pilot"},
                                                       {"320600000012345", "place.credit_code_shape"}};
  for (const auto& [code, warning] : table) {
    place.credit_code = code;
    EXPECT_TRUE(place_problems(place).empty()) << code;
    ASSERT_EQ(place_warnings(place).size(), 1U) << code;
    EXPECT_EQ(place_warnings(place).front().code, warning);
  }
  place.credit_code.reset();
  EXPECT_TRUE(place_warnings(place).empty()) << "some places have none";
}

TEST(Place, a_citizen_number_is_refused_in_place_of_a_credit_code) {
  Place place = good_place();
  place.credit_code = "11010519491231002X";  // the sample of the standard
  ASSERT_EQ(place_problems(place).size(), 1U);
  EXPECT_EQ(place_problems(place).front().code, "place.citizen_number");
  place.credit_code = "110105194912310021";
  EXPECT_TRUE(place_problems(place).empty()) << "its check does not fit: a slip, not a person";
}

}  // namespace
}  // namespace gridward::domain
