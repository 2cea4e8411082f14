// SPDX-License-Identifier: Apache-2.0
#include "services/merge_places.hpp"

#include "services/area.hpp"
#include "services/ask_visit.hpp"
#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

template <typename Engine>
class MergedPlaces : public HouseTest {
 protected:
  MergedPlaces() : HouseTest(Engine::database()) {}
  const domain::PlaceId right = restaurant(west), twin = restaurant(west);

  PlacePage page(const domain::PlaceId& place) { return show_place(context(), office, place); }
  PlaceView merge(const domain::PlaceId& from, const domain::PlaceId& into) { return merge_place(context(), office, from, {into, page(from).place.version}); }
  std::string refused(const domain::PlaceId& from, const domain::PlaceId& into) {
    return problem_of([&] { merge(from, into); });
  }
  std::string refused_to(const domain::Caller& caller, const domain::PlaceId& from, const domain::PlaceId& into) {
    return problem_of([&] { merge_place(context(), caller, from, {into, 1}); });
  }
  InspectionReceipt send(const domain::Inspection& content) { return submit_inspection(context(), member, id<domain::InspectionId>(), content).receipt; }
  domain::Extinguisher unit() {
    domain::Extinguisher made;
    made.id = id<domain::ExtinguisherId>();
    made.type = "dry_powder";
    made.manufactured = "2024-03";
    return made;
  }
  domain::Inspection saw(const domain::PlaceId& place, const domain::Extinguisher& seen) {
    auto content = visit(place, {});
    content.extinguishers = {seen};
    return content;
  }
  void close(const domain::PlaceId& place, bool active) {
    PlaceInput input;
    input.name = "面馆";
    input.type = "restaurant";
    input.region = west;
    input.active = active;
    input.version = page(place).place.version;
    save_place(context(), office, place, input);
  }
  bool clean() { return verify_house(context()).clean(); }
};

struct OnSqlite {
  static std::string database() { return {}; }
};
struct OnPostgres {
  static std::string database() { return tests::PostgresServer::shared().create_database(); }
};
using Engines = ::testing::Types<OnSqlite, OnPostgres>;
TYPED_TEST_SUITE(MergedPlaces, Engines);

TYPED_TEST(MergedPlaces, the_double_is_closed_and_says_where_it_went_and_the_right_one_what_it_took_in) {
  const auto merged = this->merge(this->twin, this->right);
  EXPECT_FALSE(merged.active);
  EXPECT_EQ(merged.merged_into, this->right);
  EXPECT_EQ(this->page(this->twin).merged->id, this->right);
  ASSERT_EQ(this->page(this->right).doubles.size(), 1u);
  EXPECT_EQ(this->page(this->right).doubles.front().id, this->twin);
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM event WHERE kind IN ('place.merged', 'place.took_in')"), 2);
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(MergedPlaces, the_same_again_changes_nothing_and_another_is_refused) {
  this->merge(this->twin, this->right);
  this->merge(this->twin, this->right);
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM event WHERE kind = 'place.merged'"), 1);
  EXPECT_EQ(this->refused(this->twin, this->restaurant(this->west)), "merge.already");
  EXPECT_EQ(this->refused(this->right, this->right), "request.invalid into=merge.itself");
  EXPECT_EQ(this->refused(this->restaurant(this->west), this->twin), "merge.into_closed");
  EXPECT_EQ(this->refused(this->right, this->twin), "merge.into_closed") << "not in a ring";
  EXPECT_EQ(this->refused(this->right, this->template id<domain::PlaceId>()), "place.not_found");
}

TYPED_TEST(MergedPlaces, whoever_saw_an_older_version_is_told) {
  this->close(this->twin, true);
  EXPECT_EQ(this->refused_to(this->office, this->twin, this->right), "place.moved_on");
  EXPECT_TRUE(this->page(this->twin).place.active);
}

TYPED_TEST(MergedPlaces, both_must_lie_where_one_may_edit) {
  EXPECT_EQ(this->refused_to(this->administrator, this->twin, this->right), "scope.forbidden");
  EXPECT_EQ(this->refused_to(this->chief, this->twin, this->restaurant(this->far_grid)), "place.not_found");
  EXPECT_EQ(this->refused_to(this->chief, this->restaurant(this->far_grid), this->right), "place.not_found");
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM event WHERE kind = 'place.merged'"), 0);
}

TYPED_TEST(MergedPlaces, what_was_merged_into_the_double_goes_along) {
  const auto first = this->restaurant(this->west);
  this->merge(first, this->twin);
  this->merge(this->twin, this->right);
  EXPECT_EQ(this->page(first).place.merged_into, this->right);
  EXPECT_FALSE(this->page(this->twin).place.doubles.has_value());
  EXPECT_EQ(this->page(this->right).place.doubles->size(), 2u);
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(MergedPlaces, at_most_twenty_into_one) {
  for (int i = 0; i < 20; ++i) this->merge(this->restaurant(this->west), this->right);
  EXPECT_EQ(this->refused(this->twin, this->right), "merge.too_many");
  EXPECT_TRUE(this->page(this->twin).place.active);
}

TYPED_TEST(MergedPlaces, it_does_not_open_again_and_its_facts_can_be_put_right) {
  this->merge(this->twin, this->right);
  EXPECT_EQ(problem_of([&] { this->close(this->twin, true); }), "request.invalid active=place.merged");
  EXPECT_EQ(problem_of([&] { this->close(this->twin, false); }), "");
  EXPECT_EQ(this->page(this->twin).place.merged_into, this->right);
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(MergedPlaces, what_is_open_at_the_double_stays_its_own_and_is_shown_on_both_pages) {
  this->send(this->visit(this->twin, {domain::ResultClass::G1}));
  this->send(this->visit(this->right, {domain::ResultClass::G2}));
  this->merge(this->twin, this->right);
  EXPECT_EQ(this->page(this->right).hazards.size(), 2u);
  EXPECT_LE(this->page(this->right).hazards.front().due, this->page(this->right).hazards.back().due);
  EXPECT_EQ(this->page(this->right).inspections.size(), 2u);
  ASSERT_EQ(this->page(this->twin).hazards.size(), 1u);
  EXPECT_EQ(this->page(this->twin).hazards.front().place, this->twin);
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(MergedPlaces, a_visit_that_comes_late_counts_for_the_double_and_is_shown_on_both_pages) {
  const auto content = this->visit(this->twin, {domain::ResultClass::G1});
  this->merge(this->twin, this->right);
  EXPECT_EQ(this->send(content).hazards.size(), 1u);
  EXPECT_EQ(this->page(this->twin).inspections.size(), 1u);
  EXPECT_EQ(this->page(this->right).inspections.size(), 1u);
  EXPECT_EQ(this->page(this->right).hazards.size(), 1u);
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(MergedPlaces, the_doubles_extinguishers_are_the_right_ones_from_the_next_visit_on) {
  const auto seen = this->unit(), late = this->unit();
  this->send(this->saw(this->twin, seen));
  const auto begun = this->saw(this->twin, late);
  this->merge(this->twin, this->right);
  EXPECT_EQ(this->page(this->right).extinguishers.size(), 1u);
  EXPECT_EQ(this->send(this->saw(this->right, seen)).extinguishers.front().extinguisher.place, this->right);
  this->send(begun);
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM extinguisher WHERE place = '" + this->right.text() + "'"), 2);
  EXPECT_EQ(this->page(this->right).extinguishers.size(), 2u);
  EXPECT_EQ(problem_of([&] { this->send(this->saw(this->restaurant(this->west), seen)); }), "extinguisher.elsewhere");
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(MergedPlaces, a_visit_asked_for_goes_over_unless_one_is_asked_for_there) {
  const AskVisit why{"群众反映安全出口上锁", date("2026-11-25")}, other{"复工前看一次", date("2026-11-26")};
  ask_visit(this->context(), this->chief, this->twin, why);
  this->merge(this->twin, this->right);
  EXPECT_FALSE(this->page(this->twin).place.asked.has_value());
  EXPECT_EQ(this->page(this->right).place.asked->why, why.why);
  const auto third = this->restaurant(this->west);
  ask_visit(this->context(), this->chief, third, other);
  this->merge(third, this->right);
  EXPECT_EQ(this->page(this->right).place.asked->why, why.why);
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(MergedPlaces, phones_hear_that_it_is_gone_and_where_it_went) {
  const auto log = area_places(this->context(), this->member, "", 1).log;
  this->merge(this->twin, this->right);
  const auto changes = area_changes(this->context(), this->member, log, 50);
  EXPECT_EQ(changes.gone_places, std::vector{this->twin});
  ASSERT_EQ(changes.places.size(), 1u);
  EXPECT_EQ(changes.places.front().id, this->right);
  EXPECT_EQ(changes.places.front().doubles, std::optional(std::vector{this->twin}));
}

TYPED_TEST(MergedPlaces, who_may_not_read_the_other_place_does_not_learn_its_name) {
  const auto over_there = this->restaurant(this->east);
  this->merge(this->twin, over_there);
  EXPECT_FALSE(show_place(this->context(), this->member, this->twin).merged.has_value());
  EXPECT_TRUE(show_place(this->context(), this->office, this->twin).merged.has_value());
}

}  // namespace
}  // namespace gridward::services
