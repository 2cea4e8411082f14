// SPDX-License-Identifier: Apache-2.0
#include "services/place_code.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/problem.hpp"
#include "documents/qr_code.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "services/place_facts.hpp"
#include "services/rotate_ledger_key.hpp"
#include "services/sign_ledger.hpp"
#include "store/ledger_store.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t group = 4;

/// Five bits a character from the front, the last ones filled up with zeros.
std::string base32(std::string_view bytes) {
  std::string text;
  unsigned held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) text.push_back(crockford[(held >> static_cast<unsigned>(bits - 5)) & 31U]);
    held &= (1U << static_cast<unsigned>(bits)) - 1;
  }
  if (bits > 0) text.push_back(crockford[(held << static_cast<unsigned>(5 - bits)) & 31U]);
  return text;
}

ledger::SigningKey signing_key(const Context& context) {
  const auto published = context.readers.with([](store::sql::Connection& connection) { return store::ledger_keys(connection); });
  if (published.empty()) throw base::unavailable("place_code.no_key", 1);
  const ledger::KeyFile file(context.ledger_keys);
  auto keys = newest_keys(file, file.read(), published);
  const auto found = std::find_if(keys.begin(), keys.end(), [](const auto& key) { return key.suite() == ledger::Suite::sha256; });
  ENSURE(found != keys.end());
  return *found;
}

std::int64_t edition_of(const domain::Place& place) { return place.code_edition.value_or(1); }

PlaceCode code_of(const Context& context, const ledger::SigningKey& key, const domain::Place& place) {
  const auto id = place.id.text();
  const auto edition = edition_of(place);
  PlaceCode code{place.id, place.name, place.address, context.grids.name_of(place.region), edition, {}, {}, {}};
  code.text = fmt::format("GW1:{}:{}:{}", id, edition, base32(key.sign(signed_text_of_code(id, edition))));
  code.by_hand = id.substr(id.size() - 2 * group, group) + ' ' + id.substr(id.size() - group);
  code.svg = documents::QrCode(code.text).svg();
  return code;
}

void renew_in(store::UnitOfWork& unit, const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const RenewCode& input) {
  const auto stored = store::find_place(unit.connection, id);
  if (!stored) throw base::not_found("place", id.text());
  require(context, caller, domain::Act::edit_places, stored->place.region, "place");
  if (edition_of(stored->place) != input.edition) throw base::conflict("place_code.renewed_before", {{"id", id.text()}});
  auto place = stored->place;
  place.code_edition = input.edition + 1;
  place.last_inspected.reset();
  place.open_hazards = 0;
  ++place.version;
  const auto document = json::write_text(place);
  if (!store::save_place(unit.connection, place, cell_in(document), stored->due_day)) throw base::conflict("place.moved_on", {{"id", id.text()}});
  record(unit, context, {caller.person.text(), place.region, "place.code_renewed", id.text(), place.version, with_facts(document, {std::nullopt, std::nullopt, stored->due_day}), std::nullopt});
}

}  // namespace

std::string signed_text_of_code(const std::string& place, std::int64_t edition) { return fmt::format("gridward place code\n{}\n{}\n", place, edition); }

std::vector<std::string> place_code_keys(const Context& context) {
  std::vector<std::string> keys;
  for (const auto& version : ledger_key_versions(context)) {
    if (!version.endorsed) keys.clear();
    if (const auto key = ledger::VerifierKey::parse(version.row.verifier.sha256)) keys.push_back(ledger::to_base64(key->public_key));
  }
  return keys;
}

PlaceCode show_place_code(const Context& context, const domain::Caller& caller, const domain::PlaceId& id) {
  const auto stored = context.readers.with([&](store::sql::Connection& connection) { return store::find_place(connection, id); });
  if (!stored) throw base::not_found("place", id.text());
  require(context, caller, domain::Act::read, stored->place.region, "place");
  return code_of(context, signing_key(context), stored->place);
}

PlaceCodes list_place_codes(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, const std::string& cursor, int limit) {
  store::PlaceSearch search;
  search.within = scope_within(context, caller, domain::Act::read, within);
  search.after = cursor;
  search.limit = limit + 1;
  const auto key = signing_key(context);
  auto found = context.readers.with([&](store::sql::Connection& connection) { return store::search_places(connection, search); });
  PlaceCodes codes;
  if (found.size() > static_cast<std::size_t>(limit)) {
    found.pop_back();
    codes.next = found.back().place.id.text();
  }
  for (const auto& stored : found) codes.items.push_back(code_of(context, key, stored.place));
  return codes;
}

PlaceCode renew_place_code(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const RenewCode& input) {
  const auto key = signing_key(context);
  context.lanes.run([&](store::UnitOfWork& unit) { renew_in(unit, context, caller, id, input); }, id.text());
  const auto stored = context.readers.with([&](store::sql::Connection& connection) { return store::find_place(connection, id); });
  return code_of(context, key, stored->place);
}

}  // namespace gridward::services
