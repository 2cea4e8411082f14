// SPDX-License-Identifier: Apache-2.0
#include "domain/extinguisher.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/problem.hpp"
#include "case_files.hpp"

namespace gridward::domain {
namespace {

using tests::day;

const LifeTable& table() { return tests::product_rules().extinguishers; }

Extinguisher unit(const char* type, const char* manufactured) {
  Extinguisher made;
  made.type = type;
  made.manufactured = manufactured;
  return made;
}

template <typename Enum>
Enum enum_of(const boost::json::value& value) {
  Enum found{};
  if (!boost::describe::enum_from_string(std::string(value.as_string()).c_str(), found)) throw std::runtime_error("unknown value");
  return found;
}

std::string text_of(const std::optional<base::Date>& date) { return date ? base::to_text(*date) : "null"; }
std::string text_of(const boost::json::value& value) { return value.is_null() ? "null" : std::string(value.as_string()); }

Extinguisher unit_of(const boost::json::object& one) {
  Extinguisher made;
  made.type = text_of(one.at("type"));
  if (!one.at("manufactured").is_null()) made.manufactured = text_of(one.at("manufactured"));
  if (!one.at("last_service").is_null()) made.last_service = day(text_of(one.at("last_service")).c_str());
  for (const auto& defect : one.at("defects").as_array()) made.defects.push_back(enum_of<ExtinguisherDefect>(defect));
  return made;
}

TEST(Extinguisher, lives_as_the_shared_cases_say) {
  const auto cases = tests::cases_of("extinguisher_cases.json");
  ASSERT_GE(cases.size(), 25U);
  for (const auto& value : cases) {
    const auto& one = value.as_object();
    const auto& expect = one.at("expect").as_object();
    const auto life = life_of(unit_of(one), table(), day(text_of(one.at("today")).c_str()));
    SCOPED_TRACE(text_of(one.at("name")));
    EXPECT_EQ(life.status, enum_of<ExtinguisherStatus>(expect.at("status")));
    EXPECT_EQ(text_of(life.first_due), text_of(expect.at("first_due")));
    EXPECT_EQ(text_of(life.next_due), text_of(expect.at("next_due")));
    EXPECT_EQ(text_of(life.scrap_on), text_of(expect.at("scrap_on")));
  }
}

TEST(Extinguisher, dry_powder_is_scrapped_ten_years_after_manufacture) {
  auto old = unit("dry_powder", "2016-11");
  old.last_service = day("2026-01-15");
  EXPECT_EQ(life_of(old, table(), day("2026-11-30")).status, ExtinguisherStatus::due_soon);
  EXPECT_EQ(life_of(old, table(), day("2026-12-01")).status, ExtinguisherStatus::scrapped_required);
}

TEST(Extinguisher, days_left_count_to_the_earlier_of_service_and_scrapping) {
  auto old = unit("dry_powder", "2016-11");
  old.last_service = day("2026-01-15");
  EXPECT_EQ(life_of(old, table(), day("2026-11-28")).days_left, 2);
  EXPECT_EQ(life_of(unit("dry_powder", "2021-11"), table(), day("2026-12-02")).days_left, -2);
}

TEST(Extinguisher, service_on_a_leap_day_is_due_on_the_last_of_february) {
  auto serviced = unit("water", "2021-01");
  serviced.last_service = day("2024-02-29");
  EXPECT_EQ(text_of(life_of(serviced, table(), day("2024-03-01")).next_due), "2025-02-28");
}

TEST(Extinguisher, the_graver_status_wins) {
  auto bad = unit("dry_powder", "2020-01");
  bad.defects = {ExtinguisherDefect::pressure_low, ExtinguisherDefect::service_defect};
  EXPECT_EQ(life_of(bad, table(), day("2025-01-31")).status, ExtinguisherStatus::body_defect);
  EXPECT_EQ(life_of(bad, table(), day("2025-02-01")).status, ExtinguisherStatus::expired_service);
  bad.defects.push_back(ExtinguisherDefect::body);
  EXPECT_EQ(life_of(bad, table(), day("2025-02-01")).status, ExtinguisherStatus::scrapped_required);
}

TEST(Extinguisher, never_gets_better_by_waiting) {
  for (const auto& type : table().types)
    for (int defects = 0; defects < 4; ++defects) {
      auto made = unit(type.id.c_str(), "2020-02");
      if ((defects & 1) != 0) made.defects.push_back(ExtinguisherDefect::pressure_low);
      if ((defects & 2) != 0) made.defects.push_back(ExtinguisherDefect::service_defect);
      auto status = ExtinguisherStatus::ok;
      for (base::Date today = day("2020-02-01"); today < day("2033-01-01"); today += std::chrono::days(5)) {
        const auto next = life_of(made, table(), today).status;
        ASSERT_LE(next, status) << type.id << ' ' << base::to_text(today);
        status = next;
      }
      EXPECT_EQ(status, ExtinguisherStatus::scrapped_required) << type.id;
    }
}

TEST(Extinguisher, an_unknown_type_is_refused) {
  try {
    life_of(unit("magic", "2021-03"), table(), day("2026-11-23"));
    FAIL() << "no refusal";
  } catch (const base::Problem& problem) {
    EXPECT_EQ(problem.code(), "extinguisher.unknown_type");
  }
}

TEST(Month, ends_on_its_last_day) {
  EXPECT_EQ(text_of(end_of_month("2024-02")), "2024-02-29");
  EXPECT_EQ(text_of(end_of_month("2025-02")), "2025-02-28");
  EXPECT_EQ(text_of(end_of_month("2026-12")), "2026-12-31");
  for (const char* text : {"", "2026", "2026-13", "2026-00", "2026/03", "2026-3", "2026-03-01", "26-03"})
    EXPECT_FALSE(end_of_month(text).has_value()) << text;
}

}  // namespace
}  // namespace gridward::domain
