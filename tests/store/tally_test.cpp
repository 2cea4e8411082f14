// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "store/database_fixture.hpp"
#include "store/tally.hpp"

using namespace gridward;
using namespace gridward::store;

namespace {

const base::Date monday = *base::parse_date("2026-11-23");

class Tally : public tests::EveryDatabase {
 protected:
  void add(const std::string& region, base::Date day, const std::string& measure, std::int64_t delta) {
    UnitOfWork unit{*m_connection, {0}};
    tally::add(unit, region, day, measure, delta);
  }
  tally::Counts sum(const std::string& prefix) { return tally::sum(*m_connection, prefix, {monday, monday + std::chrono::days(6)}); }
};

TEST_P(Tally, a_count_moves_up_and_down_and_below_zero) {
  add("370202001001001", monday, "open", 2);
  add("370202001001001", monday, "open", -3);
  EXPECT_EQ(sum("").at("open"), -1);
}

TEST_P(Tally, a_region_counts_itself_and_everything_below_it_and_nothing_beside_it) {
  add("370202001001", monday, "open", 1);
  add("370202001001001", monday, "open", 10);
  add("37020200100100101", monday, "open", 100);
  add("370202001002", monday, "open", 1000);
  EXPECT_EQ(sum("370202001001").at("open"), 111);
  EXPECT_EQ(sum("370202001").at("open"), 1111);
  EXPECT_EQ(sum("").at("open"), 1111);
  EXPECT_TRUE(sum("3703").empty());
}

TEST_P(Tally, both_days_at_the_ends_count) {
  add("3702", monday - std::chrono::days(1), "open", 1);
  add("3702", monday, "open", 10);
  add("3702", monday + std::chrono::days(6), "open", 100);
  add("3702", monday + std::chrono::days(7), "open", 1000);
  EXPECT_EQ(sum("3702").at("open"), 110);
}

TEST_P(Tally, sums_split_by_child_and_by_day) {
  add("370202001001001", monday, "open", 1);
  add("37020200100100101", monday, "closed", 2);
  add("370202001001002", monday + std::chrono::days(1), "open", 4);
  add("370202001001", monday, "open", 8);
  const tally::Days week{monday, monday + std::chrono::days(6)};
  std::map<std::string, std::int64_t> parts;
  for (const auto& part : tally::sum_by_day_and_child(*m_connection, "370202001001", week, 15))
    parts[std::to_string((part.day - monday).count()) + " " + part.child + " " + part.measure] = part.value;
  const std::map<std::string, std::int64_t> expected{{"0 370202001001001 open", 1}, {"0 370202001001001 closed", 2}, {"1 370202001001002 open", 4}, {"0 370202001001 open", 8}};
  EXPECT_EQ(parts, expected) << "what is kept at the parent stands under its own code";
}

EVERY_DATABASE(Tally);

}  // namespace
