// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_values.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace gridward::domain {
namespace {

std::string date(std::string_view text) {
  const auto day = ledger_date(text);
  return day ? base::to_text(*day) : "";
}

TEST(LedgerValues, dates_are_read_in_every_form_that_ledgers_use) {
  for (const char* text : {"2026.11.3", "2026/11/3", "2026-11-03", "2026年11月3日", "2026年11月3号", "20261103", "46329", "46329.5", "46329.0", "２０２６．１１．３", " 2026-11-3 08:15:00 ",
                           "2026/11/03 00:00:00", "2026-11-03T08:15:00", "2026. 11. 3"})
    EXPECT_EQ(date(text), "2026-11-03") << text;
  EXPECT_EQ(date("46000"), "2025-12-09");
}

TEST(LedgerValues, dates_that_do_not_exist_or_could_mean_two_days_are_not_guessed) {
  for (const char* text : {"", "2026.2.30", "2026.13.1", "11/3/2026", "26.11.3", "3.11.26", "2026年11月", "11月3日", "2026", "20261301", "19999", "80001", "昨天", "2026-11-3-4", "46329abc", "-46329", "2026.11.3、2026.11.4", "1e400"})
    EXPECT_EQ(date(text), "") << text;
}

TEST(LedgerValues, numbers_lose_their_units_and_ranges_are_not_guessed) {
  const std::pair<const char*, double> good[] = {{"120", 120}, {"约120㎡", 120}, {"120.5平方米", 120.5}, {"1,200 m2", 1200}, {"１２０", 120}, {"3层", 3}, {"三层", 3}, {"十二层", 12}, {"二十", 20}, {"两层", 2}, {"共5人", 5}, {"80平方左右", 80}, {"30多人", 30}, {"0", 0}, {"1.2E3", 1200}};
  for (const auto& [text, value] : good) EXPECT_EQ(ledger_number(text), value) << text;
  for (const char* text : {"", "80-100", "1/3", "大", "5人3户", "层", "12abc", "nan", "inf", "1e999", "百", "1+1"}) EXPECT_FALSE(ledger_number(text)) << text;
}

TEST(LedgerValues, yes_and_no_have_many_faces) {
  for (const char* text : {"是", "有", "√", "Y", "yes", "1", "住人", "Ｙ"}) EXPECT_EQ(ledger_yes(text), true) << text;
  for (const char* text : {"否", "无", "×", "n", "No", "0", "不住人", "没有"}) EXPECT_EQ(ledger_yes(text), false) << text;
  for (const char* text : {"", "是?", "偶尔", "2", "-"}) EXPECT_FALSE(ledger_yes(text)) << text;
}

TEST(LedgerValues, what_means_nothing_is_told_from_what_is_short) {
  for (const char* text : {"", "无", "暂无", "—", "-", "--", "/", "N/A", "n/a", "NULL", "空", "不详", "／", "－", " 无 "}) EXPECT_TRUE(says_none(text)) << text;
  for (const char* text : {"无锡饭店", "0", "否", "a", "一", "NANA"}) EXPECT_FALSE(says_none(text)) << text;
}

TEST(LedgerValues, codes_that_became_numbers_come_back_unless_digits_are_lost) {
  EXPECT_EQ(ledger_digits("320612001001001"), "320612001001001");
  EXPECT_EQ(ledger_digits("320612001001001.0"), "320612001001001");
  EXPECT_EQ(ledger_digits("3.20612001001001E14"), "320612001001001");
  EXPECT_EQ(ledger_digits("３２０６"), "3206");
  EXPECT_EQ(ledger_digits(" 3206 12 "), "320612");
  EXPECT_EQ(ledger_digits("32061200100100101"), "32061200100100101");
  for (const char* text : {"", "3.2061200100100102E16", "320612.5", "32061a", "-5", "1e400", "."}) EXPECT_FALSE(ledger_digits(text)) << text;
}

struct PhoneCase {
  const char* text;
  const char* phone;
  const char* doubt;
};

TEST(LedgerValues, phones_are_read_and_what_is_doubtful_is_said) {
  const PhoneCase cases[] = {
      {"13800000001", "13800000001", ""}, {"138 0000 0001", "13800000001", ""}, {"138-0000-0001", "13800000001", ""}, {"１３８００００００００１", "", "import.phone_shape"},
      {"１３８０００００００１", "13800000001", ""}, {"+86 13800000001", "13800000001", ""}, {"008613800000001", "13800000001", ""}, {"13800000001.0", "13800000001", ""},
      {"1.3800000001E10", "13800000001", ""}, {"1.38E+10", "", "import.phone_rounded"}, {"1.38e10", "", "import.phone_rounded"}, {"0513-86000000", "0513-86000000", ""},
      {"(0513)86000000", "0513-86000000", ""}, {"051386000000", "051386000000", ""}, {"51386000000", "051386000000", "import.phone_zero_lost"},
      {"513-86000000", "0513-86000000", "import.phone_zero_lost"}, {"86000000", "86000000", "import.phone_no_area"}, {"4000000000", "4000000000", ""},
      {"13800000001/13800000002", "13800000001", "import.phone_several"}, {"13800000001、13800000002", "13800000001", "import.phone_several"},
      {"1380000000", "", "import.phone_shape"}, {"138000000012", "", "import.phone_shape"}, {"见附件", "", "import.phone_shape"}, {"---", "", "import.phone_shape"},
      {"12345", "", "import.phone_shape"}, {"0--5--1--3--8651----2345", "", "import.phone_shape"}, {"张三13800000001", "", "import.phone_shape"}, {"0", "", "import.phone_shape"}};
  for (const auto& [text, phone, doubt] : cases) {
    const auto reading = ledger_phone(text);
    EXPECT_EQ(reading.phone, phone) << text;
    EXPECT_EQ(reading.doubt, doubt) << text;
  }
}

TEST(LedgerValues, a_position_is_told_by_chinas_extent_whatever_the_order) {
  for (const char* text : {"121.07,32.06", "121.07 32.06", "121.07，32.06", "32.06, 121.07", "(121.07,32.06)", "[121.07, 32.06]", "121.07;32.06"}) {
    const auto at = ledger_position(text);
    ASSERT_TRUE(at) << text;
    EXPECT_EQ(*at, (LngLat{121.07, 32.06})) << text;
  }
  for (const char* text : {"", "121.07", "0,0", "121.07,132", "东经121", "1,2,3", "nan,nan"}) EXPECT_FALSE(ledger_position(text)) << text;
}

TEST(LedgerValues, a_cell_loses_its_apostrophe_and_line_breaks) {
  EXPECT_EQ(clean_cell(" '0012 "), "0012");
  EXPECT_EQ(clean_cell("上\n下"), "上 下");
  EXPECT_EQ(clean_cell("\xEF\xBB\xBF　示例　"), "示例");
}

TEST(LedgerValues, no_text_at_all_breaks_a_reader) {
  std::mt19937 random(11);
  const std::string_view pieces[] = {"1", "9", ".", "-", "e", "E", "+", "年", "月", "日", "/", " ", "无", "约", "层", "（", "；", "\xE5", "\xFF", "0", ",", ":"};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto k = random() % 14; k > 0; --k) text += pieces[random() % std::size(pieces)];
    const auto phone = ledger_phone(text);
    EXPECT_TRUE(phone.phone.find_first_not_of("0123456789-") == std::string::npos);
    if (const auto number = ledger_number(text)) {
      EXPECT_TRUE(std::isfinite(*number));
    }
    if (const auto day = ledger_date(text)) {
      EXPECT_TRUE(base::parse_date(base::to_text(*day)));
    }
    ledger_digits(text);
    ledger_position(text);
    ledger_yes(text);
  }
}

}  // namespace
}  // namespace gridward::domain
