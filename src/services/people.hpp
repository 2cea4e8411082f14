// SPDX-License-Identifier: Apache-2.0
// People and their posts: list, save, and the full name and number of somebody, for a reason. Names and phones live in the vault under
// the person's id; lists show the phone masked.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/person.hpp"
#include "domain/place.hpp"
#include "services/context.hpp"
#include "services/places.hpp"

namespace gridward::services {

struct PostView {
  domain::PostId id;
  domain::PersonId person;
  domain::Role role = domain::Role::grid_member;
  domain::RegionCode region;
  std::string region_name;
  base::Date from{};
  std::optional<base::Date> to;
  std::optional<domain::PostId> stands_in_for;
  std::optional<std::string> stands_in_for_name;   ///< whom, in lists of people and in one's own session
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PostView, (), (id, person, role, region, region_name, from, to, stands_in_for, stands_in_for_name, version))

struct PersonView {
  domain::PersonId id;
  std::string login;
  std::string name;
  std::string phone;                       ///< masked
  bool active = true;
  std::int64_t version = 0;
  std::vector<PostView> posts;
};
BOOST_DESCRIBE_STRUCT(PersonView, (), (id, login, name, phone, active, version, posts))

struct PersonInput {
  std::string login;
  bool active = true;
  std::string name;
  std::string phone;                       ///< may be empty; masked as the list shows it = leave as it is
  std::optional<std::string> password;     ///< absent = leave as it is; a person without one cannot sign in
  std::optional<std::int64_t> version;     ///< the version seen; absent or 0 creates
};
BOOST_DESCRIBE_STRUCT(PersonInput, (), (login, active, name, phone, password, version))

struct PersonQuery {
  std::optional<domain::RegionCode> within;
  std::optional<domain::Role> role;
  std::string cursor;
  int limit = 50;
};

struct PersonList {
  std::vector<PersonView> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PersonList, (), (items, next))

struct RevealInput {
  std::string reason;                      ///< why, 4–200 characters; kept for good, so no personal data in it
};
BOOST_DESCRIBE_STRUCT(RevealInput, (), (reason))

/// Who holds or held a post within the scope; posts outside of it are left out. Logins are shown only to who may edit people there.
PersonList list_people(const Context& context, const domain::Caller& caller, const PersonQuery& query);

/// Needs edit_people wherever the person holds a post today or later; a person without one belongs to the region they were last saved
/// from. Throws not_found("person"), forbidden, invalid_fields (person.login_shape, person.login_taken, person.name_needed,
/// person.name_long, person.phone_shape, person.password_weak), conflict("person.moved_on"). A new password and being made inactive
/// end the person's sessions.
PersonView save_person(const Context& context, const domain::Caller& caller, const domain::PersonId& id, const PersonInput& input);

/// `post.version` is the version seen, 0 for a new one. Needs edit_people in the post's region, before and after. Throws not_found
/// ("post", "person"), invalid_fields (post.region_unknown, post.ends_before_start, post.person_stays; post.is_substitution: those are
/// arranged, services/substitutions.hpp), conflict("post.moved_on"). What stands in for the post follows its days.
PostView save_post(const Context& context, const domain::Caller& caller, const domain::Post& post);

/// Full name and number; the asking is an event "personal_data.revealed" of its own with the reason.
/// Throws invalid_fields (reveal.reason_needed, reveal.reason_long), not_found, forbidden.
Contact reveal_person(const Context& context, const domain::Caller& caller, const domain::PersonId& id, const RevealInput& input);
Contact reveal_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const RevealInput& input);

/// What imports, the demo and the command line write inside a unit: no question of who may, all checks of the content.
/// `password_hash` empty = leave as it is. `region` is where the event belongs.
domain::Person person_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::RegionCode& region, const domain::PersonId& id,
                         const PersonInput& input, const std::string& password_hash);
domain::Post post_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, domain::Post post);
/// Row and event alone; `version` is the one seen. Throws conflict("post.moved_on").
domain::Post write_post_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, domain::Post post);
/// The hash of a password that is strong enough: 10–200 characters, three of the four classes lower, upper, digit, other.
/// Takes a core for some 20 ms: not inside a unit. Throws invalid_fields ("person.password_weak"),
/// unavailable("session.busy") when too many are under way.
std::string hash_of_password(std::string_view password);

/// For other views; needs a connection that is being read. Posts only those within `scope`.
PersonView view_of_person(const Context& context, store::sql::Connection& connection, const domain::Person& person, const std::vector<domain::RegionCode>& scope);
PostView view_of_post(const Context& context, const domain::Post& post);
/// With the name of whom it stands in for.
PostView view_of_post(const Context& context, store::sql::Connection& connection, const domain::Post& post);

}  // namespace gridward::services
