// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint.hpp"

#include "base/text.hpp"

namespace gridward::ledger {

namespace {

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
  return sign_note(checkpoint.origin + '\n' + std::to_string(checkpoint.head.size) + '\n' + to_base64(bytes_of(checkpoint.head.root)) + '\n', checkpoint.origin, keys);
}

std::optional<Note> parse_checkpoint(std::string_view note) {
  auto parsed = parse_note(note);
  const auto checkpoint = parsed ? parse_text(parsed->text) : std::nullopt;
  if (!checkpoint) return std::nullopt;
  return Note{std::move(*parsed), *checkpoint};
}

std::optional<std::vector<Note>> parse_checkpoints(std::string_view file) {
  std::vector<Note> notes;
  for (const auto& one : split_notes(file)) {
    auto note = parse_checkpoint(one);
    if (!note) return std::nullopt;
    notes.push_back(std::move(*note));
  }
  if (notes.empty()) return std::nullopt;
  return notes;
}

const VerifierKey* trusted_key(const Note& note, const std::vector<VerifierKey>& known) { return trusted_key(note, note.checkpoint.origin, known); }

}  // namespace gridward::ledger
