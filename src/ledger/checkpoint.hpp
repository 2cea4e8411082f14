// SPDX-License-Identifier: Apache-2.0
// Checkpoints: a tree's origin, size and root in three lines (C2SP tlog-checkpoint), signed as a note. The SHA-256
// tree's origin is the house's; the SM3 tree over the same entries is a log of its own beside it, with the origin "<origin>/sm3".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/signed_note.hpp"
#include "ledger/tree.hpp"

namespace gridward::ledger {

struct Checkpoint {
  std::string origin;
  TreeHead head;
};

struct Note : SignedNote {
  Checkpoint checkpoint;
};

std::string origin_of(Suite suite, const std::string& origin);

/// The signed note; every key signs, under the checkpoint's origin as its name.
std::string sign_checkpoint(const Checkpoint& checkpoint, const std::vector<SigningKey>& keys);

/// Nothing unless it is a note around a checkpoint without further lines.
std::optional<Note> parse_checkpoint(std::string_view note);
/// All of them in a file that holds several, one after the other; nothing when anything else is in it.
std::optional<std::vector<Note>> parse_checkpoints(std::string_view file);

/// As for any note; the key must bear the origin's name.
const VerifierKey* trusted_key(const Note& note, const std::vector<VerifierKey>& known);

}  // namespace gridward::ledger
