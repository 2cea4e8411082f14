// SPDX-License-Identifier: Apache-2.0
#include "domain/checklist.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/problem.hpp"
#include "case_files.hpp"

namespace gridward::domain {
namespace {

ChecklistItem item(const char* id, const char* group = "g") {
  ChecklistItem made;
  made.id = id;
  made.group = group;
  return made;
}

Checklist list(const char* id, std::vector<ChecklistItem> items, std::vector<ChecklistRef> includes = {}, std::int64_t version = 1) {
  Checklist made;
  made.id = id;
  made.version = version;
  made.groups = {{"g", {"组", "group"}}};
  made.items = std::move(items);
  made.includes = std::move(includes);
  return made;
}

std::vector<std::string> item_ids(const Checklist* full) {
  std::vector<std::string> ids;
  if (full != nullptr)
    for (const auto& one : full->items) ids.push_back(one.id);
  return ids;
}

std::string code_of(const std::function<void()>& action) {
  try {
    action();
    return "";
  } catch (const base::Problem& problem) {
    return problem.code();
  }
}

TEST(Checklists, the_full_list_starts_with_what_it_includes) {
  Checklists lists;
  lists.add(list("small", {item("S-1")}, {{"core", 1}, {"big", 1}}));
  lists.add(list("core", {item("C-1"), item("C-2")}));
  lists.add(list("big", {item("B-1")}));
  lists.resolve();
  EXPECT_EQ(item_ids(lists.find("small", 1)), (std::vector<std::string>{"C-1", "C-2", "B-1", "S-1"}));
  EXPECT_EQ(lists.find("small", 1)->groups.size(), 1U) << "a group that two lists know is shared";
  EXPECT_EQ(item_ids(lists.find("core", 1)), (std::vector<std::string>{"C-1", "C-2"}));
  EXPECT_EQ(lists.find("small", 2), nullptr);
}

TEST(Checklists, a_list_included_by_two_ways_stands_once) {
  Checklists lists;
  lists.add(list("core", {item("C-1")}));
  lists.add(list("left", {item("L-1")}, {{"core", 1}}));
  lists.add(list("right", {item("R-1")}, {{"core", 1}}));
  lists.add(list("top", {}, {{"left", 1}, {"right", 1}}));
  lists.resolve();
  EXPECT_EQ(item_ids(lists.find("top", 1)), (std::vector<std::string>{"C-1", "L-1", "R-1"}));
}

TEST(Checklists, a_circle_of_includes_ends) {
  Checklists lists;
  lists.add(list("a", {item("A-1")}, {{"b", 1}}));
  lists.add(list("b", {item("B-1")}, {{"a", 1}}));
  lists.resolve();
  EXPECT_EQ(item_ids(lists.find("a", 1)), (std::vector<std::string>{"B-1", "A-1"}));
}

TEST(Checklists, old_versions_stay_and_the_newest_is_known) {
  Checklists lists;
  lists.add(list("x", {item("X-1")}, {}, 2));
  lists.add(list("x", {item("X-1"), item("X-2")}, {}, 10));
  lists.add(list("x", {}, {}, 9));
  lists.resolve();
  ASSERT_NE(lists.newest("x"), nullptr);
  EXPECT_EQ(lists.newest("x")->version, 10);
  EXPECT_EQ(item_ids(lists.find("x", 2)).size(), 1U);
  EXPECT_EQ(lists.newest("y"), nullptr);
}

TEST(Checklists, mistakes_in_the_data_are_named) {
  Checklists lists;
  lists.add(list("x", {item("X-1")}, {{"missing", 1}}));
  EXPECT_EQ(code_of([&] { lists.add(list("x", {})); }), "checklist.twice");
  EXPECT_EQ(code_of([&] { lists.resolve(); }), "checklist.unknown");

  Checklists same_item;
  same_item.add(list("a", {item("X-1")}));
  same_item.add(list("b", {item("X-1")}, {{"a", 1}}));
  EXPECT_EQ(code_of([&] { same_item.resolve(); }), "checklist.item_twice");

  Checklists deep;
  deep.add(list("l0", {}));
  for (int level = 1; level <= 5; ++level)
    deep.add(list(("l" + std::to_string(level)).c_str(), {}, {{"l" + std::to_string(level - 1), 1}}));
  EXPECT_EQ(code_of([&] { deep.resolve(); }), "checklist.too_deep");
}

TEST(Outcome, a_variant_replaces_the_items_own) {
  auto one = item("X-1");
  one.result.result_class = ResultClass::G2;
  one.result.days = 3;
  one.variants.push_back({.id = "worse", .when = {}, .result_class = ResultClass::SM, .hours = {}, .days = {}, .comprehensive_element = {}});
  EXPECT_EQ(limit_hours(*outcome_of(one, std::nullopt)), 72);
  EXPECT_EQ(outcome_of(one, "")->result_class, ResultClass::G2);
  EXPECT_EQ(outcome_of(one, "worse")->result_class, ResultClass::SM);
  EXPECT_FALSE(limit_hours(*outcome_of(one, "worse")).has_value());
  EXPECT_EQ(outcome_of(one, "other"), nullptr);
}

// The data that the product ships.

TEST(ProductChecklists, a_general_hazard_with_a_deadline_has_exactly_one_limit) {
  ASSERT_GE(tests::product_rules().checklists.all().size(), 20U);
  for (const auto& full : tests::product_rules().checklists.all())
    for (const auto& one : full.items) {
      std::vector<Outcome> outcomes = one.variants;
      outcomes.push_back(one.result);
      for (const auto& outcome : outcomes)
        EXPECT_EQ(outcome.hours.has_value() + outcome.days.has_value(), outcome.result_class == ResultClass::G2 ? 1 : 0) << one.id << ' ' << outcome.id;
    }
}

TEST(ProductChecklists, every_place_type_and_department_that_is_named_exists) {
  const auto& rules = tests::product_rules();
  ASSERT_FALSE(rules.place_types.empty());
  std::set<std::string> departments;
  for (const auto& department : rules.departments) departments.insert(department.id);
  for (const auto& type : rules.place_types) EXPECT_NE(rules.checklists.newest(type.checklist), nullptr) << type.id;
  for (const auto& full : rules.checklists.all()) {
    for (const auto& type : full.place_types) EXPECT_NE(rules.place_type(type), nullptr) << full.id << ' ' << type;
    for (const auto& one : full.items) EXPECT_TRUE(!one.refer || departments.contains(*one.refer)) << one.id;
  }
  EXPECT_EQ(rules.place_type("no such type"), nullptr);
}

TEST(ProductChecklists, a_household_is_advised_and_never_photographed) {
  const auto* household = tests::product_rules().checklists.newest("household_self_check");
  ASSERT_NE(household, nullptr);
  for (const auto& one : household->items) EXPECT_EQ(one.photo, PhotoPolicy::never) << one.id;
}

}  // namespace
}  // namespace gridward::domain
