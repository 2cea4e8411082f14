// SPDX-License-Identifier: Apache-2.0
#include "ledger/signed_note.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gridward::ledger {

namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";   // em dash and space
constexpr std::size_t most_bytes = 64u << 10, most_signatures = 16, id_bytes = 4;

std::optional<NoteSignature> parse_signature(std::string_view line) {
  if (!base::starts_with(line, dash)) return std::nullopt;
  line.remove_prefix(dash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= id_bytes) return std::nullopt;
  return NoteSignature{std::string(line.substr(0, space)), bytes->substr(0, id_bytes), bytes->substr(id_bytes)};
}

bool clean(std::string_view text) {
  return base::is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

}  // namespace

std::string sign_note(const std::string& text, const std::string& name, const std::vector<SigningKey>& keys) {
  std::string note = text + '\n';
  for (const auto& key : keys) note.append(dash).append(name).append(" ").append(to_base64(key.verifier(name).id() + key.sign(text))).append("\n");
  return note;
}

std::optional<SignedNote> parse_note(std::string_view note) {
  if (note.size() > most_bytes || !clean(note) || note.empty() || note.back() != '\n') return std::nullopt;
  const auto split = note.rfind("\n\n");
  if (split == std::string_view::npos) return std::nullopt;
  SignedNote parsed{std::string(note.substr(0, split + 1)), {}};
  const auto signatures = note.substr(split + 2);
  for (const auto line : base::split(signatures.substr(0, signatures.empty() ? 0 : signatures.size() - 1), '\n')) {
    auto signature = parse_signature(line);
    if (!signature || parsed.signatures.size() == most_signatures) return std::nullopt;
    parsed.signatures.push_back(std::move(*signature));
  }
  return parsed;
}

std::vector<std::string> split_notes(std::string_view file) {
  std::vector<std::string> notes;
  std::string one;
  bool signed_ = false;
  for (const auto line : base::split(file, '\n')) {
    const bool signature = base::starts_with(line, dash);
    if (signed_ && !signature) {   // a note ends with its last signature
      notes.push_back(std::move(one));
      one.clear();
      signed_ = false;
    }
    if (one.empty() && line.empty()) continue;
    one.append(line).append("\n");
    signed_ = signature;
  }
  if (!one.empty()) notes.push_back(std::move(one));
  return notes;
}

const VerifierKey* trusted_key(const SignedNote& note, std::string_view name, const std::vector<VerifierKey>& known) {
  const VerifierKey* trusted = nullptr;
  for (const auto& signature : note.signatures)
    for (const auto& key : known) {
      if (key.name != signature.name || key.name != name || key.id() != signature.key_id) continue;
      if (!key.verifies(note.text, signature.signature)) return nullptr;
      trusted = &key;
    }
  return trusted;
}

}  // namespace gridward::ledger
