// SPDX-License-Identifier: Apache-2.0
// Puts a new key of each suite in the place of those that sign the Merkle ledger's heads. The key file holds it before it is published,
// so that no moment of a crash leaves a published key that nobody has; publishing is an event, and so itself in the ledger. A house that
// is being served takes it up with its next head.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "services/context.hpp"
#include "store/ledger_store.hpp"

namespace gridward::services {

/// "ledger.key_published", subject "ledger_key:" and its version (2 and later; the first ones come with the first head).
struct KeyPublishedBody {
  std::string sha256;        ///< verifier keys
  std::string sm3;
  std::string sha256_note;   ///< ledger/key_note.hpp
  std::string sm3_note;
};
BOOST_DESCRIBE_STRUCT(KeyPublishedBody, (), (sha256, sm3, sha256_note, sm3_note))

/// With distrust_old (it is lost or stolen) the old key endorses nothing, signs no longer and leaves the file. Throws Problem
/// "ledger.not_found" while nothing is published, "ledger.key_missing" when the old key is not in the file, conflict "ledger.key_busy" when
/// another process does the same, and what KeyFile throws.
store::LedgerKey rotate_ledger_key(const Context& context, bool distrust_old);

struct KeyVersion {
  store::LedgerKey row;
  bool endorsed = false;   ///< by the key before it; the first is nobody's heir
  bool in_force = false;   ///< it signs, if the file holds it
};
std::vector<KeyVersion> ledger_key_versions(const Context& context);

/// For verify: whether the event of this version (2 and later) says what its row says, and each new key signed its note.
bool is_as_published(store::sql::Connection& connection, const store::LedgerKey& row);

/// The notes by which each key hands over to the next, the oldest first, SHA-256 before SM3; empty while there is one key only.
std::string ledger_key_notes(const Context& context);

}  // namespace gridward::services
