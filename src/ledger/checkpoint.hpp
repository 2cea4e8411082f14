// SPDX-License-Identifier: Apache-2.0
// Checkpoints: a tree's origin, size and root in three lines (C2SP tlog-checkpoint), signed as a note (C2SP signed-note). The SHA-256
// tree's origin is the house's; the SM3 tree over the same entries is a log of its own beside it, with the origin "<origin>/sm3".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/signing_key.hpp"
#include "ledger/tree.hpp"

namespace gridward::ledger {

struct Checkpoint {
  std::string origin;
  TreeHead head;
};

struct NoteSignature {
  std::string name;
  std::string key_id;      ///< 4 bytes
  std::string signature;
};
/// What a text says, whoever signed it.
struct Note {
  std::string text;        ///< ends with a newline; what is signed
  Checkpoint checkpoint;
  std::vector<NoteSignature> signatures;
};

std::string origin_of(Suite suite, const std::string& origin);

/// The signed note; every key signs, under the checkpoint's origin as its name.
std::string sign_checkpoint(const Checkpoint& checkpoint, const std::vector<SigningKey>& keys);

/// Nothing unless it is a note of at most 64 KB and 16 signatures around a checkpoint without further lines.
std::optional<Note> parse_checkpoint(std::string_view note);
/// All of them in a file that holds several, one after the other; nothing when anything else is in it.
std::optional<std::vector<Note>> parse_checkpoints(std::string_view file);

/// The key under which it is to be trusted: a known key of the origin's name signed it, and no known key's signature is wrong.
/// nullptr when there is none.
const VerifierKey* trusted_key(const Note& note, const std::vector<VerifierKey>& known);

}  // namespace gridward::ledger
