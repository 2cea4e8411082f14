// SPDX-License-Identifier: Apache-2.0
#include "services/row_cache.hpp"

#include "json/codec.hpp"
#include "services/hazards.hpp"
#include "services/house_fixture.hpp"
#include "store/event_log.hpp"

namespace gridward::services {
namespace {

class RowCacheTest : public HouseTest {
 protected:
  RowCache::Moment moment() {
    return context().readers.with([&](store::sql::Connection& connection) { return RowCache::Moment{store::latest_seq(connection), context().grids.generation()}; });
  }
  /// What a reader of that moment finds; "" for nothing.
  std::string find(const RowCache::Moment& as_of, const std::string& id, std::int64_t version, base::Instant now = {1}) {
    return context().readers.with([&](store::sql::Connection& connection) {
      const auto row = rows.find(connection, as_of, {{id, version}}, now).front();
      return row ? row->bytes : std::string();
    });
  }
  RowCache::Row row(const std::string& bytes, std::int64_t version = 1, std::int64_t until = 1000) { return {version, {0}, {until}, bytes}; }
  RowCache rows{"place.saved", 10'000};
};

TEST_F(RowCacheTest, a_row_is_found_by_its_version_and_in_its_time_only) {
  const auto now = moment();
  EXPECT_EQ(find(now, "a", 1), "");
  rows.keep(now, "a", row("one"));
  EXPECT_EQ(find(now, "a", 1), "one");
  EXPECT_EQ(find(now, "a", 2), "");
  EXPECT_EQ(find(now, "a", 1, {1000}), "");
  EXPECT_EQ(find(now, "a", 1, {-1}), "");
}

TEST_F(RowCacheTest, what_happens_to_other_things_leaves_it_but_a_saved_place_empties_it) {
  const auto place = restaurant(west);
  const auto before = moment();
  find(before, "a", 1);
  rows.keep(before, "a", row("one"));
  submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {domain::ResultClass::G2}));
  EXPECT_EQ(find(moment(), "a", 1), "one");
  restaurant(west);
  EXPECT_EQ(find(moment(), "a", 1), "");
}

TEST_F(RowCacheTest, a_reader_of_an_older_moment_keeps_nothing) {
  const auto before = moment();
  restaurant(west);
  find(moment(), "a", 1);
  EXPECT_EQ(rows.keep(before, "a", row("with an old name"))->bytes, "with an old name");
  EXPECT_EQ(find(moment(), "a", 1), "");
}

TEST_F(RowCacheTest, more_than_a_thousand_events_empty_it_without_being_read) {
  const auto now = moment();
  find(now, "a", 1);
  rows.keep(now, "a", row("one"));
  EXPECT_EQ(find({now.seq + 1000, now.names}, "a", 1), "one");
  EXPECT_EQ(find({now.seq + 2001, now.names}, "a", 1), "");
}

TEST_F(RowCacheTest, it_never_holds_more_than_it_may) {
  const auto now = moment();
  find(now, "0", 1);
  for (int i = 0; i < 1000; ++i) {
    rows.keep(now, std::to_string(i), row(std::string(500, 'x')));
    ASSERT_LE(rows.bytes(), 10'000u);
  }
  EXPECT_GT(rows.bytes(), 0u);
  rows.keep(now, "huge", row(std::string(5000, 'x')));
  EXPECT_EQ(find(now, "huge", 1), "");
}

class RowsOfTheHazardList : public HouseTest {
 protected:
  HazardQuery every_kind(bool newest_first) {
    HazardQuery query;
    query.newest_first = newest_first;
    query.limit = 3;
    return query;
  }
  void expect_as_made_anew(const HazardQuery& query) {
    EXPECT_EQ(hazard_list_json(context(), office, query)->bytes, json::write_text(list_hazards(context(), office, query)));
  }
  domain::HazardId found() { return submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {domain::ResultClass::G2})).receipt.hazards.front().id; }
  domain::PlaceId place = restaurant(west);
};

TEST_F(RowsOfTheHazardList, after_each_step_and_at_each_page_the_list_is_the_same_as_made_anew) {
  std::vector<domain::HazardId> hazards;
  for (int i = 0; i < 8; ++i) {
    clock.set(clock.now() + std::chrono::minutes(7));
    hazards.push_back(found());
    if (i >= 4) record_step(context(), member, hazards[static_cast<std::size_t>(i - 4)], id<domain::StepId>(), act(domain::StepKind::done));
    if (i >= 6) record_step(context(), chief, hazards[static_cast<std::size_t>(i - 6)], id<domain::StepId>(), act(domain::StepKind::recheck_passed));
    for (const bool newest_first : {false, true})
      for (auto query = every_kind(newest_first);;) {
        expect_as_made_anew(query);
        const auto next = list_hazards(context(), office, query).next;
        if (!next) break;
        query.cursor = *next;
      }
  }
  clock.set(clock.now() + std::chrono::hours(24 * 60));
  expect_as_made_anew(every_kind(false));
}

TEST_F(RowsOfTheHazardList, a_renamed_place_is_shown_by_its_new_name) {
  found();
  expect_as_made_anew(every_kind(false));
  PlaceInput input;
  input.name = "改名餐馆";
  input.type = "restaurant";
  input.region = west;
  input.version = 1;
  save_place(context(), office, place, input);
  const auto list = hazard_list_json(context(), office, every_kind(false))->bytes;
  EXPECT_NE(list.find("改名餐馆"), std::string::npos);
  expect_as_made_anew(every_kind(false));
}

TEST_F(RowsOfTheHazardList, a_document_of_an_older_release_without_a_newer_field_is_shown_with_its_default) {
  const auto hazard = found();
  plant("UPDATE hazard SET body = replace(body, '\"extensions\":0,', ''), version = version + 1 WHERE id = '" + hazard.text() + "'");
  const auto list = hazard_list_json(context(), office, every_kind(false))->bytes;
  EXPECT_NE(list.find("\"extensions\":0"), std::string::npos);
  expect_as_made_anew(every_kind(false));
}

TEST_F(RowsOfTheHazardList, names_and_notes_with_quotes_and_line_breaks_stay_whole) {
  auto inspection = visit(place, {domain::ResultClass::G2});
  for (auto& answer : inspection.answers)
    if (answer.note) answer.note = "他说\"不行\"\n\\ {第二行}";
  submit_inspection(context(), member, id<domain::InspectionId>(), inspection);
  PlaceInput input;
  input.name = "\"引号\"餐馆}";
  input.type = "restaurant";
  input.region = west;
  input.version = 1;
  save_place(context(), office, place, input);
  EXPECT_NE(hazard_list_json(context(), office, every_kind(false))->bytes.find("引号"), std::string::npos);
  expect_as_made_anew(every_kind(false));
}

}  // namespace
}  // namespace gridward::services
