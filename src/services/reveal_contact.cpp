// SPDX-License-Identifier: Apache-2.0
#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/people.hpp"
#include "store/person_store.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t shortest_reason = 4;
constexpr std::size_t longest_reason = 200;

struct RevealedBody {
  std::string of;      ///< "person" or "place"
  std::string id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RevealedBody, (), (of, id, reason))

void refuse_if_unreasoned(const RevealInput& input) {
  const auto length = base::length(base::trimmed(input.reason));
  if (length < shortest_reason) throw base::invalid_fields({{"reason", "reveal.reason_needed", {{"least", std::to_string(shortest_reason)}}}});
  if (length > longest_reason) throw base::invalid_fields({{"reason", "reveal.reason_long", {{"limit", std::to_string(longest_reason)}}}});
}

/// Written first and committed with the reading: nobody sees a number without a trace of it.
Contact open_and_record(store::UnitOfWork& unit, const Context& context, const domain::Caller& caller, const domain::RegionCode& region, const std::string& vault_id, RevealedBody body) {
  const auto subject = base::random_ulid(unit.now.ms());
  record(unit, context, {caller.person.text(), region, "personal_data.revealed", subject, 1, json::write_text(body), std::nullopt});
  const auto data = vault_id.empty() ? std::nullopt : context.vault.open(unit.connection, store::VaultId(vault_id));
  if (!data) throw base::not_found("contact");
  const auto part = [&](const char* name) { return data->contains(name) ? data->at(name) : std::string(); };
  return {part("name"), part("phone")};
}

}  // namespace

Contact reveal_person(const Context& context, const domain::Caller& caller, const domain::PersonId& id, const RevealInput& input) {
  refuse_if_unreasoned(input);
  Contact contact;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto day = base::shanghai_date(unit.now);
    std::optional<domain::RegionCode> readable, region;
    for (const auto& post : store::posts_of(unit.connection, id)) {
      if (domain::may(caller, domain::Act::read, post.region, day)) readable = post.region;
      if (domain::may(caller, domain::Act::reveal_personal_data, post.region, day)) region = post.region;
    }
    if (!readable) throw base::not_found("person", id.text());
    if (!region) throw base::forbidden();
    contact = open_and_record(unit, context, caller, *region, id.text(), {"person", id.text(), std::string(base::trimmed(input.reason))});
  }, id.text());
  return contact;
}

Contact reveal_place(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const RevealInput& input) {
  refuse_if_unreasoned(input);
  Contact contact;
  context.lanes.run([&](store::UnitOfWork& unit) {
    const auto stored = store::find_place(unit.connection, id);
    if (!stored) throw base::not_found("place", id.text());
    require(context, caller, domain::Act::reveal_personal_data, stored->place.region, "place");
    contact = open_and_record(unit, context, caller, stored->place.region, stored->place.contact, {"place", id.text(), std::string(base::trimmed(input.reason))});
  }, id.text());
  return contact;
}

}  // namespace gridward::services
