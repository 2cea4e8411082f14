// SPDX-License-Identifier: Apache-2.0
// The same services on PostgreSQL: one life from sign-in to verify, and what the engines could answer differently.
#include <algorithm>

#include "services/area.hpp"
#include "services/find_regions.hpp"
#include "services/hazards.hpp"
#include "services/house_fixture.hpp"
#include "services/sign_in.hpp"
#include "services/store_photo.hpp"
#include "services/summarise.hpp"
#include "services/verify_house.hpp"
#include "store/password.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

using domain::ResultClass;
using domain::StepKind;

class PostgresHouse : public HouseTest {
 protected:
  PostgresHouse() : HouseTest(tests::PostgresServer::shared().create_database()) {}
  domain::HazardId live() {
    const auto place = restaurant(west);
    const auto sent = id<domain::InspectionId>();
    const auto content = visit(place, {ResultClass::G2});
    const auto hazard = submit_inspection(context(), member, sent, content).receipt.hazards.front().id;
    EXPECT_TRUE(submit_inspection(context(), member, sent, content).known_before);
    record_step(context(), member, hazard, id<domain::StepId>(), act(StepKind::done));
    EXPECT_EQ(problem_of([&] { record_step(context(), member, hazard, id<domain::StepId>(), act(StepKind::recheck_passed)); }), "hazard.fixer_rechecks");
    record_step(context(), chief, hazard, id<domain::StepId>(), act(StepKind::recheck_passed));
    reveal_place(context(), member, place, {"回访店主"});
    return hazard;
  }
};

TEST_F(PostgresHouse, a_life_lived_in_it_verifies) {
  live();
  const auto verdict = verify_house(context());
  EXPECT_TRUE(verdict.clean()) << (verdict.differences.empty() ? "" : verdict.differences.front());
  EXPECT_EQ(verdict.hazards, 1);
  EXPECT_EQ(verdict.regions, 11);
  EXPECT_EQ(verdict.events, number("SELECT COUNT(*) FROM event"));
  EXPECT_EQ(summarise_region(context(), office, street, 1).closed, 1);
}

TEST_F(PostgresHouse, a_phone_gets_its_area_page_by_page_and_then_what_changed) {
  std::vector<domain::PlaceId> made;
  for (int i = 0; i < 5; ++i) made.push_back(restaurant(i % 2 == 0 ? west : east));
  std::vector<domain::PlaceId> seen;
  std::string cursor;
  for (;;) {
    const auto page = area_places(context(), office, cursor, 2);
    for (const auto& place : page.items) seen.push_back(place.id);
    if (!page.next) break;
    cursor = *page.next;
  }
  std::sort(made.begin(), made.end());
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(seen, made);
  const auto before = area_places(context(), member, "", 1).log;
  live();
  const auto changes = area_changes(context(), member, before, 100);
  EXPECT_EQ(changes.places.size(), 1u);
  EXPECT_EQ(changes.gone_hazards.size(), 1u);
}

TEST_F(PostgresHouse, planted_changes_are_found) {
  live();
  const std::vector<std::pair<std::string, std::string>> all = {{"UPDATE tally SET value = value + 2 WHERE measure = 'hazards_closed'", "tally: "},
                                                                {"UPDATE place SET open_hazards = 7", "place: "},
                                                                {"UPDATE hazard SET state = 'found'", "hazard: "},
                                                                {"INSERT INTO photo_use VALUES ('unknown', '320612001', 'planted')", "photo_use: "}};
  std::int64_t before = 0;
  for (const auto& [sql, named] : all) {
    plant(sql);
    const auto verdict = verify_house(context());
    EXPECT_EQ(verdict.difference_count, ++before) << sql;
    EXPECT_TRUE(std::any_of(verdict.differences.begin(), verdict.differences.end(), [&](const auto& difference) { return difference.starts_with(named); })) << sql;
  }
}

TEST_F(PostgresHouse, people_sign_in_and_logins_stay_theirs) {
  const auto clerk = person("clerk.one", domain::Role::grid_chief, community, store::hash_password(password));
  const auto entered = sign_in(context(), {"clerk.one", password});
  EXPECT_EQ(identify(context(), entered.token)->caller.person, clerk.person);
  EXPECT_EQ(problem_of([&] { sign_in(context(), {"clerk.one", "Wrong-password-1"}); }), "session.refused");
  EXPECT_EQ(problem_of([&] { save_person(context(), administrator, id<domain::PersonId>(), {"clerk.one", true, "别人", "", {}, {}}); }), "request.invalid login=person.login_taken");
  EXPECT_EQ(list_people(context(), administrator, {}).items.size(), 6u);
}

TEST_F(PostgresHouse, the_id_of_another_kind_of_thing_is_a_conflict_and_nothing_of_it_stays) { take_ids_of_other_things(); }

TEST_F(PostgresHouse, regions_and_the_map_read_alike) {
  RegionQuery query;
  query.within = street;
  EXPECT_EQ(list_regions(context(), office, query).items.size(), 5u);
  EXPECT_EQ(whereabouts(context(), office, {121.072, 32.062}, domain::Datum::wgs84).people.size(), 2u);
  EXPECT_NE(boundaries_geojson(context(), office, street, domain::RegionLevel::grid).find("320612001001002"), std::string::npos);
}

}  // namespace
}  // namespace gridward::services
