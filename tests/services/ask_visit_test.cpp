// SPDX-License-Identifier: Apache-2.0
#include "services/ask_visit.hpp"

#include "services/area.hpp"
#include "services/house_fixture.hpp"
#include "services/verify_house.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

template <typename Engine>
class AskedVisits : public HouseTest {
 protected:
  AskedVisits() : HouseTest(Engine::database()) {}
  const domain::PlaceId place = restaurant(west);
  const AskVisit blocked{"群众反映安全出口上锁", date("2026-11-25")};

  std::optional<domain::AskedVisit> asked() { return show_place(context(), member, place).place.asked; }
  std::string refused(const AskVisit& input) {
    return problem_of([&] { ask_visit(context(), chief, place, input); });
  }
  /// An hour later.
  void go(const domain::PlaceId& where) {
    clock.set({clock.now().us + base::us_per_hour});
    submit_inspection(context(), member, id<domain::InspectionId>(), visit(where, {}));
  }
  std::int64_t events() { return number("SELECT COUNT(*) FROM event WHERE kind LIKE 'place.visit_%'"); }
  bool clean() { return verify_house(context()).clean(); }
};

struct OnSqlite {
  static std::string database() { return {}; }
};
struct OnPostgres {
  static std::string database() { return tests::PostgresServer::shared().create_database(); }
};
using Engines = ::testing::Types<OnSqlite, OnPostgres>;
TYPED_TEST_SUITE(AskedVisits, Engines);

TYPED_TEST(AskedVisits, reaches_the_phones_with_its_place_and_says_why_and_by_when) {
  const auto log = area_places(this->context(), this->member, "", 1).log;
  EXPECT_EQ(ask_visit(this->context(), this->chief, this->place, this->blocked).asked->why, this->blocked.why);
  const auto changes = area_changes(this->context(), this->member, log, 50);
  ASSERT_EQ(changes.places.size(), 1u);
  ASSERT_TRUE(changes.places.front().asked.has_value());
  EXPECT_EQ(changes.places.front().asked->by, this->blocked.by);
  EXPECT_EQ(changes.places.front().asked->at, this->clock.now());
  EXPECT_EQ(area_places(this->context(), this->member, "", 50).items.front().asked->why, this->blocked.why);
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(AskedVisits, ends_with_the_next_visit_to_that_place_and_no_other) {
  const auto other = this->restaurant(this->west);
  ask_visit(this->context(), this->chief, this->place, this->blocked);
  this->go(other);
  EXPECT_TRUE(this->asked().has_value());
  this->go(this->place);
  EXPECT_FALSE(this->asked().has_value());
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM event WHERE kind = 'place.visit_made'"), 1);
  this->go(this->place);
  EXPECT_EQ(this->number("SELECT COUNT(*) FROM event WHERE kind = 'place.visit_made'"), 1) << "a visit that nobody asked for says nothing more";
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(AskedVisits, a_visit_from_before_the_asking_that_comes_late_does_not_end_it) {
  const auto before = this->visit(this->place, {});
  this->clock.set({this->clock.now().us + base::us_per_hour});
  ask_visit(this->context(), this->chief, this->place, this->blocked);
  submit_inspection(this->context(), this->member, this->template id<domain::InspectionId>(), before);
  EXPECT_TRUE(this->asked().has_value());
  this->go(this->place);
  EXPECT_FALSE(this->asked().has_value());
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(AskedVisits, is_taken_back_and_may_then_be_asked_anew) {
  ask_visit(this->context(), this->chief, this->place, this->blocked);
  call_off_visit(this->context(), this->command, this->place);
  EXPECT_FALSE(this->asked().has_value());
  call_off_visit(this->context(), this->command, this->place);
  EXPECT_EQ(this->events(), 2);
  ask_visit(this->context(), this->chief, this->place, {"复工前看一次", this->blocked.by});
  EXPECT_EQ(this->asked()->why, "复工前看一次");
  EXPECT_TRUE(this->clean());
}

TYPED_TEST(AskedVisits, asked_twice_it_stands_once_and_other_words_do_not_replace_it_unseen) {
  ask_visit(this->context(), this->chief, this->place, this->blocked);
  ask_visit(this->context(), this->office, this->place, {"  " + this->blocked.why, this->blocked.by});
  EXPECT_EQ(this->events(), 1);
  EXPECT_EQ(this->refused({"别的事", this->blocked.by}), "asked.already");
  EXPECT_EQ(this->asked()->why, this->blocked.why);
}

TYPED_TEST(AskedVisits, no_reason_too_long_a_one_and_days_that_help_nobody_are_refused) {
  std::string long_one;
  for (int i = 0; i < 201; ++i) long_one += "长";
  EXPECT_EQ(this->refused({" \n", date("2026-11-25")}), "request.invalid why=asked.why_needed");
  EXPECT_EQ(this->refused({long_one, date("2026-11-25")}), "request.invalid why=asked.why_long");
  EXPECT_EQ(this->refused({"看", date("2026-11-22")}), "request.invalid by=asked.by_past");
  EXPECT_EQ(this->refused({"看", date("2027-11-25")}), "request.invalid by=asked.by_far");
  EXPECT_EQ(this->refused({"看", date("2026-11-23")}), "");
  PlaceInput closed;
  const auto other = this->restaurant(this->west);
  const auto view = show_place(this->context(), this->chief, other).place;
  closed.name = view.name;
  closed.type = view.type;
  closed.region = view.region;
  closed.active = false;
  closed.version = view.version;
  save_place(this->context(), this->chief, other, closed);
  EXPECT_EQ(problem_of([&] { ask_visit(this->context(), this->chief, other, this->blocked); }), "asked.place_closed");
}

TYPED_TEST(AskedVisits, only_who_steers_the_area_asks) {
  const auto ask = [&](const domain::Caller& who) { return problem_of([&] { ask_visit(this->context(), who, this->place, this->blocked); }); };
  const auto back = [&](const domain::Caller& who) { return problem_of([&] { call_off_visit(this->context(), who, this->place); }); };
  const auto far_chief = this->person("chief-far", domain::Role::grid_chief, this->far_grid);
  EXPECT_EQ(ask(this->member), "scope.forbidden");
  EXPECT_EQ(back(this->member), "scope.forbidden");
  EXPECT_EQ(ask(far_chief), "place.not_found");
  EXPECT_EQ(back(far_chief), "place.not_found");
  EXPECT_EQ(ask(this->command), "");
  EXPECT_EQ(back(this->office), "");
}

TYPED_TEST(AskedVisits, an_edit_of_the_place_keeps_it) {
  ask_visit(this->context(), this->chief, this->place, this->blocked);
  const auto view = show_place(this->context(), this->chief, this->place).place;
  PlaceInput input;
  input.name = "改名的店";
  input.type = view.type;
  input.region = view.region;
  input.version = view.version;
  EXPECT_EQ(save_place(this->context(), this->chief, this->place, input).asked->why, this->blocked.why);
  EXPECT_TRUE(this->clean());
}

}  // namespace
}  // namespace gridward::services
