// SPDX-License-Identifier: Apache-2.0
// A checklist gets its second version while visits by the first are under way: both are taken, each judged by its own.
#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"

namespace gridward::services {
namespace {

class OlderChecklist : public HouseTest {
 protected:
  OlderChecklist() {
    auto next = *rules.checklists.newest("restaurant");
    gone = next.items.back().id;
    next.version = 2;
    next.includes.clear();
    next.items.back().id = "NEW-01";
    rules.checklists.add(std::move(next));
    rules.checklists.resolve();
  }
  /// The house after its data were renewed.
  Context renewed() const {
    const auto& old = context();
    return {old.lanes, old.readers, rules, old.clock, old.vault, old.photos, old.signal, old.grids, old.identities, old.pages, old.settings, old.ledger_keys};
  }
  /// By the list before it.
  domain::Inspection begun(const domain::PlaceId& place) { return visit(place, {domain::ResultClass::G1}); }
  InspectionReceipt send(const domain::Inspection& content) { return submit_inspection(renewed(), member, id<domain::InspectionId>(), content).receipt; }

  domain::Rules rules = context().rules;
  std::string gone;
};

TEST_F(OlderChecklist, a_visit_begun_with_it_is_taken_and_judged_by_it) {
  const auto place = restaurant(west);
  const auto content = begun(place);
  ASSERT_EQ(content.checklist.version, 1);
  ASSERT_EQ(show_place(renewed(), member, place).checklist.version, 2);
  const auto receipt = send(content);
  EXPECT_EQ(receipt.not_seen, 0) << "of what only the newer list asks, nothing is missed";
  ASSERT_EQ(receipt.hazards.size(), 1u);
  EXPECT_EQ(receipt.hazards.front().checklist->version, 1);
  EXPECT_TRUE(verify_house(renewed()).clean());
}

TEST_F(OlderChecklist, each_version_knows_its_own_items_alone) {
  const auto place = restaurant(west);
  auto content = visit(place, {});
  content.checklist.version = 2;
  EXPECT_NE(problem_of([&] { send(content); }), "") << gone << " is not in the second";
  content.answers.back().item = "NEW-01";
  EXPECT_EQ(problem_of([&] { send(content); }), "");
  content.checklist.version = 1;
  EXPECT_NE(problem_of([&] { send(content); }), "");
}

}  // namespace
}  // namespace gridward::services
