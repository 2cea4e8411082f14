// SPDX-License-Identifier: Apache-2.0
#include "services/sign_ledger.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "ledger/checkpoint.hpp"

namespace gridward::services {

namespace {

using ledger::Suite;

std::string& of(store::BothSuites& both, Suite suite) { return suite == Suite::sha256 ? both.sha256 : both.sm3; }

const std::string& of(const store::BothSuites& both, Suite suite) { return suite == Suite::sha256 ? both.sha256 : both.sm3; }

const ledger::SigningKey& first_of(const std::vector<ledger::SigningKey>& keys, Suite suite) {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.suite() == suite; });
  ENSURE(found != keys.end());   // KeyFile sees to it
  return *found;
}

/// The first key, and with it the house's name among ledgers.
store::LedgerKey name_house(const std::vector<ledger::SigningKey>& keys, base::Instant now) {
  const auto &first = first_of(keys, Suite::sha256), &second = first_of(keys, Suite::sm3);
  const auto origin = "gridward.local/" + base::hex(ledger::bytes_of(ledger::digest(Suite::sha256, first.verifier("-").public_key))).substr(0, 12);
  return {1, now.us, {first.verifier(origin).text(), second.verifier(ledger::origin_of(Suite::sm3, origin)).text()}};
}

/// The key of the file that was published so.
std::optional<ledger::SigningKey> published_so(const std::vector<ledger::SigningKey>& keys, Suite suite, const std::string& origin, const store::LedgerKey& row) {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.suite() == suite && key.verifier(origin).text() == of(row.verifier, suite); });
  if (found == keys.end()) return std::nullopt;
  return *found;
}

/// The keys of the file that sign now, the newest last.
std::vector<ledger::SigningKey> signers(const std::vector<ledger::SigningKey>& keys, const std::vector<store::LedgerKey>& published, Suite suite, const std::string& origin, base::Instant now) {
  std::vector<ledger::SigningKey> found;
  for (std::size_t i = 0; i < published.size(); ++i)
    if (in_force(published, i, now))
      if (auto key = published_so(keys, suite, origin, published[i])) found.push_back(std::move(*key));
  return found;
}

}  // namespace

std::vector<ledger::VerifierKey> verifiers_of(const std::vector<store::LedgerKey>& published) {
  std::vector<ledger::VerifierKey> keys;
  for (const auto& row : published)
    for (const auto* text : {&row.verifier.sha256, &row.verifier.sm3}) {
      auto key = ledger::VerifierKey::parse(*text);
      if (!key) throw base::Problem(base::ProblemKind::internal, "ledger.incomplete");
      keys.push_back(std::move(*key));
    }
  return keys;
}

std::string house_name(const std::vector<store::LedgerKey>& published) { return verifiers_of(published).front().name; }

bool in_force(const std::vector<store::LedgerKey>& published, std::size_t index, base::Instant now) {
  return index + 1 >= published.size() || published[index + 1].at + key_overlap_us > now.us;
}

std::vector<ledger::SigningKey> newest_keys(const ledger::KeyFile& file, const std::vector<ledger::SigningKey>& keys, const std::vector<store::LedgerKey>& published) {
  const auto house = house_name(published);
  std::vector<ledger::SigningKey> found;
  for (const Suite suite : ledger::suites)
    if (auto key = published_so(keys, suite, ledger::origin_of(suite, house), published.back())) found.push_back(std::move(*key));
  if (found.size() != ledger::suites.size()) throw base::Problem(base::ProblemKind::internal, "ledger.key_missing", {{"file", file.name()}});
  return found;
}

SignedHeads sign_heads(const ledger::KeyFile& file, const std::vector<store::LedgerKey>& published, const Heads& heads, base::Instant now) {
  SignedHeads made;
  const auto keys = published.empty() ? file.read_or_create() : file.read();
  auto known = published;
  if (known.empty()) known.push_back(made.first_key.emplace(name_house(keys, now)));
  newest_keys(file, keys, known);
  for (std::size_t i = 0; i < ledger::suites.size(); ++i) {
    const auto suite = ledger::suites[i];
    const auto origin = ledger::origin_of(suite, house_name(known));
    of(made.notes, suite) = ledger::sign_checkpoint({origin, heads[i]}, signers(keys, known, suite, origin, now));
  }
  return made;
}

}  // namespace gridward::services
