// SPDX-License-Identifier: Apache-2.0
#include "services/sign_in.hpp"

#include <algorithm>

#include "services/house_fixture.hpp"
#include "store/password.hpp"
#include "store/sha256.hpp"

namespace gridward::services {
namespace {

/// Making a hash is slow on purpose: once for all tests.
const std::string& hash() {
  static const std::string made = store::hash_password(password);
  return made;
}

class SignIn : public HouseTest {
 protected:
  SignIn() : who(person("clerk.one", domain::Role::grid_chief, community, hash())) {}
  SignedIn enter() { return sign_in(context(), {"clerk.one", password}); }
  std::string refusal(const std::string& login, const std::string& word) {
    return problem_of([&] { sign_in(context(), {login, word}); });
  }
  void later(std::int64_t us) { clock.set({clock.now().us + us}); }
  domain::Caller who;
};

TEST_F(SignIn, the_token_is_known_again_and_only_its_hash_is_stored) {
  const auto entered = enter();
  EXPECT_EQ(identify(context(), entered.token)->caller.person, who.person);
  EXPECT_EQ(number("SELECT COUNT(*) FROM session WHERE token_hash = '" + entered.token + "'"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM session WHERE token_hash = '" + store::sha256_hex(entered.token) + "'"), 1);
}

TEST_F(SignIn, the_session_says_who_and_where_and_what_may_be_done) {
  const auto session = enter().session;
  EXPECT_EQ(session.person.login, "clerk.one");
  EXPECT_EQ(session.person.phone, "138****5678");
  EXPECT_EQ(session.home.code, community);
  EXPECT_EQ(session.home.name, "东社区");
  ASSERT_EQ(session.posts.size(), 1u);
  EXPECT_EQ(session.posts.front().region_name, "东社区");
  EXPECT_EQ(session.filing_number, "备案-0001");
  EXPECT_EQ(session.csrf.size(), 32u);
  EXPECT_EQ(std::count(session.acts.begin(), session.acts.end(), domain::Act::recheck_hazard), 1);
  EXPECT_EQ(std::count(session.acts.begin(), session.acts.end(), domain::Act::edit_people), 0);
}

TEST_F(SignIn, a_phone_that_begins_the_login_with_a_capital_gets_in) {
  EXPECT_EQ(sign_in(context(), {" Clerk.one", password}).session.person.id, who.person);
}

TEST_F(SignIn, a_wrong_password_and_an_unknown_login_are_refused_alike) {
  EXPECT_EQ(refusal("clerk.one", "Wrong-password-1"), "session.refused");
  EXPECT_EQ(refusal("nobody.here", password), "session.refused");
  EXPECT_EQ(refusal("nobody'; --", password), "session.refused");
  EXPECT_EQ(refusal("member.west", ""), "session.refused") << "an account without a password has no empty one";
}

TEST_F(SignIn, five_wrong_passwords_lock_the_login_for_a_quarter_of_an_hour) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(refusal("clerk.one", "Wrong-password-1"), "session.refused");
  EXPECT_EQ(refusal("clerk.one", password), "session.locked");
  later(14 * base::us_per_minute);
  EXPECT_EQ(refusal("clerk.one", password), "session.locked");
  later(2 * base::us_per_minute);
  EXPECT_EQ(refusal("clerk.one", "Wrong-password-1"), "session.refused") << "one more mistake after the lock locks nobody out";
  EXPECT_EQ(refusal("clerk.one", password), "");
}

TEST_F(SignIn, a_lock_from_a_clock_that_was_ahead_ends_when_the_clock_is_put_right) {
  later(400 * base::us_per_day);
  for (int i = 0; i < 5; ++i) refusal("clerk.one", "Wrong-password-1");
  EXPECT_EQ(refusal("clerk.one", password), "session.locked");
  later(-400 * base::us_per_day);
  EXPECT_EQ(refusal("clerk.one", password), "");
}

TEST_F(SignIn, an_unknown_login_locks_like_a_known_one) {
  for (int i = 0; i < 5; ++i) refusal("nobody.here", password);
  EXPECT_EQ(refusal("nobody.here", password), "session.locked");
}

TEST_F(SignIn, a_session_ends_after_72_hours_without_a_request_and_not_before) {
  const auto token = enter().token;
  later(71 * base::us_per_hour);
  EXPECT_NE(identify(context(), token), nullptr);
  context().lanes.run([](store::UnitOfWork&) {});  // the touch is written beside the request
  later(71 * base::us_per_hour);
  EXPECT_NE(identify(context(), token), nullptr);
  context().lanes.run([](store::UnitOfWork&) {});
  later(73 * base::us_per_hour);
  EXPECT_EQ(problem_of([&] { identify(context(), token); }), "session.needed");
}

TEST_F(SignIn, a_desks_session_ends_after_half_an_hour_without_a_request_and_not_before) {
  const auto token = sign_in(context(), {"clerk.one", password, true}).token;
  for (int i = 0; i < 3; ++i) {
    later(29 * base::us_per_minute);
    EXPECT_NE(identify(context(), token), nullptr);
    context().lanes.run([](store::UnitOfWork&) {});  // the touch is written beside the request
  }
  later(31 * base::us_per_minute);
  EXPECT_EQ(problem_of([&] { identify(context(), token); }), "session.needed");
}

TEST_F(SignIn, a_desks_token_without_its_mark_is_no_token_and_a_mark_that_is_put_on_neither) {
  const auto desk = sign_in(context(), {"clerk.one", password, true}).token, phone = enter().token;
  EXPECT_EQ(problem_of([&] { identify(context(), desk.substr(0, 64)); }), "session.needed");
  EXPECT_EQ(problem_of([&] { identify(context(), phone + "-desk"); }), "session.needed");
  EXPECT_NE(identify(context(), phone), nullptr);
}

TEST_F(SignIn, a_session_ends_after_seven_days_however_busy) {
  const auto token = enter().token;
  for (int day = 0; day < 7; ++day) {
    later(base::us_per_day - base::us_per_hour);
    identify(context(), token);
    context().lanes.run([](store::UnitOfWork&) {});
  }
  later(8 * base::us_per_hour);
  EXPECT_EQ(problem_of([&] { identify(context(), token); }), "session.needed");
}

TEST_F(SignIn, signing_out_ends_it_at_once) {
  const auto token = enter().token;
  sign_out(context(), *identify(context(), token));
  EXPECT_EQ(problem_of([&] { identify(context(), token); }), "session.needed");
}

TEST_F(SignIn, a_new_password_ends_the_sessions_of_the_old_one) {
  const auto token = enter().token;
  save_person(context(), administrator, who.person, {"clerk.one", true, "人员", "13800005678", "Other-harbour-8", 1});
  EXPECT_EQ(problem_of([&] { identify(context(), token); }), "session.needed");
  EXPECT_EQ(refusal("clerk.one", password), "session.refused");
  EXPECT_EQ(refusal("clerk.one", "Other-harbour-8"), "");
}

TEST_F(SignIn, somebody_inactive_does_not_get_in) {
  const auto token = enter().token;
  save_person(context(), administrator, who.person, {"clerk.one", false, "人员", "", std::nullopt, 1});
  EXPECT_EQ(problem_of([&] { identify(context(), token); }), "session.needed");
  EXPECT_EQ(refusal("clerk.one", password), "session.no_post");
}

TEST_F(SignIn, somebody_whose_post_has_ended_does_not_get_in) {
  auto post = who.posts.front();
  post.to = date("2026-11-22");
  save_post(context(), administrator, post);
  EXPECT_EQ(refusal("clerk.one", password), "session.no_post");
}

TEST_F(SignIn, a_systems_token_needs_no_csrf_and_is_no_session) {
  const auto token = make_bearer_token(context(), who.person, "ledger export");
  const auto identity = identify_bearer(context(), token);
  EXPECT_EQ(identity->caller.person, who.person);
  EXPECT_EQ(identity->csrf, "");
  EXPECT_EQ(problem_of([&] { identify(context(), token); }), "session.needed");
  EXPECT_EQ(problem_of([&] { identify_bearer(context(), enter().token); }), "session.needed");
}

TEST_F(SignIn, ended_sessions_and_old_mistakes_are_cleared_away) {
  enter();
  refusal("nobody.here", password);
  later(73 * base::us_per_hour);
  enter();
  refusal("somebody.here", password);
  clear_ended_sessions(context());
  EXPECT_EQ(number("SELECT COUNT(*) FROM session"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM login_failure"), 1);
}

}  // namespace
}  // namespace gridward::services
