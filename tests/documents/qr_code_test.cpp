// SPDX-License-Identifier: Apache-2.0
#include "documents/qr_code.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/problem.hpp"

namespace gridward::documents {
namespace {

TEST(QrCode, it_has_the_three_finder_patterns_of_the_standard) {
  const QrCode code("https://192.0.2.1:8443/");
  const int last = code.size() - 7;
  for (const auto& [left, top] : {std::pair(0, 0), std::pair(last, 0), std::pair(0, last)})
    for (int y = 0; y < 7; ++y)
      for (int x = 0; x < 7; ++x) {
        const int ring = std::min({x, y, 6 - x, 6 - y});
        EXPECT_EQ(code.dark(left + x, top + y), ring != 1) << left + x << "," << top + y;
      }
  EXPECT_EQ((code.size() - 17) % 4, 0);
  EXPECT_FALSE(code.dark(-1, 0));
  EXPECT_FALSE(code.dark(0, code.size()));
}

TEST(QrCode, a_terminal_shows_two_modules_a_character_with_a_quiet_zone) {
  const QrCode code("gridward");
  const std::string text = code.terminal_text();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), (code.size() + 4 + 1) / 2);
  EXPECT_NE(text.find("█"), std::string::npos);
}

TEST(QrCode, the_picture_draws_exactly_the_dark_modules) {
  const QrCode code("gridward");
  const std::string svg = code.svg();
  int drawn = 0, dark = 0;
  for (std::size_t at = svg.find('h', svg.find(" d=\"")); at != std::string::npos && svg[at + 1] != '-'; at = svg.find('h', svg.find('z', at))) drawn += std::stoi(svg.substr(at + 1));
  for (int y = 0; y < code.size(); ++y)
    for (int x = 0; x < code.size(); ++x) dark += code.dark(x, y) ? 1 : 0;
  EXPECT_EQ(drawn, dark);
}

TEST(QrCode, capital_letters_and_digits_take_less_room) {
  const std::string place_code = "GW1:01ARZ3NDEKTSV4RRFFQ69G5FAV:12:" + std::string(103, 'Z');
  EXPECT_EQ(QrCode(place_code).size(), 41);
  EXPECT_GT(QrCode(place_code + 'z').size(), 41);
}

TEST(QrCode, too_long_or_empty_texts_are_problems) {
  EXPECT_NO_THROW(QrCode(std::string(2331, 'x')));
  EXPECT_THROW(QrCode(std::string(2332, 'x')), base::Problem);
  EXPECT_THROW(QrCode(""), base::Problem);
}

}  // namespace
}  // namespace gridward::documents
