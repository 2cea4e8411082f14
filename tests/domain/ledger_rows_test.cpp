// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gridward::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<PlaceType> types = {{"restaurant", "餐饮", "Restaurant", "restaurant", false, true, false, 30, {"餐馆", "面馆"}},
                                      {"small_school", "小学校、幼儿园", "Small school", "small_school", true, true, false, 30, {"幼儿园", "培训"}},
                                      {"enterprise", "企事业单位", "Enterprise", "enterprise", false, false, false, 60, {"公司"}}};

/// One row under one header.
struct Sheet {
  std::vector<std::string> header, cells;
  Doubts doubts = {};
  TableRow row = {};

  RecognisedLedger ledger(LedgerKind kind) {
    TableRow head;
    head.number = 1;
    head.cells = header;
    row.number = 2;
    row.cells = cells;
    return recognise(kind, std::vector<TableRow>{head, row});
  }
  auto division() { return parse_division(ledger(LedgerKind::divisions), row, doubts); }
  auto region() { return parse_region(ledger(LedgerKind::regions), row, doubts); }
  auto person() { return parse_person(ledger(LedgerKind::people), row, doubts); }
  auto place() { return parse_place(ledger(LedgerKind::places), row, types, doubts); }
  std::vector<std::string> codes() const {
    std::vector<std::string> list;
    for (const auto& doubt : doubts) list.push_back(doubt.column + " " + doubt.code);
    return list;
  }
};

TEST(PlaceRows, a_point_that_is_nowhere_on_earth_is_left_out_and_said) {
  Sheet sheet{{"场所名称", "场所类型", "地址", "所属社区"}, {"示例餐馆", "餐饮", "示例路1号", "示例社区"}};
  sheet.row.point = LngLat{500, 32};
  const auto place = sheet.place();
  ASSERT_TRUE(place);
  EXPECT_FALSE(place->position);
  EXPECT_THAT(sheet.codes(), ElementsAre(" import.position_unclear"));
}

TEST(DivisionRows, code_level_and_parent_agree_or_the_code_decides) {
  Sheet good{{"code", "name", "level", "parent"}, {"320612001001", "东市社区居委会", "community", "320612001"}};
  const auto division = good.division();
  ASSERT_TRUE(division);
  EXPECT_EQ(division->level, RegionLevel::community);
  EXPECT_EQ(division->parent.text(), "320612001");
  EXPECT_THAT(good.codes(), IsEmpty());
  Sheet odd{{"代码", "名称", "级别", "上级"}, {"320612001200", "示例村", "街道", "320613"}};
  EXPECT_EQ(odd.division()->level, RegionLevel::village);
  EXPECT_THAT(odd.codes(), ElementsAre("级别 import.level_contradicts", "上级 import.parent_contradicts"));
}

TEST(DivisionRows, padded_codes_and_codes_that_became_numbers_are_read) {
  EXPECT_EQ((Sheet{{"code", "name"}, {"320612001000", "示例街道"}}.division()->code.text()), "320612001");
  EXPECT_EQ((Sheet{{"code", "name"}, {"320612001001.0", "示例社区"}}.division()->code.text()), "320612001001");
  EXPECT_EQ((Sheet{{"code", "name"}, {"32", "示例省"}}.division()->level), RegionLevel::province);
}

TEST(DivisionRows, a_row_without_a_sound_code_or_a_name_is_left_out_and_says_why) {
  for (const char* code : {"", "无", "3206120", "abc", "3.2E+16"}) {
    Sheet sheet{{"code", "name"}, {code, "x"}};
    EXPECT_FALSE(sheet.division()) << code;
    ASSERT_THAT(sheet.codes(), ElementsAre("code import.code_shape"));
    EXPECT_TRUE(sheet.doubts[0].row_left_out);
    EXPECT_EQ(sheet.doubts[0].row, 2);
  }
  Sheet grid{{"code", "name"}, {"320612001001001", "x"}};
  EXPECT_FALSE(grid.division());
  EXPECT_THAT(grid.codes(), ElementsAre("code import.code_is_a_grid"));
  Sheet nameless{{"code", "name"}, {"32", " "}};
  EXPECT_FALSE(nameless.division());
  EXPECT_THAT(nameless.codes(), ElementsAre("name import.name_missing"));
}

TEST(RegionRows, a_grid_comes_with_code_or_with_name_and_community) {
  Sheet coded{{"网格编码", "网格名称", "类型", "启用日期"}, {"320612001001001", "第一网格", "专属网格", "2026.1.1"}};
  coded.row.boundary = Boundary{{Polygon{{{121, 32}, {122, 32}, {122, 33}}, {}}}};
  const auto grid = coded.region();
  ASSERT_TRUE(grid);
  EXPECT_EQ(grid->code->text(), "320612001001001");
  EXPECT_EQ(grid->kind, GridKind::dedicated);
  EXPECT_TRUE(grid->boundary);
  EXPECT_EQ(base::to_text(*grid->valid_from), "2026-01-01");
  EXPECT_THAT(coded.codes(), IsEmpty());
  Sheet named{{"所属社区", "网格名称", "类型"}, {"东市社区", "第一网格", "?"}};
  EXPECT_EQ(named.region()->community, "东市社区");
  EXPECT_THAT(named.codes(), ElementsAre("类型 import.grid_kind_unclear"));
  Sheet homeless{{"所属社区", "网格名称"}, {"", "第一网格"}};
  EXPECT_FALSE(homeless.region());
  EXPECT_THAT(homeless.codes(), ElementsAre("所属社区 import.community_missing"));
}

TEST(RegionRows, a_community_code_a_backward_period_and_a_line_are_named) {
  Sheet community{{"编码", "名称"}, {"320612001001", "x"}};
  EXPECT_FALSE(community.region());
  EXPECT_THAT(community.codes(), ElementsAre("编码 import.code_not_a_grid"));
  Sheet period{{"编码", "名称", "启用日期", "停用日期"}, {"320612001001001", "x", "2026.2.1", "2026.1.1"}};
  EXPECT_FALSE(period.region());
  EXPECT_THAT(period.codes(), ElementsAre("停用日期 import.period_backwards"));
  Sheet line{{"编码", "名称"}, {"320612001001001", "x"}};
  line.row.other_geometry = true;
  EXPECT_TRUE(line.region());
  EXPECT_THAT(line.codes(), ElementsAre(" import.geometry_not_area"));
}

TEST(PersonRows, a_person_has_login_name_role_and_region) {
  Sheet sheet{{"登录名", "姓名", "电话", "岗位", "网格编码", "起", "止"}, {"Wg-001", "示例人甲", "13800000001", "专职网格员", "320612001001001.0", "2026.11.1", "长期"}};
  const auto person = sheet.person();
  ASSERT_TRUE(person);
  EXPECT_EQ(person->login, "wg-001");
  EXPECT_EQ(person->role, Role::grid_member);
  EXPECT_EQ(person->region, "320612001001001");
  EXPECT_FALSE(person->to);
  EXPECT_THAT(sheet.codes(), IsEmpty());
}

TEST(PersonRows, each_role_has_its_words) {
  const std::pair<const char*, Role> words[] = {{"网格员", Role::grid_member}, {"兼职网格员", Role::grid_member}, {"微网格长", Role::micro_grid_leader}, {"微网格员", Role::micro_grid_leader}, {"楼栋长", Role::micro_grid_leader},
                                                {"网格长", Role::grid_chief}, {"网格指导员", Role::grid_supervisor}, {"督导员", Role::grid_supervisor}, {"社区工作人员", Role::community_staff}, {"指挥中心值班员", Role::command_operator},
                                                {"安监办", Role::safety_office}, {"街道领导", Role::subdistrict_leader}, {"综合执法队", Role::enforcement}, {"部门联络人", Role::department}, {"系统管理员", Role::administrator}, {"GRID_CHIEF", Role::grid_chief}, {"grid_member", Role::grid_member}};
  for (const auto& [word, role] : words) EXPECT_EQ(role_in(word), role) << word;
  EXPECT_FALSE(role_in("厨师"));
  EXPECT_FALSE(role_in(""));
}

TEST(PersonRows, a_missing_login_or_role_leaves_the_person_out_without_repeating_the_name) {
  Sheet sheet{{"登录名", "姓名", "岗位", "区域"}, {"示例人甲", "示例人甲", "网格员", "320612001"}};
  EXPECT_FALSE(sheet.person());
  EXPECT_THAT(sheet.codes(), ElementsAre("登录名 import.login_shape"));
  EXPECT_THAT(sheet.doubts[0].arguments, IsEmpty());
  Sheet roleless{{"登录名", "姓名", "岗位", "区域"}, {"wg-1", "示例人甲", "厨师", "320612001"}};
  EXPECT_FALSE(roleless.person());
  EXPECT_THAT(roleless.codes(), ElementsAre("岗位 import.role_unknown"));
}

TEST(PlaceRows, the_type_is_found_by_synonym_or_guessed_from_the_name_with_a_doubt) {
  EXPECT_EQ((Sheet{{"名称", "类型", "社区"}, {"甲", "民营幼儿园", "东市"}}.place()->type), "small_school");
  Sheet guessed{{"名称", "类型", "社区"}, {"示例面馆甲", "九小场所", "东市"}};
  EXPECT_EQ(guessed.place()->type, "restaurant");
  ASSERT_THAT(guessed.codes(), ElementsAre("类型 import.place_type_guessed"));
  EXPECT_EQ(guessed.doubts[0].arguments[0].second, "restaurant");
  Sheet unknown{{"名称", "类型", "社区"}, {"甲", "乙", "东市"}};
  EXPECT_FALSE(unknown.place());
  EXPECT_THAT(unknown.codes(), ElementsAre("类型 import.place_type_unknown"));
}

TEST(PlaceRows, a_place_must_be_somewhere) {
  Sheet nowhere{{"名称", "类型"}, {"甲", "餐饮"}};
  EXPECT_FALSE(nowhere.place());
  EXPECT_THAT(nowhere.codes(), ElementsAre("社区 import.where_missing"));
  Sheet pointed{{"名称", "类型", "经度", "纬度"}, {"甲", "餐饮", "121.07", "32.06"}};
  EXPECT_EQ(pointed.place()->position, (LngLat{121.07, 32.06}));
  Sheet swapped{{"名称", "类型", "经度", "纬度"}, {"甲", "餐饮", "32.06", "121.07"}};
  EXPECT_EQ(swapped.place()->position, (LngLat{121.07, 32.06}));
  EXPECT_THAT(swapped.codes(), ElementsAre("经度 import.position_swapped"));
}

TEST(PlaceRows, credit_codes_are_warned_about_and_never_a_reason_to_refuse) {
  const auto read = [](const char* code) {
    Sheet sheet{{"名称", "类型", "社区", "信用代码"}, {"甲", "餐饮", "东市", code}};
    const auto place = sheet.place();
    return std::pair(place ? place->credit_code.value_or("") : "no place", sheet.doubts.empty() ? "" : sheet.doubts[0].code);
  };
  EXPECT_EQ(read(" 91350100m000100y43"), std::pair(std::string("91350100M000100Y43"), std::string("")));
  EXPECT_EQ(read("'91350100M000100Y43").first, "91350100M000100Y43");
  EXPECT_EQ(read("91350200776049653B"), std::pair(std::string("91350200776049653B"), std::string("import.credit_code_check")));
  EXPECT_EQ(read("91350100M0001TGQXM"), std::pair(std::string("91350100M0001TGQXM"), std::string("import.credit_code_pilot")));
  EXPECT_EQ(read("11010519491231002X"), std::pair(std::string(), std::string("import.credit_code_citizen_number")));
  EXPECT_EQ(read("9.13E+17"), std::pair(std::string(), std::string("import.credit_code_shape")));
  EXPECT_EQ(read("无"), std::pair(std::string(), std::string()));
}

TEST(PlaceRows, gas_risk_and_sleeping_are_words_and_unknown_words_are_doubts) {
  Sheet sheet{{"名称", "类型", "社区", "用气类型", "风险等级", "是否住人"}, {"甲", "餐饮", "东市", "瓶装液化气（50kg）", "较大（橙）", "否"}};
  const auto place = sheet.place();
  EXPECT_EQ(place->gas, GasKind::lpg);
  EXPECT_EQ(place->risk, RiskLevel::high);
  EXPECT_EQ(place->slept_in, false);
  Sheet odd{{"名称", "类型", "社区", "用气类型", "风险等级", "是否住人"}, {"甲", "餐饮", "东市", "沼气", "?", "偶尔"}};
  EXPECT_EQ(odd.place()->gas, GasKind::unknown);
  EXPECT_THAT(odd.codes(), ElementsAre("是否住人 import.yes_no_unclear", "用气类型 import.gas_unclear", "风险等级 import.risk_unclear"));
}

TEST(PlaceRows, long_texts_are_cut_and_said_so) {
  std::string name;
  for (int i = 0; i < 101; ++i) name += "长";
  Sheet sheet{{"名称", "类型", "社区"}, {name, "餐饮", "东市"}};
  EXPECT_EQ(sheet.place()->name.size(), 300u);
  EXPECT_THAT(sheet.codes(), ElementsAre("名称 import.cut"));
}

TEST(PlaceRows, a_row_shorter_than_the_header_has_empty_fields) {
  Sheet sheet{{"名称", "类型", "社区", "电话", "备注"}, {"甲", "餐饮", "东市"}};
  EXPECT_TRUE(sheet.place());
  EXPECT_THAT(sheet.codes(), IsEmpty());
}

}  // namespace
}  // namespace gridward::domain
