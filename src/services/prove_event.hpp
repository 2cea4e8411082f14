// SPDX-License-Identifier: Apache-2.0
// What others get of the Merkle ledger: signed heads, tiles and keys, which are hashes and public keys and open to all; and what says which
// event a leaf is (proofs, bundles of entries), which tells who did what where and is for those who may read that region.
#pragma once

#include <optional>
#include <string>

#include "domain/person.hpp"
#include "ledger/hashing.hpp"
#include "services/context.hpp"

namespace gridward::services {

/// The newest signed head. Throws not_found("ledger") while there is none.
std::string ledger_checkpoint(const Context& context, ledger::Suite suite);
/// Hashes of a tile, `name` as C2SP tlog-tiles writes it ("x001/234.p/17"). Throws not_found("tile") for what is not there or not named so.
std::string ledger_tile(const Context& context, ledger::Suite suite, const std::string& level, const std::string& name);
/// A tile's leaves as C2SP's entry bundle, `name` as for tiles. Throws not_found("tile") like ledger_tile, and also when the caller may not
/// read the region of each of its events: whoever watches the whole log needs a post over all of it.
std::string ledger_entries(const Context& context, const domain::Caller& caller, const std::string& name);
/// The signed head of exactly that size as a QR code (SVG), for paper; 0 = the newest. Throws not_found("ledger").
std::string checkpoint_picture(const Context& context, ledger::Suite suite, std::int64_t size);
/// One verifier key a line, the oldest first.
std::string ledger_key_list(const Context& context);

/// The event with this number as a tlog-proof@v1 under the newest head; its extra is the entry. Throws not_found("event") outside of what
/// the caller may read and for what is not sequenced yet.
std::string prove_event(const Context& context, const domain::Caller& caller, std::int64_t seq, ledger::Suite suite);
/// That the tree of `older` leaves is the beginning of the newest. Throws not_found("ledger") when there are not that many.
std::string prove_growth(const Context& context, std::int64_t older, ledger::Suite suite);

}  // namespace gridward::services
