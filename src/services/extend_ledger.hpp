// SPDX-License-Identifier: Apache-2.0
// The sequencer of the Merkle ledger (not the 台账): takes the events that came after the last one in it, in the order of their numbers, and
// writes their hashes and a new signed head in one unit of work. Hashing and signing happen before the unit, so that writers wait for some
// inserts only. Several processes may try at once: whoever comes second writes nothing.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "ledger/entry.hpp"
#include "ledger/signing_key.hpp"
#include "ledger/tree.hpp"
#include "services/context.hpp"

namespace gridward::services {

constexpr std::size_t ledger_page = 8192;

/// Hears, after each head that is durable, how old the oldest of its events is by then, in seconds by the house's clock.
using LagTold = std::function<void(double)>;

/// Takes at most `limit` events; returns how many, 0 when there is nothing to do. Creates key and origin on first use. Throws Problem
/// "ledger.key_missing" when the key file does not hold the newest published key (restore the file from a back-up), and what KeyFile throws.
std::size_t extend_ledger(const Context& context, std::size_t limit = ledger_page, const LagTold& told = {});

/// One round of the job: page after page until nothing waits, at most 64 pages; looks at the stop token between them.
void follow_events(const Context& context, const std::stop_token& stop = {}, const LagTold& told = {});

/// The event as a leaf says it.
ledger::Entry entry_of(const store::Event& event);
/// The published keys, those of the past too.
std::vector<ledger::VerifierKey> published_keys(store::sql::Connection& connection);
/// Reads tiles of one tree from the database; the connection must outlive it. Throws Problem "ledger.incomplete" where hashes are missing.
ledger::HashReader tiles_of(store::sql::Connection& connection, ledger::Suite suite);

}  // namespace gridward::services
