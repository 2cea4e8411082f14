// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <iostream>

#include "base/problem.hpp"
#include "main/commands/commands.hpp"
#include "main/house.hpp"
#include "services/forget_contact.hpp"
#include "services/people.hpp"
#include "services/sign_in.hpp"
#include "store/person_store.hpp"

namespace gridward::commands {

namespace {

constexpr const char* actor = "system";

/// Asked on standard input, so that it stands in no history and no process list.
std::string asked_password() {
  std::cerr << "password: ";
  std::string password;
  std::getline(std::cin, password);
  return password;
}

domain::Person known_person(House& house, const std::string& login) {
  const auto account = house.readers().with([&](store::sql::Connection& connection) { return store::find_account(connection, login); });
  if (!account) throw base::not_found("person", login);
  return account->person;
}

void add(House& house, const UserOptions& options) {
  domain::Post post;
  if (!boost::describe::enum_from_string(options.role.c_str(), post.role)) throw base::invalid("request.unknown_value", {{"allowed", "administrator, command_operator, …"}});
  const auto region = domain::RegionCode::parse(options.region);
  if (!region) throw base::invalid("command.region_unknown", {{"code", options.region}});
  const auto hash = services::hash_of_password(asked_password());
  house.context().lanes.run([&](store::UnitOfWork& unit) {
    services::PersonInput input;
    input.login = options.login;
    input.name = options.login;
    const domain::PersonId id(base::random_ulid(unit.now.ms()));
    services::person_in(unit, house.context(), actor, *region, id, input, hash);
    post.id = domain::PostId(base::random_ulid(unit.now.ms()));
    post.person = id;
    post.region = *region;
    post.from = base::shanghai_date(unit.now);
    services::post_in(unit, house.context(), actor, post);
  });
}

void set_password(House& house, const UserOptions& options) {
  const auto person = known_person(house, options.login);
  const auto posts = house.readers().with([&](store::sql::Connection& connection) { return store::posts_of(connection, person.id); });
  const auto name = house.readers().with([&](store::sql::Connection& connection) { return house.context().vault.open(connection, store::VaultId(person.id.text())); });
  const auto hash = services::hash_of_password(asked_password());
  house.context().lanes.run([&](store::UnitOfWork& unit) {
    services::PersonInput input;
    input.login = person.login;
    input.active = person.active;
    if (name) {
      if (const auto at = name->find("name"); at != name->end()) input.name = at->second;
      if (const auto at = name->find("phone"); at != name->end()) input.phone = at->second;
    }
    input.version = person.version;
    services::person_in(unit, house.context(), actor, posts.empty() ? domain::RegionCode() : posts.front().region, person.id, input, hash);
    store::end_sessions_of(unit.connection, person.id);
  });
}

void forget(House& house, const UserOptions& options) {
  const auto person = known_person(house, options.login);
  house.context().lanes.run([&](store::UnitOfWork& unit) {
    const auto posts = store::posts_of(unit.connection, person.id);
    services::forget_person_in(unit, house.context(), actor, posts.empty() ? domain::RegionCode() : posts.front().region, person.id);
  });
}

}  // namespace

int user(const Configuration& configuration, const UserOptions& options) {
  House house(configuration, {Schema::migrate, true, nullptr});
  if (options.what == "add") add(house, options);
  if (options.what == "password") set_password(house, options);
  if (options.what == "forget") forget(house, options);
  if (options.what == "token") std::cout << services::make_bearer_token(house.context(), known_person(house, options.login).id, "command line") << '\n';
  return 0;
}

}  // namespace gridward::commands
