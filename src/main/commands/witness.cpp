// SPDX-License-Identifier: Apache-2.0
// Checks what somebody downloaded or kept, with no database and no data folder.
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "ledger/key_note.hpp"
#include "ledger/proof_text.hpp"
#include "main/commands/commands.hpp"

namespace gridward::commands {

namespace {

std::string text_of(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) throw base::not_found("file", name);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

base::Problem refused(const char* code, const std::string& file) { return base::invalid(code, {{"file", file}}); }

std::vector<ledger::VerifierKey> keys_of(const std::string& name) {
  std::vector<ledger::VerifierKey> keys;
  const auto text = text_of(name);
  for (const auto line : base::split(text, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    auto key = ledger::VerifierKey::parse(line);
    if (!key) throw refused("witness.keys_unreadable", name);
    keys.push_back(std::move(*key));
  }
  return keys;
}

std::vector<ledger::VerifierKey> newer_keys(std::vector<ledger::VerifierKey> known, const std::string& name) {
  if (name.empty()) return known;
  const auto notes = ledger::parse_key_notes(text_of(name));
  if (!notes) throw refused("witness.key_notes_refused", name);
  return ledger::follow(std::move(known), *notes);
}

ledger::Note trusted(const std::string& name, const std::vector<ledger::VerifierKey>& keys) {
  // Taken off paper by a phone, a text may have lost its last line break; a file of several says so.
  const auto notes = ledger::parse_checkpoints(text_of(name));
  if (!notes || notes->size() != 1 || ledger::trusted_key(notes->front(), keys) == nullptr) throw refused("witness.checkpoint_refused", name);
  const auto& note = notes->front();
  std::cout << note.checkpoint.origin << ' ' << note.checkpoint.head.size << '\n';
  return note;
}

/// Proofs carry their own head: the one in hand must be the same, or lead to it.
void same_head(const std::string& carried, const ledger::Note& note, const std::string& file) {
  const auto read = ledger::parse_checkpoint(carried);
  if (!read || read->text != note.text) throw refused("witness.other_checkpoint", file);
}

}  // namespace

int witness(const WitnessOptions& options) {
  const auto keys = newer_keys(keys_of(options.keys), options.key_notes);
  const auto note = trusted(options.checkpoint, keys);
  if (!options.proof.empty()) {
    const auto proof = ledger::parse_inclusion(text_of(options.proof));
    if (!proof || !ledger::holds(*proof, keys)) throw refused("witness.proof_refused", options.proof);
    same_head(proof->checkpoint, note, options.proof);
    std::cout << proof->entry;
  }
  if (!options.older.empty()) {
    const auto older = trusted(options.older, keys);
    const auto growth = ledger::parse_consistency(text_of(options.consistency));
    if (!growth || !ledger::holds(*growth, older, keys)) throw refused("witness.proof_refused", options.consistency);
    same_head(growth->checkpoint, note, options.consistency);
  }
  std::cout << "verified\n";
  return 0;
}

}  // namespace gridward::commands
