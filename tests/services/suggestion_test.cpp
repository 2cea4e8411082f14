// SPDX-License-Identifier: Apache-2.0
#include "services/suggestions.hpp"

#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"

namespace gridward::services {
namespace {

class Suggestions : public HouseTest {
 protected:
  domain::SuggestionId box = id<domain::SuggestionId>();
  SuggestionInput input(const std::string& text = "签到提醒太多，请去掉") { return {domain::SuggestionKind::complaint, text, clock.now()}; }
  SuggestionQuery mine() {
    SuggestionQuery query;
    query.mine = true;
    return query;
  }
};

TEST_F(Suggestions, what_was_written_is_read_by_who_leads_and_answered_for_its_author) {
  make_suggestion(context(), member, box, input());
  const auto seen = list_suggestions(context(), office, {});
  ASSERT_EQ(seen.items.size(), 1u);
  EXPECT_EQ(seen.items[0].text, "签到提醒太多，请去掉");
  EXPECT_FALSE(seen.items[0].author_name.empty());
  answer_suggestion(context(), office, box, {"已去掉，谢谢提醒"});
  const auto answered = list_suggestions(context(), member, mine()).items.at(0);
  EXPECT_EQ(answered.answer, "已去掉，谢谢提醒");
  EXPECT_TRUE(answered.answered_at.has_value());
}

TEST_F(Suggestions, nobody_else_reads_them) {
  make_suggestion(context(), member, box, input());
  EXPECT_EQ(problem_of([&] { list_suggestions(context(), chief, {}); }), "scope.forbidden");
  EXPECT_EQ(problem_of([&] { answer_suggestion(context(), chief, box, {"不行"}); }), "scope.forbidden");
  EXPECT_TRUE(list_suggestions(context(), chief, mine()).items.empty());
  SuggestionQuery elsewhere;
  elsewhere.within = far_street;
  EXPECT_EQ(problem_of([&] { list_suggestions(context(), office, elsewhere); }), "region.not_found");
}

TEST_F(Suggestions, no_word_of_it_stands_in_an_event_or_a_row) {
  make_suggestion(context(), member, box, input());
  answer_suggestion(context(), office, box, {"已去掉，谢谢提醒"});
  for (const auto* table : {"event", "suggestion"}) EXPECT_EQ(number(std::string("SELECT COUNT(*) FROM ") + table + " WHERE body LIKE '%签到%' OR body LIKE '%谢谢%'"), 0) << table;
}

TEST_F(Suggestions, sent_twice_it_is_there_once_and_other_words_under_the_same_id_are_refused) {
  EXPECT_FALSE(make_suggestion(context(), member, box, input()).again);
  EXPECT_TRUE(make_suggestion(context(), member, box, input()).again);
  EXPECT_EQ(problem_of([&] { make_suggestion(context(), member, box, input("别的话")); }), "suggestion.id_taken");
  EXPECT_EQ(problem_of([&] { make_suggestion(context(), chief, box, input()); }), "suggestion.id_taken");
  EXPECT_EQ(number("SELECT COUNT(*) FROM suggestion"), 1);
  answer_suggestion(context(), office, box, {"好"});
  answer_suggestion(context(), office, box, {"好"});
  EXPECT_EQ(problem_of([&] { answer_suggestion(context(), office, box, {"不好"}); }), "suggestion.answered");
}

TEST_F(Suggestions, nothing_and_too_much_are_refused) {
  EXPECT_EQ(problem_of([&] { make_suggestion(context(), member, box, input(" \n")); }), "request.invalid text=suggestion.text_needed");
  std::string much;
  for (std::size_t i = 0; i <= longest_suggestion; ++i) much += "长";
  EXPECT_EQ(problem_of([&] { make_suggestion(context(), member, box, input(much)); }), "request.invalid text=suggestion.text_long");
}

TEST_F(Suggestions, the_newest_come_first_page_by_page) {
  for (int i = 0; i < 5; ++i) {
    clock.set({clock.now().us + base::us_per_minute});
    make_suggestion(context(), member, id<domain::SuggestionId>(), input("第" + std::to_string(i) + "条"));
  }
  SuggestionQuery query;
  query.limit = 2;
  std::vector<std::string> texts;
  do {
    const auto page = list_suggestions(context(), office, query);
    for (const auto& one : page.items) texts.push_back(one.text);
    query.cursor = page.next.value_or("");
  } while (!query.cursor.empty());
  EXPECT_EQ(texts, (std::vector<std::string>{"第4条", "第3条", "第2条", "第1条", "第0条"}));
}

TEST_F(Suggestions, verify_holds_row_and_words_against_the_log) {
  make_suggestion(context(), member, box, input());
  answer_suggestion(context(), office, box, {"好"});
  EXPECT_EQ(verify_house(context()).difference_count, 0);
  plant("UPDATE suggestion SET answered = 0");
  EXPECT_EQ(verify_house(context()).difference_count, 1);
}

}  // namespace
}  // namespace gridward::services
