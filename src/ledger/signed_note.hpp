// SPDX-License-Identifier: Apache-2.0
// Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature. What the text means is the business of others
// (checkpoint, key_note): every kind begins so that it can be taken for no other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/signing_key.hpp"

namespace gridward::ledger {

struct NoteSignature {
  std::string name;
  std::string key_id;      ///< 4 bytes
  std::string signature;
};
/// What a text says, whoever signed it.
struct SignedNote {
  std::string text;        ///< ends with a newline; what is signed
  std::vector<NoteSignature> signatures;
};

/// Every key signs, under the same name. Precondition: the text ends with a newline.
std::string sign_note(const std::string& text, const std::string& name, const std::vector<SigningKey>& keys);
/// Nothing unless it is a note of at most 64 KB and 16 signatures.
std::optional<SignedNote> parse_note(std::string_view note);
/// The notes of a file that holds several, one after the other, each as it was; empty lines between them are passed over.
std::vector<std::string> split_notes(std::string_view file);

/// The key under which it is to be trusted: a known key of that name signed it, and no known key's signature is wrong. nullptr when there is none.
const VerifierKey* trusted_key(const SignedNote& note, std::string_view name, const std::vector<VerifierKey>& known);

}  // namespace gridward::ledger
