// SPDX-License-Identifier: Apache-2.0
#include "services/people.hpp"

#include "services/forget_contact.hpp"
#include "services/house_fixture.hpp"
#include "store/event_log.hpp"

namespace gridward::services {
namespace {

class People : public HouseTest {
 protected:
  PersonInput input(const std::string& login) { return {login, true, "新来的人", "13700001111", std::nullopt, std::nullopt}; }
  std::string refusal(const PersonInput& wanted) {
    return problem_of([&] { save_person(context(), administrator, id<domain::PersonId>(), wanted); });
  }
  domain::Post post(const domain::PersonId& who, domain::Role role, const domain::RegionCode& where) {
    return {id<domain::PostId>(), who, role, where, date("2026-11-01"), std::nullopt, std::nullopt, 0};
  }
};

TEST_F(People, names_and_numbers_stand_in_the_vault_only) {
  const auto who = id<domain::PersonId>();
  save_person(context(), administrator, who, input("new.one"));
  EXPECT_EQ(number("SELECT COUNT(*) FROM person WHERE body LIKE '%新来的人%' OR body LIKE '%13700001111%'"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE body LIKE '%新来的人%' OR body LIKE '%13700001111%'"), 0);
  const auto data = context().readers.with([&](store::sql::Connection& connection) { return context().vault.open(connection, store::VaultId(who.text())); });
  EXPECT_EQ(data->at("name"), "新来的人");
  EXPECT_EQ(data->at("phone"), "13700001111");
}

TEST_F(People, the_list_shows_who_has_a_post_in_the_scope_with_a_masked_number) {
  const auto seen = list_people(context(), chief, {});
  ASSERT_EQ(seen.items.size(), 2u) << "the member of a grid and the chief";
  EXPECT_EQ(seen.items[0].phone, "138****5678");
  EXPECT_EQ(seen.items[0].login, "") << "logins are for who keeps the accounts";
  PersonQuery query;
  query.role = domain::Role::grid_member;
  EXPECT_EQ(list_people(context(), administrator, query).items.at(0).login, "member.west");
  query.within = far_street;
  EXPECT_EQ(problem_of([&] { list_people(context(), administrator, query); }), "region.not_found");
}

TEST_F(People, an_account_sent_again_is_there_already_and_its_login_is_not_taken_by_another) {
  const auto who = id<domain::PersonId>();
  save_person(context(), administrator, who, input("new.one"));
  EXPECT_EQ(problem_of([&] { save_person(context(), administrator, who, input("new.one")); }), "person.moved_on");
  EXPECT_EQ(refusal(input("new.one")), "request.invalid login=person.login_taken");
}

TEST_F(People, what_is_wrong_with_an_account_is_said_at_once) {
  auto wrong = input("Wang Wei");
  wrong.name = " ";
  wrong.phone = "电话";
  wrong.password = "short";
  EXPECT_EQ(refusal(wrong), "request.invalid login=person.login_shape name=person.name_needed phone=person.phone_shape password=person.password_weak");
}

TEST_F(People, a_password_needs_three_kinds_of_signs_and_ten_of_them) {
  for (const auto* weak : {"Aa1!aaaaa", "aaaaaaaaaa1", "AAAAAAAAAA11", "abcdefghijkl"}) {
    auto wanted = input("new.one");
    wanted.password = weak;
    EXPECT_EQ(refusal(wanted), "request.invalid password=person.password_weak") << weak;
  }
  auto wanted = input("new.one");
  wanted.password = "Aaaaaaaaa1";
  EXPECT_EQ(refusal(wanted), "");
}

TEST_F(People, a_login_in_use_is_refused) { EXPECT_EQ(refusal(input("member.west")), "request.invalid login=person.login_taken"); }

TEST_F(People, a_masked_number_sent_back_leaves_the_number_as_it_is) {
  auto wanted = input("member.west");
  wanted.phone = "138****5678";
  wanted.version = 1;
  EXPECT_EQ(save_person(context(), administrator, member.person, wanted).name, "新来的人");
  EXPECT_EQ(reveal_person(context(), office, member.person, {"值班联系"}).phone, "13800005678");
  wanted.version = 2;
  wanted.phone = "139****5678";
  EXPECT_EQ(problem_of([&] { save_person(context(), administrator, member.person, wanted); }), "request.invalid phone=person.phone_shape");
}

TEST_F(People, an_administrator_keeps_only_their_own_areas_people) {
  EXPECT_EQ(problem_of([&] { save_person(context(), administrator, far_member.person, {"member.far", true, "远处的人", "", std::nullopt, 1}); }), "person.not_found");
  EXPECT_EQ(problem_of([&] { save_post(context(), administrator, post(far_member.person, domain::Role::grid_member, west)); }), "person.not_found");
  EXPECT_EQ(problem_of([&] { save_post(context(), administrator, post(member.person, domain::Role::grid_member, far_grid)); }), "region.not_found");
}

TEST_F(People, whoever_also_serves_a_wider_area_is_not_theirs_to_change) {
  const auto county = person("admin.county", domain::Role::administrator, code("320612"));
  const auto wider = person("wide.one", domain::Role::safety_office, code("320612"));
  save_post(context(), county, post(wider.person, domain::Role::safety_office, street));
  auto wanted = input("wide.one");
  wanted.password = "Taken-over-99";
  wanted.version = 1;
  EXPECT_EQ(problem_of([&] { save_person(context(), administrator, wider.person, wanted); }), "scope.forbidden");
}

TEST_F(People, a_post_has_days_in_order_and_a_known_region_and_stays_with_its_person) {
  auto wrong = post(member.person, domain::Role::grid_member, code("320612001001009"));
  wrong.to = date("2026-10-01");
  EXPECT_EQ(problem_of([&] { save_post(context(), administrator, wrong); }), "request.invalid to=post.ends_before_start region=post.region_unknown");
  auto moved = member.posts.front();
  moved.person = chief.person;
  EXPECT_EQ(problem_of([&] { save_post(context(), administrator, moved); }), "request.invalid person=post.person_stays");
  auto seen_before = member.posts.front();
  seen_before.to = date("2026-12-31");
  EXPECT_EQ(save_post(context(), administrator, seen_before).version, 2);
  EXPECT_EQ(problem_of([&] { save_post(context(), administrator, seen_before); }), "post.moved_on");
}

TEST_F(People, a_person_is_forgotten_for_good_and_stays_in_the_record_by_id_alone) {
  EXPECT_EQ(problem_of([&] { forget_person(context(), chief, member.person); }), "scope.forbidden");
  EXPECT_EQ(problem_of([&] { forget_person(context(), administrator, far_member.person); }), "person.not_found");
  EXPECT_EQ(problem_of([&] { forget_person(context(), administrator, administrator.person); }), "person.not_oneself");
  forget_person(context(), administrator, member.person);
  forget_person(context(), administrator, member.person);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE kind = 'person.forgotten' AND subject = '" + member.person.text() + "'"), 1) << "the second time there was nothing to forget";
  EXPECT_EQ(number("SELECT active FROM person WHERE login = 'member.west'"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM vault_key WHERE id = '" + member.person.text() + "'"), 0);
  EXPECT_EQ(problem_of([&] { reveal_person(context(), office, member.person, {"值班联系"}); }), "contact.not_found");
  PersonQuery query;
  query.role = domain::Role::grid_member;
  EXPECT_EQ(list_people(context(), administrator, query).items.at(0).name, "");
}

TEST_F(People, a_contact_of_a_place_is_forgotten_and_may_be_given_anew) {
  const auto place = restaurant(west);
  EXPECT_EQ(problem_of([&] { forget_contact(context(), administrator, place); }), "scope.forbidden");
  EXPECT_EQ(problem_of([&] { forget_contact(context(), far_member, place); }), "place.not_found");
  forget_contact(context(), member, place);
  EXPECT_EQ(problem_of([&] { reveal_place(context(), member, place, {"回访燃气整改"}); }), "contact.not_found");
  PlaceInput input;
  input.name = "面馆";
  input.type = "restaurant";
  input.address = "幸福路 1 号";
  input.contact = Contact{"店主乙", "13900005678"};
  input.version = 2;
  save_place(context(), member, place, input);
  EXPECT_EQ(reveal_place(context(), member, place, {"回访燃气整改"}).name, "店主乙");
}

TEST_F(People, a_number_is_opened_for_a_reason_that_is_kept) {
  const auto place = restaurant(west);
  EXPECT_EQ(problem_of([&] { reveal_place(context(), member, place, {" 看  "}); }), "request.invalid reason=reveal.reason_needed");
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE kind = 'personal_data.revealed'"), 0);
  const auto contact = reveal_place(context(), member, place, {"回访燃气整改"});
  EXPECT_EQ(contact.name, "店主甲");
  EXPECT_EQ(contact.phone, "13900001234");
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE kind = 'personal_data.revealed' AND actor = '" + member.person.text() + "' AND region = '" + west.text() + "' AND body LIKE '%回访燃气整改%' AND body LIKE '%" + place.text() + "%'"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE body LIKE '%13900001234%'"), 0);
  EXPECT_EQ(problem_of([&] { reveal_person(context(), member, far_member.person, {"值班联系"}); }), "person.not_found");
}

}  // namespace
}  // namespace gridward::services
