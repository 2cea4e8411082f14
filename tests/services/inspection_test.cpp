// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "services/house_fixture.hpp"
#include "services/store_photo.hpp"
#include "services/summarise.hpp"
#include "services/verify_house.hpp"
#include "store/place_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {
namespace {

using domain::ResultClass;

class SubmitInspection : public HouseTest {
 protected:
  domain::PlaceId place = restaurant(west);
};

TEST_F(SubmitInspection, every_failed_item_above_advice_opens_one_hazard) {
  const auto submitted = submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {ResultClass::G1, ResultClass::G2, ResultClass::SM}));
  EXPECT_FALSE(submitted.known_before);
  ASSERT_EQ(submitted.receipt.findings.size(), 3u);
  ASSERT_EQ(submitted.receipt.hazards.size(), 3u);
  EXPECT_EQ(number("SELECT open_hazards FROM place"), 3);
  EXPECT_EQ(number("SELECT COUNT(*) FROM hazard WHERE is_open = 1"), 3);
  const auto page = show_place(context(), member, place);
  EXPECT_EQ(page.hazards.size(), 3u);
  EXPECT_EQ(page.place.last_inspected, instant("2026-11-23T09:59:00+08:00"));
  const auto today = summarise_region(context(), office, street, 1);
  EXPECT_EQ(today.opened, 3);
  EXPECT_EQ(today.inspections, 1);
  EXPECT_EQ(today.suspected_major, 1);
}

TEST_F(SubmitInspection, a_visit_without_findings_opens_nothing) {
  const auto submitted = submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {}));
  EXPECT_TRUE(submitted.receipt.hazards.empty());
  EXPECT_EQ(number("SELECT COUNT(*) FROM hazard"), 0);
}

TEST_F(SubmitInspection, sending_the_same_again_gives_the_same_answer_and_changes_nothing) {
  const auto sent = id<domain::InspectionId>();
  const auto content = visit(place, {ResultClass::G1});
  const auto first = submit_inspection(context(), member, sent, content);
  const auto events = number("SELECT COUNT(*) FROM event");
  clock.set({clock.now().us + base::us_per_hour});
  const auto again = submit_inspection(context(), member, sent, content);
  EXPECT_TRUE(again.known_before);
  EXPECT_EQ(again.receipt.received_at, first.receipt.received_at);
  EXPECT_EQ(again.receipt.hazards.front().id, first.receipt.hazards.front().id);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event"), events);
  EXPECT_EQ(number("SELECT SUM(value) FROM tally WHERE measure = 'inspections'"), 1);
}

TEST_F(SubmitInspection, other_content_under_the_same_id_is_a_conflict) {
  const auto sent = id<domain::InspectionId>();
  auto content = visit(place, {ResultClass::G1});
  submit_inspection(context(), member, sent, content);
  std::find_if(content.answers.begin(), content.answers.end(), [](const auto& answer) { return answer.hazard.has_value(); })->note = "另一种说法";
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), member, sent, content); }), "inspection.id_taken");
}

TEST_F(SubmitInspection, somebody_else_cannot_send_it_again) {
  const auto sent = id<domain::InspectionId>();
  const auto content = visit(place, {});
  submit_inspection(context(), member, sent, content);
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), chief, sent, content); }), "inspection.id_taken");
}

TEST_F(SubmitInspection, a_photo_that_never_arrived_refuses_the_whole_visit) {
  auto content = visit(place, {ResultClass::G1});
  std::find_if(content.answers.begin(), content.answers.end(), [](const auto& answer) { return answer.hazard.has_value(); })->photos = {std::string(64, 'a')};
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), member, id<domain::InspectionId>(), content); }), "photo.unknown");
  EXPECT_EQ(number("SELECT COUNT(*) FROM inspection") + number("SELECT COUNT(*) FROM hazard"), 0);
}

TEST_F(SubmitInspection, the_receipt_names_every_photo_and_who_sees_the_visit_sees_them) {
  const auto bytes = jpeg("all is well here");
  const auto name = store::sha256_hex(bytes);
  put_photo(context(), member, name, bytes);
  auto content = visit(place, {});
  content.answers[0].photos = content.answers[1].photos = {name};
  const auto sent = id<domain::InspectionId>();
  EXPECT_EQ(submit_inspection(context(), member, sent, content).receipt.photos, std::vector<domain::PhotoName>{name});
  EXPECT_EQ(submit_inspection(context(), member, sent, content).receipt.photos, std::vector<domain::PhotoName>{name});
  EXPECT_EQ(get_photo(context(), office, name).content_type, "image/jpeg");
  EXPECT_TRUE(verify_house(context()).clean());
  plant("DELETE FROM photo_use");
  EXPECT_FALSE(verify_house(context()).clean());
}

TEST_F(SubmitInspection, a_photo_of_something_in_order_must_have_arrived_too) {
  auto content = visit(place, {});
  content.answers[0].photos = {std::string(64, 'a')};
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), member, id<domain::InspectionId>(), content); }), "photo.unknown");
}

TEST_F(SubmitInspection, everything_wrong_is_said_at_once) {
  auto content = visit(place, {});
  content.answers[0].item = "XX-01";
  content.answers[1].item = content.answers[2].item;
  content.finished_at = {content.started_at.us - 1};
  const auto problem = problem_of([&] { submit_inspection(context(), member, id<domain::InspectionId>(), content); });
  EXPECT_NE(problem.find("inspection.unknown_item"), std::string::npos) << problem;
  EXPECT_NE(problem.find("inspection.item_twice"), std::string::npos) << problem;
  EXPECT_NE(problem.find("inspection.finished_before_started"), std::string::npos) << problem;
}

TEST_F(SubmitInspection, the_extinguishers_seen_are_shown_with_the_place_of_the_visit) {
  auto content = visit(place, {});
  domain::Extinguisher unit;
  unit.id = id<domain::ExtinguisherId>();
  unit.type = "dry_powder";
  unit.manufactured = "2024-03";
  content.extinguishers = {unit};
  const auto sent = id<domain::InspectionId>();
  submit_inspection(context(), member, sent, content);
  const auto shown = show_inspection(context(), member, sent).inspection;
  ASSERT_TRUE(shown.has_value());
  ASSERT_EQ(shown->extinguishers.size(), 1u);
  EXPECT_EQ(shown->extinguishers.front().place, place);
}

TEST_F(SubmitInspection, the_extinguishers_seen_are_kept_with_the_place) {
  auto content = visit(place, {});
  domain::Extinguisher unit;
  unit.id = id<domain::ExtinguisherId>();
  unit.type = "dry_powder";
  unit.spot = "后厨门口";
  unit.manufactured = "2016-03";
  content.extinguishers = {unit};
  const auto receipt = submit_inspection(context(), member, id<domain::InspectionId>(), content).receipt;
  ASSERT_EQ(receipt.extinguishers.size(), 1u);
  EXPECT_EQ(receipt.extinguishers.front().life.status, domain::ExtinguisherStatus::scrapped_required);
  const auto elsewhere = restaurant(west);
  auto second = visit(elsewhere, {});
  second.extinguishers = {unit};
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), member, id<domain::InspectionId>(), second); }), "extinguisher.elsewhere");
}

}  // namespace
}  // namespace gridward::services
