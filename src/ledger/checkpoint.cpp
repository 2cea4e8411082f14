// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint.hpp"

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

std::optional<Checkpoint> parse_text(std::string_view text) {
  const auto lines = base::split(text, '\n');
  if (lines.size() != 4 || !lines[3].empty() || !is_key_name(lines[0])) return std::nullopt;
  const auto size = decimal(lines[1]);
  const auto root = from_base64(lines[2]);
  if (!size || !root) return std::nullopt;
  const auto hash = hash_from(*root);
  if (!hash) return std::nullopt;
  return Checkpoint{std::string(lines[0]), {*size, *hash}};
}

}  // namespace

std::string origin_of(Suite suite, const std::string& origin) { return suite == Suite::sha256 ? origin : origin + "/sm3"; }

std::string sign_checkpoint(const Checkpoint& checkpoint, const std::vector<SigningKey>& keys) {
  const std::string text = checkpoint.origin + '\n' + std::to_string(checkpoint.head.size) + '\n' + to_base64(bytes_of(checkpoint.head.root)) + '\n';
  std::string note = text + '\n';
  for (const auto& key : keys) note.append(dash).append(checkpoint.origin).append(" ").append(to_base64(key.verifier(checkpoint.origin).id() + key.sign(text))).append("\n");
  return note;
}

std::optional<Note> parse_checkpoint(std::string_view note) {
  if (note.size() > most_bytes || !clean(note) || note.empty() || note.back() != '\n') return std::nullopt;
  const auto split = note.rfind("\n\n");
  if (split == std::string_view::npos) return std::nullopt;
  Note parsed{std::string(note.substr(0, split + 1)), {}, {}};
  const auto checkpoint = parse_text(parsed.text);
  if (!checkpoint) return std::nullopt;
  parsed.checkpoint = *checkpoint;
  const auto signatures = note.substr(split + 2);
  for (const auto line : base::split(signatures.substr(0, signatures.empty() ? 0 : signatures.size() - 1), '\n')) {
    auto signature = parse_signature(line);
    if (!signature || parsed.signatures.size() == most_signatures) return std::nullopt;
    parsed.signatures.push_back(std::move(*signature));
  }
  return parsed;
}

std::optional<std::vector<Note>> parse_checkpoints(std::string_view file) {
  std::vector<Note> notes;
  std::string one;
  const auto finish = [&] {
    if (one.empty()) return true;
    auto note = parse_checkpoint(one);
    one.clear();
    if (note) notes.push_back(std::move(*note));
    return note.has_value();
  };
  bool signed_ = false;
  for (const auto line : base::split(file, '\n')) {
    const bool signature = base::starts_with(line, dash);
    if (signed_ && !signature) {   // a note ends with its last signature
      if (!finish()) return std::nullopt;
      signed_ = false;
      if (line.empty()) continue;
    }
    if (one.empty() && line.empty()) continue;
    one.append(line).append("\n");
    signed_ = signature;
  }
  if (!finish() || notes.empty()) return std::nullopt;
  return notes;
}

const VerifierKey* trusted_key(const Note& note, const std::vector<VerifierKey>& known) {
  const VerifierKey* trusted = nullptr;
  for (const auto& signature : note.signatures)
    for (const auto& key : known) {
      if (key.name != signature.name || key.name != note.checkpoint.origin || key.id() != signature.key_id) continue;
      if (!key.verifies(note.text, signature.signature)) return nullptr;
      trusted = &key;
    }
  return trusted;
}

}  // namespace gridward::ledger
