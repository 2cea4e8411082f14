// SPDX-License-Identifier: Apache-2.0
#include "services/sign_in.hpp"

#include <sys/random.h>

#include <algorithm>
#include <cstdlib>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/password_desk.hpp"
#include "store/person_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

constexpr std::int64_t idle_hours = 72;
constexpr std::int64_t touch_every_us = base::us_per_minute;

/// Hexadecimal digits of that many bytes from the system's generator.
std::string random_hex(std::size_t bytes) {
  std::string random(bytes, '\0');
  ENSURE(::getrandom(random.data(), random.size(), 0) == static_cast<ssize_t>(bytes));
  return base::hex(random);
}

/// Part of the token, whose hash is kept: nobody can take it off.
constexpr std::string_view desk_mark = "-desk";

bool over(const Settings& settings, const std::string& token, const store::Session& session, base::Instant now) {
  const auto idle_us = token.ends_with(desk_mark) ? settings.desk_idle_minutes * base::us_per_minute : idle_hours * base::us_per_hour;
  return now.us - session.created.us > settings.session_days * base::us_per_day || now.us - session.last_seen.us > idle_us;
}

/// Failures older than the lock are forgotten, so that a lock once over is over. So are failures of the future: the clock was moved
/// back, and nobody shall wait until it gets there again.
bool forgotten(const Settings& settings, const store::LoginFailures& failures, base::Instant now) {
  return std::abs(now.us - failures.last_at.us) >= settings.lock_minutes * base::us_per_minute;
}

void refuse_if_locked(const Settings& settings, const store::LoginFailures& failures, base::Instant now) {
  if (failures.failures < settings.lock_after_failures || forgotten(settings, failures, now)) return;
  const auto left_us = settings.lock_minutes * base::us_per_minute - (now.us - failures.last_at.us);
  throw base::too_many("session.locked", static_cast<int>(left_us / base::us_per_second) + 1);
}

void note_failure(const Context& context, const std::string& login_hash) {
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto before = store::login_failures(unit.connection, login_hash);
    if (before.failures > 0 && forgotten(context.settings, before, unit.now)) store::clear_login_failures(unit.connection, login_hash);
    store::note_login_failure(unit.connection, login_hash, unit.now);
  }, login_hash);
}

bool in_service(const std::vector<domain::Post>& posts, base::Date day) {
  return std::any_of(posts.begin(), posts.end(), [&](const auto& post) { return domain::in_force(post, day); });
}

/// Who the person is today; nullptr when inactive or without a post.
std::shared_ptr<Identity> identity_of(const Context& context, store::sql::Connection& connection, const domain::PersonId& id) {
  const auto person = store::find_person(connection, id);
  if (!person || !person->active) return nullptr;
  auto posts = store::posts_of(connection, id);
  if (!in_service(posts, base::shanghai_date(context.clock.now()))) return nullptr;
  auto identity = std::make_shared<Identity>();
  identity->caller = {id, std::move(posts)};
  return identity;
}

void touch(const Context& context, const store::Session& session, base::Instant now) {
  if (now.us - session.last_seen.us < touch_every_us) return;
  try {
    context.lanes.run_async([hash = session.token_hash](store::UnitOfWork& unit) { store::touch_session(unit.connection, hash, unit.now); }, [](std::exception_ptr) {}, session.token_hash);
  } catch (const base::Problem&) {
    // A busy house: the next request touches it.
  }
}

/// The smallest region around the posts that the store knows.
RegionSummary home_of(store::sql::Connection& connection, const std::vector<PostView>& posts) {
  auto home = posts.front().region;
  for (const auto& post : posts)
    while (!home.empty() && !home.covers(post.region)) home = home.parent();
  for (const auto& code : {home, posts.front().region})
    if (const auto region = code.empty() ? std::nullopt : store::find_region(connection, code)) return summary_of(*region);
  RegionSummary unknown;
  unknown.code = posts.front().region;
  unknown.level = domain::level_of(unknown.code);
  unknown.name = unknown.code.text();
  unknown.parent = unknown.code.parent();
  return unknown;
}

struct Attempt {
  store::LoginFailures failures;
  std::optional<store::Account> account;
};

/// The account whose password it is; throws session.locked and session.refused.
domain::Person checked(const Context& context, const SignInInput& input, const std::string& login_hash) {
  const auto attempt = context.readers.with([&](store::sql::Connection& connection) {
    return Attempt{store::login_failures(connection, login_hash), domain::login_fits(input.login) ? store::find_account(connection, input.login) : std::nullopt};
  });
  refuse_if_locked(context.settings, attempt.failures, context.clock.now());
  if (!PasswordDesk().fits(input.password, attempt.account ? attempt.account->password : std::string())) {
    note_failure(context, login_hash);
    throw base::unauthenticated("session.refused");
  }
  return attempt.account->person;
}

}  // namespace

SignedIn sign_in(const Context& context, const SignInInput& sent) {
  const SignInInput input{base::lower_ascii(base::trimmed(sent.login)), sent.password, sent.desk};  // phones begin words with a capital
  const auto login_hash = store::sha256_hex("login:" + input.login);
  const auto person = checked(context, input, login_hash);
  const auto token = random_hex(32) + std::string(input.desk ? desk_mark : "");
  const auto token_hash = store::sha256_hex(token), csrf = random_hex(16);
  std::shared_ptr<Identity> identity;
  context.lanes.run([&](store::UnitOfWork& unit) {
    identity = identity_of(context, unit.connection, person.id);
    if (!identity) throw base::unauthenticated("session.no_post");
    store::clear_login_failures(unit.connection, login_hash);
    store::add_session(unit.connection, {token_hash, person.id, csrf, unit.now, unit.now});
  }, token_hash);
  identity->csrf = csrf;
  identity->token_hash = token_hash;
  context.identities.keep(token_hash, identity, context.clock.now());
  return {token, session_view(context, *identity)};
}

void sign_out(const Context& context, const Identity& identity) {
  context.lanes.run([&](store::UnitOfWork& unit) { store::end_session(unit.connection, identity.token_hash); }, identity.token_hash);
  context.identities.clear();
}

std::shared_ptr<const Identity> identify(const Context& context, const std::string& token) {
  const auto token_hash = store::sha256_hex(token);
  const auto now = context.clock.now();
  if (auto known = context.identities.find(token_hash, now)) return known;
  std::optional<store::Session> session;
  auto identity = context.readers.with([&](store::sql::Connection& connection) -> std::shared_ptr<Identity> {
    session = store::find_session(connection, token_hash);
    if (!session || over(context.settings, token, *session, now)) return nullptr;
    return identity_of(context, connection, session->person);
  });
  if (!identity) throw base::unauthenticated();
  identity->csrf = session->csrf;
  identity->token_hash = token_hash;
  context.identities.keep(token_hash, identity, now);
  touch(context, *session, now);
  return identity;
}

std::shared_ptr<const Identity> identify_bearer(const Context& context, const std::string& token) {
  const auto token_hash = store::sha256_hex("bearer:" + token);
  const auto now = context.clock.now();
  if (auto known = context.identities.find(token_hash, now)) return known;
  auto identity = context.readers.with([&](store::sql::Connection& connection) -> std::shared_ptr<Identity> {
    const auto person = store::find_api_token(connection, token_hash);
    return person ? identity_of(context, connection, *person) : nullptr;
  });
  if (!identity) throw base::unauthenticated();
  identity->token_hash = token_hash;
  context.identities.keep(token_hash, identity, now);
  return identity;
}

SessionView session_view(const Context& context, const Identity& identity) {
  const auto now = context.clock.now();
  const auto today = base::shanghai_date(now);
  SessionView view;
  for (const auto& post : identity.caller.posts)
    if (domain::in_force(post, today)) view.posts.push_back(view_of_post(context, post));
  if (view.posts.empty()) throw base::unauthenticated("session.no_post");
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<domain::Act>>([&](auto act) {
    if (!domain::scope(identity.caller, act.value, today).empty()) view.acts.push_back(act.value);
  });
  context.readers.with([&](store::sql::Connection& connection) {
    const auto person = store::find_person(connection, identity.caller.person);
    if (!person) throw base::unauthenticated("session.no_post");
    view.person = view_of_person(context, connection, *person, domain::scope(identity.caller, domain::Act::read, today));
    view.home = home_of(connection, view.posts);
    for (auto& post : view.posts)
      if (post.stands_in_for)
        if (const auto full = store::find_post(connection, post.id)) post = view_of_post(context, connection, *full);
  });
  view.csrf = identity.csrf;
  if (!context.settings.filing_number.empty()) view.filing_number = context.settings.filing_number;
  view.server_time = now;
  return view;
}

std::string make_bearer_token(const Context& context, const domain::PersonId& person, const std::string& note) {
  const auto token = random_hex(32);
  context.lanes.run([&](store::UnitOfWork& unit) {
    if (!store::find_person(unit.connection, person)) throw base::not_found("person", person.text());
    const auto hash = store::sha256_hex("bearer:" + token);
    const auto posts = store::posts_of(unit.connection, person);
    store::add_api_token(unit.connection, hash, person, note, unit.now);
    record(unit, context, {domain::system_actor, posts.empty() ? domain::RegionCode() : posts.front().region, "api_token.given", "api_token:" + hash, 1, json::write_text(TokenGivenBody{person, note}), std::nullopt});
  }, person.text());
  return token;
}

void clear_ended_sessions(const Context& context) {
  context.lanes.run([&](store::UnitOfWork& unit) {
    store::end_sessions_before(unit.connection, {unit.now.us - idle_hours * base::us_per_hour});
    store::clear_login_failures_before(unit.connection, {unit.now.us - context.settings.lock_minutes * base::us_per_minute});
  });
}

}  // namespace gridward::services
