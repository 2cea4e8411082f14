// SPDX-License-Identifier: Apache-2.0
// A ledger as people keep them, from the file to typed rows: reading and recognising together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "documents/sample_files.hpp"
#include "domain/ledger_rows.hpp"

namespace gridward::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::vector<domain::PlaceType> types = {
    {"restaurant", "餐饮", "Restaurant", "restaurant", false, true, false, 30, {"餐馆", "小吃店"}},
    {"hotel", "旅馆民宿", "Hotel", "hotel", false, true, false, 30, {"宾馆", "旅馆"}},
    {"small_warehouse", "小仓库", "Small warehouse", "small_warehouse", true, false, false, 60, {"仓库", "仓储"}},
    {"street_shop", "沿街商铺", "Street shop", "street_shop", false, false, false, 60, {"商店"}}};

struct Imported {
  domain::RecognisedLedger ledger;
  std::vector<domain::PlaceRow> places;
  domain::Doubts doubts;

  std::vector<std::string> doubts_of(std::int64_t row) const {
    std::vector<std::string> found;
    for (const auto& doubt : doubts)
      if (doubt.row == row) found.push_back(doubt.column + " " + doubt.code);
    return found;
  }
};

Imported import_messy() {
  const auto rows = testing::read_all(std::filesystem::path(GRIDWARD_SOURCE_DIR) / "tests/data/ledgers/messy_places.xlsx");
  Imported result;
  result.ledger = domain::recognise(domain::LedgerKind::places, std::span(rows).first(std::min(rows.size(), domain::rows_to_recognise)));
  for (const auto& row : rows)
    if (domain::kind_of(result.ledger, row) == domain::RowKind::data)
      if (auto place = domain::parse_place(result.ledger, row, types, result.doubts)) result.places.push_back(std::move(*place));
  return result;
}

TEST(MessyLedger, the_header_is_found_below_the_title_in_two_lines) {
  const auto imported = import_messy();
  EXPECT_EQ(imported.ledger.header_row, 3);
  EXPECT_EQ(imported.ledger.last_header_row, 4);
  EXPECT_EQ(imported.ledger.header(domain::LedgerField::contact_phone), "负责人/联系电话");
  EXPECT_EQ(imported.ledger.datum, domain::Datum::gcj02);
  EXPECT_THAT(imported.ledger.ignored, ElementsAre("最近检查日期"));
}

TEST(MessyLedger, a_clean_row_comes_through_whole_and_without_doubts) {
  const auto imported = import_messy();
  ASSERT_FALSE(imported.places.empty());
  const auto& place = imported.places[0];
  EXPECT_EQ(place.row, 5);
  EXPECT_EQ(place.name, "示例餐馆甲");
  EXPECT_EQ(place.type, "restaurant");
  EXPECT_EQ(place.community, "东市社区");
  EXPECT_EQ(place.grid, "320612001001001");
  EXPECT_EQ(place.contact_name, "示例人甲");
  EXPECT_EQ(place.contact_phone, "13800000001");
  EXPECT_EQ(place.credit_code, "91350100M000100Y43");
  EXPECT_EQ(place.area_m2, 120);
  EXPECT_EQ(place.floors, 2);
  EXPECT_EQ(place.staff, 5);
  EXPECT_EQ(place.slept_in, false);
  EXPECT_EQ(place.gas, domain::GasKind::lpg);
  EXPECT_EQ(place.note, "");
  EXPECT_EQ(place.position, (domain::LngLat{121.0742, 32.0628}));
  EXPECT_THAT(imported.doubts_of(5), IsEmpty());
}

TEST(MessyLedger, full_width_numbers_ticks_and_latitude_before_longitude_are_understood) {
  const auto imported = import_messy();
  const auto& place = imported.places.at(1);
  EXPECT_EQ(place.area_m2, 300);
  EXPECT_EQ(place.floors, 3);
  EXPECT_FALSE(place.staff);
  EXPECT_EQ(place.slept_in, true);
  EXPECT_EQ(place.contact_phone, "13800000002");
  EXPECT_EQ(place.position, (domain::LngLat{121.0750, 32.0631}));
  EXPECT_FALSE(place.credit_code);
  EXPECT_THAT(imported.doubts_of(6), IsEmpty());
}

TEST(MessyLedger, every_doubtful_cell_is_named_by_row_and_column) {
  const auto imported = import_messy();
  EXPECT_THAT(imported.doubts_of(7), UnorderedElementsAre("负责人/联系电话 import.phone_zero_lost", "营业执照号 import.credit_code_pilot", "经营面积（㎡） import.number_unclear"));
  EXPECT_THAT(imported.doubts_of(10), UnorderedElementsAre("经营业态 import.place_type_guessed", "负责人/联系电话 import.phone_several", "是否有人住宿 import.yes_no_unclear"));
  EXPECT_THAT(imported.doubts_of(11), ElementsAre("店铺名称 import.name_missing"));
  EXPECT_THAT(imported.doubts_of(12), ElementsAre("经营业态 import.place_type_unknown"));
  EXPECT_THAT(imported.doubts_of(13), UnorderedElementsAre("营业执照号 import.credit_code_old_number", "用气情况 import.gas_unclear", "负责人/联系电话 import.phone_no_area"));
}

TEST(MessyLedger, totals_repeated_headers_and_signatures_are_no_places_and_restarting_numbers_do_not_matter) {
  const auto imported = import_messy();
  std::vector<std::string> names;
  for (const auto& place : imported.places) names.push_back(place.name);
  EXPECT_THAT(names, ElementsAre("示例餐馆甲", "示例旅馆乙", "示例仓库丙", "示例商店丁", "=示例小吃店庚"));
  EXPECT_EQ(imported.places[2].note, "二楼住人");
  EXPECT_EQ(imported.places[2].gas, domain::GasKind::none);
  EXPECT_EQ(imported.places[3].gas, domain::GasKind::none);
}

TEST(MessyLedger, no_doubt_carries_a_name_or_a_phone) {
  for (const auto& doubt : import_messy().doubts)
    for (const auto& [name, value] : doubt.arguments) EXPECT_TRUE(value.find("示例") == std::string::npos && value.find("138") == std::string::npos) << name;
}

}  // namespace
}  // namespace gridward::documents
