// SPDX-License-Identifier: Apache-2.0
#include "domain/inspection.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <random>

#include "case_files.hpp"

namespace gridward::domain {
namespace {

using tests::instant;

const std::string photo(64, 'a');
const base::Instant now = instant("2026-11-23T10:00:00+08:00");

const Checklist& product_list(const std::string& reference) {
  const auto at = reference.find('@');
  const auto* full = tests::product_rules().checklists.find(reference.substr(0, at), std::stoll(reference.substr(at + 1)));
  if (full == nullptr) throw std::runtime_error("no checklist " + reference);
  return *full;
}

Answer answer_of(const boost::json::object& one) {
  Answer answer;
  answer.item = one.at("item").as_string().c_str();
  if (!boost::describe::enum_from_string(one.at("answer").as_string().c_str(), answer.answer)) throw std::runtime_error("unknown answer");
  if (!one.at("variant").is_null()) answer.variant = one.at("variant").as_string().c_str();
  answer.note = one.at("note").as_string().c_str();
  answer.photos.assign(static_cast<std::size_t>(one.at("photos").as_int64()), photo);
  return answer;
}

std::string line_of(const Finding& finding) {
  return finding.item + ' ' + boost::describe::enum_to_string(finding.result_class, "") + ' ' +
         (finding.limit_hours ? std::to_string(*finding.limit_hours) : "null");
}

std::string line_of(const boost::json::value& finding) {
  return std::string(finding.at("item").as_string()) + ' ' + finding.at("class").as_string().c_str() + ' ' +
         (finding.at("hours").is_null() ? "null" : std::to_string(finding.at("hours").as_int64()));
}

template <typename List>
std::vector<std::string> lines_of(const List& list) {
  std::vector<std::string> lines;
  for (const auto& one : list) lines.push_back(line_of(one));
  return lines;
}

std::vector<std::string> codes_of(const std::vector<base::FieldProblem>& problems) {
  std::vector<std::string> codes;
  for (const auto& problem : problems) codes.push_back(problem.code);
  return codes;
}

TEST(Inspection, is_judged_as_the_shared_cases_say) {
  const auto cases = tests::cases_of("checklist_cases.json");
  ASSERT_GE(cases.size(), 20U);
  for (const auto& value : cases) {
    const auto& one = value.as_object();
    const auto& expect = one.at("expect").as_object();
    SCOPED_TRACE(one.at("name").as_string().c_str());
    std::vector<Answer> answers;
    for (const auto& answer : one.at("answers").as_array()) answers.push_back(answer_of(answer.as_object()));
    const auto assessment = assess(product_list(one.at("checklist").as_string().c_str()), answers);
    std::vector<std::string> problems;
    for (const auto& problem : expect.at("problems").as_array()) problems.emplace_back(problem.as_string());
    EXPECT_EQ(codes_of(assessment.problems), problems);
    EXPECT_EQ(assessment.problems.empty(), expect.at("ok").as_bool());
    if (!problems.empty()) continue;
    EXPECT_EQ(lines_of(assessment.findings), lines_of(expect.at("findings").as_array()));
    EXPECT_EQ(assessment.not_seen, expect.at("not_seen").as_int64());
  }
}

TEST(Inspection, problems_say_which_answer_and_which_field) {
  std::vector<Answer> answers(2);
  answers[0].item = "CA-01";
  answers[0].answer = AnswerKind::pass;
  answers[1].item = "CA-08";
  answers[1].answer = AnswerKind::fail;
  const auto assessment = assess(product_list("restaurant@1"), answers);
  ASSERT_EQ(assessment.problems.size(), 1U);
  EXPECT_EQ(assessment.problems[0].path, "answers[1].photos");
  EXPECT_EQ(assessment.problems[0].code, "inspection.photo_needed");
}

TEST(Inspection, what_was_put_right_during_the_visit_needs_no_photo_unless_it_is_grave) {
  Answer answer;
  answer.item = "CA-08";
  answer.answer = AnswerKind::fail;
  answer.fixed_on_the_spot = true;
  EXPECT_TRUE(assess(product_list("restaurant@1"), {answer}).problems.empty());
  answer.item = "CA-02";
  EXPECT_EQ(codes_of(assess(product_list("restaurant@1"), {answer}).problems), std::vector<std::string>{"inspection.photo_needed"});
}

TEST(Inspection, not_seen_is_never_a_pass_whatever_is_answered) {
  std::mt19937 random(11);
  const auto& full = product_list("small_catering@1");
  for (int round = 0; round < 300; ++round) {
    std::vector<Answer> answers;
    std::int64_t looked_at = 0, failed = 0;
    for (const auto& item : full.items) {
      if (random() % 4 == 0) continue;
      Answer answer;
      answer.item = item.id;
      answer.answer = static_cast<AnswerKind>(random() % 4);
      answer.photos = {photo};
      looked_at += answer.answer != AnswerKind::not_seen;
      failed += answer.answer == AnswerKind::fail;
      answers.push_back(answer);
    }
    std::shuffle(answers.begin(), answers.end(), random);
    const auto assessment = assess(full, answers);
    ASSERT_TRUE(assessment.problems.empty());
    ASSERT_EQ(assessment.not_seen, static_cast<std::int64_t>(full.items.size()) - looked_at);
    ASSERT_EQ(static_cast<std::int64_t>(assessment.findings.size()), failed);
    std::size_t at = 0;  // in the order of the list
    for (const auto& item : full.items)
      if (at < assessment.findings.size() && assessment.findings[at].item == item.id) ++at;
    ASSERT_EQ(at, assessment.findings.size());
  }
}

// What is wrong apart from the answers' meaning.

Inspection good_visit() {
  Inspection inspection;
  inspection.checklist = {"restaurant", 1};
  inspection.started_at = instant("2026-11-23T09:30:00+08:00");
  inspection.finished_at = instant("2026-11-23T09:50:00+08:00");
  inspection.answers.resize(2);
  inspection.answers[0].item = "CA-08";
  inspection.answers[0].answer = AnswerKind::fail;
  inspection.answers[0].photos = {photo};
  inspection.answers[0].hazard = HazardId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
  inspection.answers[1].item = "CA-01";
  inspection.answers[1].answer = AnswerKind::pass;
  Extinguisher unit;
  unit.id = ExtinguisherId("01ARZ3NDEKTSV4RRFFQ69G5FAW");
  unit.type = "dry_powder";
  unit.manufactured = "2023-05";
  inspection.extinguishers = {unit};
  return inspection;
}

std::vector<std::string> problems_of(const Inspection& inspection) {
  return codes_of(inspection_problems(inspection, assess(product_list("restaurant@1"), inspection.answers), now));
}

TEST(Visit, a_good_one_has_no_problems) { EXPECT_TRUE(problems_of(good_visit()).empty()); }

TEST(Visit, clocks_may_run_ten_minutes_ahead_and_never_backwards) {
  auto visit = good_visit();
  visit.finished_at = instant("2026-11-23T10:10:00+08:00");
  EXPECT_TRUE(problems_of(visit).empty());
  visit.finished_at = instant("2026-11-23T10:10:01+08:00");
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.clock_ahead"});
  visit.finished_at = instant("2026-11-23T09:29:59+08:00");
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.finished_before_started"});
}

TEST(Visit, every_hazard_needs_an_id_of_its_own) {
  auto visit = good_visit();
  visit.answers[0].hazard.reset();
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.hazard_id_missing"});
  visit.answers[0].hazard = HazardId("not a ulid");
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.hazard_id_missing"});
  visit = good_visit();
  visit.answers[1] = visit.answers[0];
  visit.answers[1].item = "CA-09";
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.hazard_id_twice"});
}

TEST(Visit, advice_opens_no_hazard_and_needs_no_id) {
  Inspection visit = good_visit();
  visit.answers.resize(1);
  visit.answers[0].item = "HH-04";
  visit.answers[0].hazard.reset();
  const auto assessment = assess(product_list("household_self_check@1"), visit.answers);
  ASSERT_EQ(assessment.findings.size(), 1U);
  ASSERT_EQ(assessment.findings[0].result_class, ResultClass::A);
  EXPECT_TRUE(inspection_problems(visit, assessment, now).empty());
}

TEST(Visit, content_has_limits) {
  auto visit = good_visit();
  visit.answers[0].note = std::string(501, 'x');
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.note_too_long"});
  visit = good_visit();
  visit.answers[0].photos.assign(10, photo);
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.too_many_photos"});
  visit.answers[0].photos = {std::string(64, 'A')};
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.photo_name"});
  visit = good_visit();
  visit.extinguishers.assign(201, visit.extinguishers[0]);
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.too_many_extinguishers"});
  visit = good_visit();
  visit.at = LngLat{200, 0};
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"inspection.position"});
}

TEST(Visit, extinguishers_are_read_from_labels_that_can_be) {
  auto visit = good_visit();
  auto& unit = visit.extinguishers[0];
  unit.manufactured.reset();
  EXPECT_TRUE(problems_of(visit).empty()) << "unreadable is an answer";
  unit.manufactured = "2023/05";
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"extinguisher.month"});
  unit.manufactured = "2026-11";
  EXPECT_TRUE(problems_of(visit).empty()) << "made this month";
  unit.manufactured = "2026-12";
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"extinguisher.in_the_future"});
  unit.manufactured = "2023-05";
  unit.last_service = tests::day("2026-11-24");
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"extinguisher.in_the_future"});
  visit = good_visit();
  visit.extinguishers.push_back(visit.extinguishers[0]);
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"extinguisher.id_twice"});
  visit.extinguishers[1].id = {};
  EXPECT_EQ(problems_of(visit), std::vector<std::string>{"extinguisher.id_missing"});
}

TEST(PhotoName, is_sixty_four_small_hexadecimal_digits) {
  EXPECT_TRUE(is_photo_name(photo));
  EXPECT_FALSE(is_photo_name(std::string(63, 'a')));
  EXPECT_FALSE(is_photo_name(std::string(64, 'g')));
  EXPECT_FALSE(is_photo_name("../" + std::string(61, 'a')));
}

}  // namespace
}  // namespace gridward::domain
