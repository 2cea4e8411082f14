// SPDX-License-Identifier: Apache-2.0
// How a key hands over to the next: a signed note of two lines, "gridward-ledger-key/1" and the new verifier key, signed by the new key (it
// exists) and by the one before it (it is meant). Whoever kept the old key follows the notes to the newest. A note that the old key did
// not sign (it was lost or stolen) leads nobody on by itself: such a key is taken from the house by hand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/signed_note.hpp"

namespace gridward::ledger {

struct KeyNote : SignedNote {
  VerifierKey key;
};

/// `before` is empty when the old key is not to be trusted.
std::string sign_key_note(const SigningKey& key, const std::string& name, const std::vector<SigningKey>& before);
/// Nothing unless the new key itself signed it.
std::optional<KeyNote> parse_key_note(std::string_view note);
/// Of a file that holds several; nothing when anything else is in it. An empty file has none.
std::optional<std::vector<KeyNote>> parse_key_notes(std::string_view file);

/// The known keys and those to which the notes, in their order, lead from them.
std::vector<VerifierKey> follow(std::vector<VerifierKey> known, const std::vector<KeyNote>& notes);

}  // namespace gridward::ledger
