// SPDX-License-Identifier: Apache-2.0
// Signs heads of the Merkle ledger with the keys of the house's key file that are published and in force: the newest, and for thirty days
// the one before it. It takes what the database said and gives what is to be written, so that signing happens outside of any unit of work:
// writers do not wait for signatures.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ledger/key_file.hpp"
#include "ledger/tree.hpp"
#include "store/ledger_store.hpp"

namespace gridward::services {

/// How long a key still signs beside its successor, so that whoever knows only the old one has time to learn the new one.
constexpr std::int64_t key_overlap_us = 30 * base::us_per_day;

struct SignedHeads {
  store::BothSuites notes;
  std::optional<store::LedgerKey> first_key;   ///< to be written with them: the ledger had no key yet
};

/// Of each suite, in the order of ledger::suites, the root of the same number of leaves.
using Heads = std::array<ledger::TreeHead, ledger::suites.size()>;

/// `published` as ledger_keys gives them. The key file is read each time, so that another process may change it; it is created only while
/// nothing is published. `now` is the time of the heads, and of the first key. Throws Problem "ledger.key_missing" when it does not hold the newest published key, and what KeyFile throws.
SignedHeads sign_heads(const ledger::KeyFile& file, const std::vector<store::LedgerKey>& published, const Heads& heads, base::Instant now);

/// The keys of the file that are the newest published ones, of each suite; throws "ledger.key_missing" otherwise. `published` is not empty.
std::vector<ledger::SigningKey> newest_keys(const ledger::KeyFile& file, const std::vector<ledger::SigningKey>& keys, const std::vector<store::LedgerKey>& published);
/// Whether the published key at that index still signs.
bool in_force(const std::vector<store::LedgerKey>& published, std::size_t index, base::Instant now);
/// The origin of the SHA-256 log. Precondition: something is published.
std::string house_name(const std::vector<store::LedgerKey>& published);

/// The published keys, those of the past too. Throws Problem "ledger.incomplete" for what is no key.
std::vector<ledger::VerifierKey> verifiers_of(const std::vector<store::LedgerKey>& published);

}  // namespace gridward::services
