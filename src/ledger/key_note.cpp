// SPDX-License-Identifier: Apache-2.0
#include "ledger/key_note.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gridward::ledger {

namespace {

constexpr std::string_view first_line = "gridward-ledger-key/1";   // no origin: a checkpoint has a number in its second line

}  // namespace

std::string sign_key_note(const SigningKey& key, const std::string& name, const std::vector<SigningKey>& before) {
  auto signers = before;
  signers.push_back(key);
  return sign_note(std::string(first_line) + '\n' + key.verifier(name).text() + '\n', name, signers);
}

std::optional<KeyNote> parse_key_note(std::string_view note) {
  auto parsed = parse_note(note);
  if (!parsed) return std::nullopt;
  const auto lines = base::split(parsed->text, '\n');
  if (lines.size() != 3 || lines[0] != first_line || !lines[2].empty()) return std::nullopt;
  const auto key = VerifierKey::parse(lines[1]);
  if (!key || trusted_key(*parsed, key->name, {*key}) == nullptr) return std::nullopt;
  return KeyNote{std::move(*parsed), *key};
}

std::optional<std::vector<KeyNote>> parse_key_notes(std::string_view file) {
  std::vector<KeyNote> notes;
  for (const auto& one : split_notes(file)) {
    auto note = parse_key_note(one);
    if (!note) return std::nullopt;
    notes.push_back(std::move(*note));
  }
  return notes;
}

std::vector<VerifierKey> follow(std::vector<VerifierKey> known, const std::vector<KeyNote>& notes) {
  for (const auto& note : notes)
    if (std::find(known.begin(), known.end(), note.key) == known.end() && trusted_key(note, note.key.name, known) != nullptr) known.push_back(note.key);
  return known;
}

}  // namespace gridward::ledger
