// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof_text.hpp"

#include "base/text.hpp"

namespace gridward::ledger {

namespace {

constexpr std::string_view inclusion_line = "c2sp.org/tlog-proof@v1", consistency_line = "gridward-consistency@v1";
constexpr std::size_t most_hashes = 128, most_bytes = 256u << 10;

std::string hash_lines(const std::vector<Hash>& hashes) {
  std::string text;
  for (const auto& hash : hashes) text += to_base64(bytes_of(hash)) + '\n';
  return text;
}

/// Takes lines off the front of a text.
class Lines {
 public:
  explicit Lines(std::string_view text) : m_rest(text) {}
  std::string_view next() {
    const auto end = m_rest.find('\n');
    const auto line = m_rest.substr(0, end);
    m_rest = end == std::string_view::npos ? std::string_view() : m_rest.substr(end + 1);
    return line;
  }
  /// The value behind "word ", nothing when the line begins otherwise.
  std::optional<std::string_view> value(std::string_view word) {
    const auto line = next();
    if (!base::starts_with(line, word) || line.size() <= word.size() || line[word.size()] != ' ') return std::nullopt;
    return line.substr(word.size() + 1);
  }
  std::optional<std::vector<Hash>> hashes() {
    std::vector<Hash> found;
    for (auto line = next(); !line.empty(); line = next()) {
      const auto bytes = from_base64(line);
      const auto hash = bytes ? hash_from(*bytes) : std::nullopt;
      if (!hash || found.size() == most_hashes) return std::nullopt;
      found.push_back(*hash);
    }
    return found;
  }
  std::string_view rest() const { return m_rest; }

 private:
  std::string_view m_rest;
};

std::optional<std::uint64_t> number_of(const std::optional<std::string_view>& text) { return text ? decimal(*text) : std::nullopt; }

}  // namespace

std::string to_text(const InclusionProof& proof) {
  return std::string(inclusion_line) + "\nextra " + to_base64(proof.entry) + "\nindex " + std::to_string(proof.index) + '\n' + hash_lines(proof.hashes) + '\n' + proof.checkpoint;
}

std::optional<InclusionProof> parse_inclusion(std::string_view text) {
  Lines lines(text);
  if (text.size() > most_bytes || lines.next() != inclusion_line) return std::nullopt;
  const auto extra = lines.value("extra");
  const auto entry = extra ? from_base64(*extra) : std::nullopt;
  const auto index = number_of(lines.value("index"));
  auto hashes = lines.hashes();
  if (!entry || !index || !hashes) return std::nullopt;
  return InclusionProof{*entry, *index, std::move(*hashes), std::string(lines.rest())};
}

std::string to_text(const ConsistencyProof& proof) {
  return std::string(consistency_line) + "\nolder " + std::to_string(proof.older) + '\n' + hash_lines(proof.hashes) + '\n' + proof.checkpoint;
}

std::optional<ConsistencyProof> parse_consistency(std::string_view text) {
  Lines lines(text);
  if (text.size() > most_bytes || lines.next() != consistency_line) return std::nullopt;
  const auto older = number_of(lines.value("older"));
  auto hashes = lines.hashes();
  if (!older || !hashes) return std::nullopt;
  return ConsistencyProof{*older, std::move(*hashes), std::string(lines.rest())};
}

bool holds(const InclusionProof& proof, const std::vector<VerifierKey>& known) {
  const auto note = parse_checkpoint(proof.checkpoint);
  const auto* key = note ? trusted_key(*note, known) : nullptr;
  return key != nullptr && proves_inclusion(key->suite, {proof.index, leaf_hash(key->suite, proof.entry)}, note->checkpoint.head, proof.hashes);
}

bool holds(const ConsistencyProof& proof, const Note& older, const std::vector<VerifierKey>& known) {
  const auto note = parse_checkpoint(proof.checkpoint);
  const auto* key = note ? trusted_key(*note, known) : nullptr;
  if (key == nullptr || trusted_key(older, known) == nullptr || older.checkpoint.origin != note->checkpoint.origin || older.checkpoint.head.size != proof.older) return false;
  return proves_consistency(key->suite, older.checkpoint.head, note->checkpoint.head, proof.hashes);
}

}  // namespace gridward::ledger
