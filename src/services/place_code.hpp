// SPDX-License-Identifier: Apache-2.0
// The code on a place's door: a QR code that says which place this is, signed with the key that signs the ledger's heads, so that a phone can
// check it without network. "GW1:<place>:<edition>:<signature>", all of it characters that a QR code packs densely; the Ed25519 signature, over
// the lines "gridward place code", the place and the edition, as 103 characters of Crockford's base 32. Nothing personal, no address of a server.
// A sticker that was lost or stolen ends when the place gets its next edition.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/place.hpp"
#include "json/shape.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct PlaceCode {
  domain::PlaceId place;
  std::string name;
  std::string address;
  std::string region_name;
  std::int64_t edition = 1;
  std::string text;      ///< in the QR code
  std::string by_hand;   ///< the end of the place's id in two groups of four, to be typed by hand where no camera reads
  std::string svg;
};
BOOST_DESCRIBE_STRUCT(PlaceCode, (), (place, name, address, region_name, edition, text, by_hand, svg))

struct PlaceCodes {
  std::vector<PlaceCode> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PlaceCodes, (), (items, next))

struct RenewCode {
  std::int64_t edition = 0;   ///< the one that ends
};
BOOST_DESCRIBE_STRUCT(RenewCode, (), (edition))

/// All throw unavailable("place_code.no_key") within the first second of a house, before it has a key, and what newest_keys throws.
PlaceCode show_place_code(const Context& context, const domain::Caller& caller, const domain::PlaceId& id);
/// Those of active places by id, for a sheet of stickers.
PlaceCodes list_place_codes(const Context& context, const domain::Caller& caller, const std::optional<domain::RegionCode>& within, const std::string& cursor, int limit);
/// Who may edit the place. Throws conflict("place_code.renewed_before") when it is not the edition in force.
PlaceCode renew_place_code(const Context& context, const domain::Caller& caller, const domain::PlaceId& id, const RenewCode& input);

/// What is signed, and the public keys (32 bytes in base64) whose signatures count: all that were published, but none from before a key that took the
/// place of a lost or stolen one.
std::string signed_text_of_code(const std::string& place, std::int64_t edition);
std::vector<std::string> place_code_keys(const Context& context);

}  // namespace gridward::services

/// A drawing of 41 × 41 modules, none beside its like, takes some 15,000.
template <>
inline constexpr std::size_t gridward::json::max_characters<gridward::services::PlaceCode> = 20'000;
