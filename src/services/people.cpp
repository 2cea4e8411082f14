// SPDX-License-Identifier: Apache-2.0
#include "services/people.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/forget_contact.hpp"
#include "services/hazards.hpp"
#include "services/password_desk.hpp"
#include "services/substitutions.hpp"
#include "store/device_store.hpp"
#include "store/patrol_track_store.hpp"
#include "store/person_store.hpp"
#include "store/place_store.hpp"
#include "store/position_store.hpp"
#include "store/region_store.hpp"
#include "store/sealed_digest.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t longest_name = 60;

/// Digits with an area code, an extension or a country in front of it; empty is nobody's number.
bool phone_fits(std::string_view phone) {
  if (phone.empty()) return true;
  return phone.size() >= 5 && phone.size() <= 20 && phone.find_first_not_of("0123456789-+*") == std::string_view::npos;
}

/// The number to keep: a masked one is what a list showed, and means the number that is there.
std::string number_of(const PersonInput& input, const store::PersonalData& before) {
  const auto phone = base::trimmed(input.phone);
  if (phone.find('*') == std::string_view::npos) return std::string(phone);
  const auto known = before.find("phone");
  if (known == before.end() || base::masked_phone(known->second) != phone) throw base::invalid_fields({{"phone", "person.phone_shape"}});
  return known->second;
}

void refuse_if_wrong(const PersonInput& input) {
  std::vector<base::FieldProblem> problems;
  if (!domain::login_fits(input.login)) problems.push_back({"login", "person.login_shape"});
  if (base::trimmed(input.name).empty()) problems.push_back({"name", "person.name_needed"});
  if (base::length(input.name) > longest_name) problems.push_back({"name", "person.name_long", {{"limit", std::to_string(longest_name)}}});
  if (!phone_fits(base::trimmed(input.phone))) problems.push_back({"phone", "person.phone_shape"});
  if (input.password && !password_fits(*input.password)) problems.push_back({"password", "person.password_weak"});
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
}

/// Where a person belongs: their posts of today and later, or, without one, where they were last saved from.
std::vector<domain::RegionCode> homes_of(store::sql::Connection& connection, const domain::PersonId& id, base::Date day) {
  std::vector<domain::RegionCode> homes;
  for (const auto& post : store::posts_of(connection, id))
    if (!post.to || *post.to >= day) homes.push_back(post.region);
  if (!homes.empty()) return homes;
  for (const auto& event : store::events_of(connection, id.text()))
    if (auto region = domain::RegionCode::parse(event.region)) homes = {*region};
  return homes;
}

/// The region of the change. Whoever may not see any of the person's regions does not learn that they exist.
domain::RegionCode require_edit(const Context& context, const domain::Caller& caller, store::sql::Connection& connection, const domain::PersonId& id) {
  const auto day = base::shanghai_date(context.clock.now());
  const auto homes = homes_of(connection, id, day);
  const auto may = [&](domain::Act act) { return [&, act](const auto& region) { return domain::may(caller, act, region, day); }; };
  if (std::none_of(homes.begin(), homes.end(), may(domain::Act::read))) throw base::not_found("person", id.text());
  if (!std::all_of(homes.begin(), homes.end(), may(domain::Act::edit_people))) throw base::forbidden();
  return homes.front();
}

bool overlaps(const domain::RegionCode& a, const domain::RegionCode& b) { return a.covers(b) || b.covers(a); }

/// The first region where the caller may edit people.
domain::RegionCode desk_of(const Context& context, const domain::Caller& caller) {
  const auto scope = domain::scope(caller, domain::Act::edit_people, base::shanghai_date(context.clock.now()));
  if (scope.empty()) throw base::forbidden();
  return scope.front();
}

void write_person(store::UnitOfWork& unit, const domain::Person& person, const std::string& password_hash) {
  try {
    if (!store::save_person(unit.connection, person, password_hash)) throw base::conflict("person.moved_on", {{"id", person.id.text()}});
  } catch (const store::sql::UniqueViolation& violation) {
    if (violation.columns() == "login") throw base::invalid_fields({{"login", "person.login_taken"}});
    throw base::conflict("person.moved_on", {{"id", person.id.text()}});
  }
}

}  // namespace

PostView view_of_post(const Context& context, const domain::Post& post) {
  return {post.id, post.person, post.role, post.region, context.grids.name_of(post.region), post.from, post.to, post.stands_in_for, std::nullopt, post.version};
}

PostView view_of_post(const Context& context, store::sql::Connection& connection, const domain::Post& post) {
  auto view = view_of_post(context, post);
  if (!post.stands_in_for) return view;
  if (const auto original = store::find_post(connection, *post.stands_in_for)) view.stands_in_for_name = name_of_person(context, connection, original->person.text());
  return view;
}

PersonView view_of_person(const Context& context, store::sql::Connection& connection, const domain::Person& person, const std::vector<domain::RegionCode>& scope) {
  const auto data = context.vault.open(connection, store::VaultId(person.id.text())).value_or(store::PersonalData{});
  const auto part = [&](const char* name) { return data.contains(name) ? data.at(name) : std::string(); };
  PersonView view{person.id, person.login, part("name"), base::masked_phone(part("phone")), person.active, person.version, {}};
  for (const auto& post : store::posts_of(connection, person.id))
    if (std::any_of(scope.begin(), scope.end(), [&](const auto& region) { return region.covers(post.region); })) view.posts.push_back(view_of_post(context, connection, post));
  return view;
}

PersonList list_people(const Context& context, const domain::Caller& caller, const PersonQuery& query) {
  store::PersonSearch search;
  search.within = scope_within(context, caller, domain::Act::read, query.within);
  search.role = query.role;
  search.after = query.cursor;
  search.limit = query.limit + 1;
  const auto editable = domain::scope(caller, domain::Act::edit_people, base::shanghai_date(context.clock.now()));
  return context.readers.with([&](store::sql::Connection& connection) {
    auto people = store::search_people(connection, search);
    PersonList list;
    if (people.size() > static_cast<std::size_t>(query.limit)) {
      people.pop_back();
      list.next = people.back().id.text();
    }
    for (const auto& person : people) {
      list.items.push_back(view_of_person(context, connection, person, search.within));
      const auto& posts = list.items.back().posts;
      const auto mine = [&](const PostView& post) { return std::any_of(editable.begin(), editable.end(), [&](const auto& region) { return region.covers(post.region); }); };
      if (std::none_of(posts.begin(), posts.end(), mine)) list.items.back().login.clear();
    }
    return list;
  });
}

domain::Person person_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::RegionCode& region, const domain::PersonId& id,
                         const PersonInput& input, const std::string& password_hash) {
  refuse_if_wrong(input);
  const domain::Person person{id, input.login, input.active, input.version.value_or(0) + 1};
  write_person(unit, person, password_hash);
  const store::VaultId entry(id.text());
  const auto phone = number_of(input, context.vault.open(unit.connection, entry).value_or(store::PersonalData{}));
  context.vault.seal(unit, entry, {{"name", std::string(base::trimmed(input.name))}, {"phone", phone}});
  if (!person.active) store::stop_share(unit.connection, id, unit.now);
  if (!password_hash.empty() || !person.active) store::end_sessions_of(unit.connection, id);
  record(unit, context, {actor, region, "person.saved", id.text(), person.version, with_facts(json::write_text(person), {store::sha256_hex(store::password_of(unit.connection, id)), store::sealed_digest(unit.connection, id.text()), std::nullopt}), std::nullopt});
  unit.after_commit([&identities = context.identities] { identities.clear(); });
  return person;
}

PersonView save_person(const Context& context, const domain::Caller& caller, const domain::PersonId& id, const PersonInput& input) {
  const auto desk = desk_of(context, caller);
  refuse_if_wrong(input);
  const auto hash = input.password ? hash_of_password(*input.password) : std::string();
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto known = store::find_person(unit.connection, id);
    const auto region = known ? require_edit(context, caller, unit.connection, id) : desk;
    // Asked first: of a creation that is sent again the database would say that the login is taken, by the very same person.
    if (known && known->version != input.version.value_or(0)) throw base::conflict("person.moved_on", {{"id", id.text()}});
    person_in(unit, context, caller.person.text(), region, id, input, hash);
  }, id.text());
  const auto scope = domain::scope(caller, domain::Act::read, base::shanghai_date(context.clock.now()));
  return context.readers.with([&](store::sql::Connection& connection) { return view_of_person(context, connection, *store::find_person(connection, id), scope); });
}

void forget_person_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, const domain::RegionCode& region, const domain::PersonId& id) {
  const auto before = store::find_person(unit.connection, id);
  if (!before) throw base::not_found("person", id.text());
  const store::VaultId entry(id.text());
  if (!before->active && !context.vault.open(unit.connection, entry)) return;   // forgotten already
  const domain::Person person{id, before->login, false, before->version + 1};
  write_person(unit, person, {});
  store::clear_password(unit.connection, id);
  context.vault.forget(unit, entry);
  store::stop_share(unit.connection, id, unit.now);
  store::forget_track(unit.connection, id);
  store::forget_patrol_tracks_of(unit.connection, id);
  store::end_sessions_of(unit.connection, id);
  store::forget_devices(unit.connection, id);
  record(unit, context, {actor, region, "person.forgotten", id.text(), person.version, with_facts(json::write_text(person), {store::sha256_hex(""), std::nullopt, std::nullopt}), std::nullopt});
  unit.after_commit([&identities = context.identities] { identities.clear(); });
}

void forget_person(const Context& context, const domain::Caller& caller, const domain::PersonId& id) {
  desk_of(context, caller);
  if (id == caller.person) throw base::conflict("person.not_oneself");
  context.lanes.run([&](store::UnitOfWork& unit) {
    if (!store::find_person(unit.connection, id)) throw base::not_found("person", id.text());
    forget_person_in(unit, context, caller.person.text(), require_edit(context, caller, unit.connection, id), id);
  }, id.text());
}

domain::Post post_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, domain::Post post) {
  std::vector<base::FieldProblem> problems;
  if (post.to && *post.to < post.from) problems.push_back({"to", "post.ends_before_start"});
  if (post.region.empty() || !store::find_region(unit.connection, post.region)) problems.push_back({"region", "post.region_unknown"});
  if (!problems.empty()) throw base::invalid_fields(std::move(problems));
  if (!store::find_person(unit.connection, post.person)) throw base::not_found("person", post.person.text());
  post = write_post_in(unit, context, actor, std::move(post));
  follow_post_in(unit, context, actor, post);
  return post;
}

domain::Post write_post_in(store::UnitOfWork& unit, const Context& context, const std::string& actor, domain::Post post) {
  ++post.version;
  if (!store::save_post(unit.connection, post)) throw base::conflict("post.moved_on", {{"id", post.id.text()}});
  record(unit, context, {actor, post.region, "post.saved", post.id.text(), post.version, json::write_text(post), std::nullopt});
  unit.after_commit([&identities = context.identities] { identities.clear(); });
  return post;
}

PostView save_post(const Context& context, const domain::Caller& caller, const domain::Post& post) {
  domain::Post saved;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto before = store::find_post(unit.connection, post.id);
    if (before) {
      require(context, caller, domain::Act::edit_people, before->region, "post");
      if (before->person != post.person) throw base::invalid_fields({{"person", "post.person_stays"}});
    } else {
      // Somebody of another area may be lent to this one, but not by who does not know them.
      const auto homes = homes_of(unit.connection, post.person, base::shanghai_date(unit.now));
      const auto seen = domain::scope(caller, domain::Act::read, base::shanghai_date(unit.now));
      const auto near = [&](const auto& home) { return std::any_of(seen.begin(), seen.end(), [&](const auto& region) { return overlaps(region, home); }); };
      if (std::none_of(homes.begin(), homes.end(), near)) throw base::not_found("person", post.person.text());
    }
    require(context, caller, domain::Act::edit_people, post.region, "region");
    if (post.stands_in_for || (before && before->stands_in_for)) throw base::invalid_fields({{"stands_in_for", "post.is_substitution"}});
    saved = post_in(unit, context, caller.person.text(), post);
  }, post.person.text());
  return view_of_post(context, saved);
}

}  // namespace gridward::services
