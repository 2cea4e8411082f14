// SPDX-License-Identifier: Apache-2.0
// What a stranger brings to be checked against the ledger: proofs, signed checkpoints, public keys. What is read writes itself back, and
// what has been changed anywhere proves nothing else than before.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "ledger/proof_text.hpp"

using namespace gridward;
using ledger::Hash;
using ledger::Suite;

namespace {

const std::string origin = "gridward.example/ledger";

/// A house with seven entries in one suite and what it handed out: the head at five entries, and proofs to that of seven.
struct House {
  ledger::SigningKey key;
  std::vector<ledger::VerifierKey> known;
  std::vector<Hash> leaves;
  ledger::Note older;
  std::string inclusion, consistency;
};

std::vector<Hash> read(const std::vector<Hash>& leaves, unsigned level, std::uint64_t first, std::uint64_t count) {
  HOLDS(level == 0 && first + count <= leaves.size());
  return {leaves.begin() + static_cast<std::ptrdiff_t>(first), leaves.begin() + static_cast<std::ptrdiff_t>(first + count)};
}

std::string entry(std::size_t index) { return "gridward-event/1\n" + std::to_string(index) + "\n"; }

House house(Suite suite) {
  House made{ledger::SigningKey::generate(suite), {}, {}, {}, {}, {}};
  const auto name = ledger::origin_of(suite, origin);
  made.known = {made.key.verifier(name)};
  for (std::size_t i = 0; i < 7; ++i) made.leaves.push_back(ledger::leaf_hash(suite, entry(i)));
  const auto reader = [&](unsigned level, std::uint64_t first, std::uint64_t count) { return read(made.leaves, level, first, count); };
  const auto checkpoint = [&](std::uint64_t size) { return ledger::sign_checkpoint({name, {size, ledger::root_of(suite, size, reader)}}, {made.key}); };
  made.older = ledger::parse_checkpoint(checkpoint(5)).value();
  made.inclusion = ledger::to_text(ledger::InclusionProof{entry(3), 3, ledger::inclusion_proof(suite, 3, 7, reader), checkpoint(7)});
  made.consistency = ledger::to_text(ledger::ConsistencyProof{5, ledger::consistency_proof(suite, 5, 7, reader), checkpoint(7)});
  HOLDS(ledger::holds(ledger::parse_inclusion(made.inclusion).value(), made.known));
  HOLDS(ledger::holds(ledger::parse_consistency(made.consistency).value(), made.older, made.known));
  return made;
}

const House& house_of(std::size_t which) {
  static const House houses[] = {house(Suite::sha256), house(Suite::sm3)};
  return houses[which];
}

/// Each four bytes of the input change one place of the text: where (two bytes), how, with what.
std::string changed(std::string text, std::string_view changes) {
  for (; changes.size() >= 4 && !text.empty(); changes.remove_prefix(4)) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(changes[i]); };
    const std::size_t at = (byte(0) * 256u + byte(1)) % text.size();
    switch (byte(2) % 4) {
      case 0: text[at] = changes[3]; break;
      case 1: text.insert(at, 1, changes[3]); break;
      case 2: text.erase(at, byte(3) % 64 + 1u); break;
      case 3: text.insert(at, text.substr(byte(3) % text.size(), 45)); break;
    }
  }
  return text;
}

void inclusion(std::string_view text, const House& known) {
  const auto proof = ledger::parse_inclusion(text);
  if (!proof) return;
  const auto again = ledger::parse_inclusion(ledger::to_text(*proof));
  HOLDS(again && again->entry == proof->entry && again->index == proof->index && again->hashes == proof->hashes && again->checkpoint == proof->checkpoint);
  if (ledger::holds(*proof, known.known)) HOLDS(proof->index < known.leaves.size() && proof->entry == entry(proof->index));
}

void consistency(std::string_view text, const House& known) {
  const auto proof = ledger::parse_consistency(text);
  if (!proof) return;
  const auto again = ledger::parse_consistency(ledger::to_text(*proof));
  HOLDS(again && again->older == proof->older && again->hashes == proof->hashes && again->checkpoint == proof->checkpoint);
  if (ledger::holds(*proof, known.older, known.known)) HOLDS(proof->older == known.older.checkpoint.head.size);
}

void checkpoint(std::string_view text) {
  const auto note = ledger::parse_checkpoint(text);
  const auto several = ledger::parse_checkpoints(text);
  if (several) HOLDS(!several->empty());
  if (!note) return;
  HOLDS(text.starts_with(note->text + "\n") && !note->signatures.empty() && note->signatures.size() <= 16);
  HOLDS(several && several->size() == 1 && several->front().text == note->text);
  const auto twice = ledger::parse_checkpoints(std::string(text) + "\n" + std::string(text));
  HOLDS(twice && twice->size() == 2);
  for (std::size_t which = 0; which < 2; ++which) HOLDS(ledger::trusted_key(*note, house_of(which).known) == nullptr);
}

void key(std::string_view text) {
  const auto parsed = ledger::VerifierKey::parse(text);
  if (!parsed) return;
  HOLDS(parsed->text() == text && parsed->id().size() == 4 && ledger::VerifierKey::parse(parsed->text()) == parsed);
  HOLDS(!parsed->verifies("a text that nobody signed", std::string(64, '\1')));
}

void plain(std::string_view text) {
  HOLDS(ledger::from_base64(ledger::to_base64(text)) == text);
  if (const auto bytes = ledger::from_base64(text)) HOLDS(ledger::to_base64(*bytes) == text);
  if (const auto number = ledger::decimal(text)) HOLDS(std::to_string(*number) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  switch (const auto which = fuzz::choice(text, 9); which) {
    case 0: inclusion(text, house_of(0)); break;
    case 1: consistency(text, house_of(0)); break;
    case 2: checkpoint(text); break;
    case 3: key(text); break;
    case 4: plain(text); break;
    case 5: case 6: inclusion(changed(house_of(which - 5).inclusion, text), house_of(which - 5)); break;
    case 7: case 8: consistency(changed(house_of(which - 7).consistency, text), house_of(which - 7)); break;
  }
  return 0;
}
