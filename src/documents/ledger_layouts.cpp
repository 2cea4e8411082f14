// SPDX-License-Identifier: Apache-2.0
#include "documents/ledger_layouts.hpp"

#include <span>

#include "base/problem.hpp"

namespace gridward::documents {

namespace {

struct NamedColumn {
  const char* zh;
  const char* en;
  double width;
  ColumnKind kind = ColumnKind::text;
};

using K = ColumnKind;

constexpr NamedColumn hazard_columns[] = {
    {"序号", "No.", 6, K::number}, {"检查日期", "Inspected on", 11, K::date}, {"检查人", "Inspector", 9}, {"社区/网格", "Community / grid", 18, K::wrapped_text},
    {"单位（场所）名称", "Place", 22, K::wrapped_text}, {"地址", "Address", 26, K::wrapped_text}, {"隐患类别", "Category", 12, K::wrapped_text},
    {"隐患描述", "Hazard", 30, K::wrapped_text}, {"隐患等级", "Level", 9}, {"依据条款", "Basis", 20, K::wrapped_text}, {"整改措施", "Measure", 24, K::wrapped_text},
    {"责任单位", "Responsible unit", 16, K::wrapped_text}, {"责任人", "Responsible person", 9}, {"资金（元）", "Funds (CNY)", 10, K::number},
    {"整改期限", "Due", 11, K::date}, {"应急预案", "Contingency plan", 12, K::wrapped_text}, {"整改前照片", "Photo before", 14}, {"整改后照片", "Photo after", 14},
    {"完成日期", "Done on", 11, K::date}, {"复查人", "Rechecked by", 9}, {"复查结果", "Recheck", 10}, {"是否销号", "Closed", 9}, {"备注", "Note", 20, K::wrapped_text}};

constexpr NamedColumn place_columns[] = {
    {"序号", "No.", 6, K::number}, {"社区", "Community", 14, K::wrapped_text}, {"网格", "Grid", 14, K::wrapped_text}, {"场所名称", "Place", 24, K::wrapped_text},
    {"统一社会信用代码", "Credit code", 21}, {"地址", "Address", 28, K::wrapped_text}, {"场所类型", "Type", 12, K::wrapped_text}, {"面积（㎡）", "Area (m²)", 9, K::number},
    {"层数", "Floors", 6, K::number}, {"从业人数", "Staff", 9, K::number}, {"是否住人", "Slept in", 9}, {"用气类型", "Gas", 10}, {"负责人", "Person in charge", 10},
    {"电话", "Phone", 14}, {"房东", "Landlord", 10}, {"房东电话", "Landlord's phone", 14}, {"灭火器数量", "Extinguishers", 10, K::number},
    {"最近检查日期", "Last inspected", 12, K::date}, {"风险等级", "Risk", 9}, {"备注", "Note", 20, K::wrapped_text}};

static_assert(std::size(hazard_columns) == static_cast<std::size_t>(HazardColumn::count));
static_assert(std::size(place_columns) == static_cast<std::size_t>(PlaceColumn::count));

LedgerLayout layout(std::span<const NamedColumn> columns, std::string title, base::Language language, std::string unit, base::Date date) {
  LedgerLayout made{std::move(title), std::move(unit), date, language, {}};
  for (const auto& column : columns) made.columns.push_back({language == base::Language::zh ? column.zh : column.en, column.width, column.kind});
  return made;
}

}  // namespace

LedgerLayout hazard_ledger(base::Language language, std::string unit, base::Date date) {
  return layout(hazard_columns, language == base::Language::zh ? "安全隐患排查整改台账" : "Hazard ledger", language, std::move(unit), date);
}

LedgerLayout place_ledger(base::Language language, std::string unit, base::Date date) {
  return layout(place_columns, language == base::Language::zh ? "场所台账" : "Place ledger", language, std::move(unit), date);
}

}  // namespace gridward::documents
