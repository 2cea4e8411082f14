// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_recognition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gridward::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<TableRow> table(const std::vector<std::vector<std::string>>& cells) {
  std::vector<TableRow> rows;
  for (const auto& row : cells) {
    rows.emplace_back();
    rows.back().number = static_cast<std::int64_t>(rows.size());
    rows.back().cells = row;
  }
  return rows;
}

std::string problem(LedgerKind kind, const std::vector<std::vector<std::string>>& cells) {
  try {
    recognise(kind, table(cells));
    return "";
  } catch (const base::Problem& found) {
    return found.code();
  }
}

TEST(LedgerRecognition, the_header_may_stand_in_any_of_the_first_rows) {
  for (std::size_t above = 0; above < 8; ++above) {
    std::vector<std::vector<std::string>> cells(above, {"示例街道场所台账", "", ""});
    cells.push_back({"序号", "单位名称", "经营地址"});
    cells.push_back({"1", "示例餐馆甲", "示例路1号"});
    const auto rows = table(cells);
    const auto ledger = recognise(LedgerKind::places, rows);
    EXPECT_EQ(ledger.header_row, static_cast<std::int64_t>(above + 1));
    EXPECT_EQ(ledger.last_header_row, ledger.header_row);
    EXPECT_EQ(ledger.text(rows.back(), LedgerField::address), "示例路1号");
  }
}

TEST(LedgerRecognition, headers_match_with_brackets_stars_spaces_and_full_width) {
  const auto ledger = recognise(LedgerKind::places, table({{"场 所 名 称*", "建筑面积（㎡）", "ＮＯＴＥ", "统一社会\n信用代码（18位）", "联系电话："}}));
  EXPECT_THAT(ledger.fields, ElementsAre(LedgerField::name, LedgerField::area, LedgerField::note, LedgerField::credit_code, LedgerField::contact_phone));
  EXPECT_THAT(ledger.ignored, IsEmpty());
  EXPECT_EQ(header_key("单位（场所）名称"), "单位名称");
  EXPECT_EQ(header_key("没有(关上"), "没有关上");
}

TEST(LedgerRecognition, the_second_phone_column_belongs_to_the_landlord) {
  const auto ledger = recognise(LedgerKind::places, table({{"场所名称", "负责人", "电话", "房东", "电话", "宽带"}}));
  EXPECT_EQ(ledger.column(LedgerField::contact_phone), 2u);
  EXPECT_EQ(ledger.column(LedgerField::landlord_phone), 4u);
  EXPECT_THAT(ledger.ignored, ElementsAre("房东", "电话", "宽带"));
  const auto other = recognise(LedgerKind::places, table({{"场所名称", "房东", "电话", "负责人", "电话"}}));
  EXPECT_EQ(other.column(LedgerField::contact_phone), 4u);
  EXPECT_EQ(other.column(LedgerField::landlord_phone), 2u);
}

TEST(LedgerRecognition, a_header_in_two_lines_joins_a_group_with_its_parts) {
  const auto ledger = recognise(LedgerKind::places, table({{"示例台账"}, {"场所名称", "负责人", "", "房东", "", "备注"}, {"", "姓名", "电话", "姓名", "电话", ""}}));
  EXPECT_EQ(ledger.header_row, 2);
  EXPECT_EQ(ledger.last_header_row, 3);
  EXPECT_THAT(ledger.fields, ElementsAre(LedgerField::name, LedgerField::contact, LedgerField::contact_phone, LedgerField::landlord, LedgerField::landlord_phone, LedgerField::note));
  EXPECT_EQ(ledger.header(LedgerField::contact_phone), "负责人/电话");
}

TEST(LedgerRecognition, of_two_columns_with_one_meaning_the_first_counts_and_the_other_is_shown) {
  const auto ledger = recognise(LedgerKind::places, table({{"店名", "单位名称", "地址"}}));
  EXPECT_EQ(ledger.column(LedgerField::name), 0u);
  EXPECT_THAT(ledger.ignored, ElementsAre("单位名称"));
}

TEST(LedgerRecognition, a_table_without_the_needed_columns_is_refused_and_told_which) {
  EXPECT_EQ(problem(LedgerKind::places, {{"电话", "地址"}, {"1", "2"}}), "import.no_header");
  EXPECT_EQ(problem(LedgerKind::places, {}), "import.no_header");
  EXPECT_EQ(problem(LedgerKind::people, {{"登录名", "姓名"}}), "import.no_header");
  EXPECT_EQ(problem(LedgerKind::regions, {{"网格名称", "面积"}}), "import.no_header");
  EXPECT_EQ(problem(LedgerKind::regions, {{"网格名称", "所属社区"}}), "");
  try {
    recognise(LedgerKind::divisions, table({{"标题"}, {"名称", "上级"}}));
    FAIL();
  } catch (const base::Problem& found) {
    EXPECT_EQ(found.arguments()[0].second, "代码 / code, 名称 / name");
    EXPECT_EQ(found.arguments()[1].second, "2");
  }
}

TEST(LedgerRecognition, each_row_is_known_for_what_it_is) {
  const auto rows = table({{"台账"}, {"序号", "场所名称", "电话"}, {"1", "示例餐馆甲", "13800000001"}, {"", "", " "}, {"小计", "", "1"}, {"序号", "场所名称", "电话"}, {"1", "合计", "2"}, {"合  计：2家", "", ""},
                           {"注：以上为一季度数据"}, {"填表人：示例人甲", "", "审核人："}, {"2", "合计力商店", "13800000002"}, {"", "共计：12", ""}});
  const auto ledger = recognise(LedgerKind::places, rows);
  const RowKind expected[] = {RowKind::header, RowKind::header, RowKind::data, RowKind::blank, RowKind::total, RowKind::header, RowKind::total, RowKind::total, RowKind::remark, RowKind::remark, RowKind::data, RowKind::total};
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(static_cast<int>(kind_of(ledger, rows[i])), static_cast<int>(expected[i])) << i;
}

TEST(LedgerRecognition, the_statistics_bureaus_tables_and_english_headers_are_known) {
  EXPECT_EQ(recognise(LedgerKind::divisions, table({{"code", "name", "streetCode", "provinceCode", "cityCode", "areaCode"}})).column(LedgerField::code), 0u);
  EXPECT_EQ(recognise(LedgerKind::divisions, table({{"上级代码", "级别", "名称", "统计用区划代码"}})).column(LedgerField::code), 3u);
  EXPECT_EQ(recognise(LedgerKind::people, table({{"login", "name", "phone", "role", "region", "from", "to"}})).column(LedgerField::valid_to), 6u);
  EXPECT_EQ(recognise(LedgerKind::regions, table({{"code", "name", "kind"}})).column(LedgerField::kind), 2u);
}

TEST(LedgerRecognition, a_header_tells_which_datum_the_positions_are_in) {
  EXPECT_EQ(recognise(LedgerKind::places, table({{"名称", "经度(GCJ-02)", "纬度"}})).datum, Datum::gcj02);
  EXPECT_EQ(recognise(LedgerKind::places, table({{"名称", "坐标（百度）"}})).datum, Datum::bd09);
  EXPECT_EQ(recognise(LedgerKind::places, table({{"名称", "坐标（CGCS2000）"}})).datum, Datum::cgcs2000);
  EXPECT_EQ(recognise(LedgerKind::places, table({{"名称（高德）", "坐标"}})).datum, Datum::wgs84);
}

TEST(LedgerRecognition, a_unit_behind_a_header_does_not_hide_it) {
  for (const char* header : {"面积㎡", "面积(㎡)", "面积（平方米）", "面积平方米", "面积 m²"}) EXPECT_EQ(header_key(header), "面积") << header;
}

TEST(LedgerRecognition, every_field_has_a_name_that_is_found_again) {
  for (const auto kind : {LedgerKind::divisions, LedgerKind::regions, LedgerKind::people, LedgerKind::places})
    for (const auto& field : fields_of(kind))
      for (const auto name : field.names) EXPECT_EQ(header_key(name), name) << "a name that no header can have";
}

}  // namespace
}  // namespace gridward::domain
