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

std::vector<ledger::SigningKey> of_suite(const std::vector<ledger::SigningKey>& keys, Suite suite) {
  std::vector<ledger::SigningKey> found;
  std::copy_if(keys.begin(), keys.end(), std::back_inserter(found), [&](const auto& key) { return key.suite() == suite; });
  return found;
}

/// The first key, and with it the house's name among ledgers.
store::LedgerKey name_house(const std::vector<ledger::SigningKey>& keys, base::Instant now) {
  const auto first = of_suite(keys, Suite::sha256).front(), second = of_suite(keys, Suite::sm3).front();
  const auto origin = "gridward.local/" + base::hex(ledger::bytes_of(ledger::digest(Suite::sha256, first.verifier("-").public_key))).substr(0, 12);
  return {1, now.us, {first.verifier(origin).text(), second.verifier(ledger::origin_of(Suite::sm3, origin)).text()}};
}

/// The keys of the file that are published; the newest must be among them.
std::vector<ledger::SigningKey> signers(const ledger::KeyFile& file, const std::vector<ledger::SigningKey>& keys, const std::vector<ledger::VerifierKey>& published, Suite suite, const std::string& origin) {
  auto mine = of_suite(keys, suite);
  std::erase_if(mine, [&](const auto& key) { return std::find(published.begin(), published.end(), key.verifier(origin)) == published.end(); });
  const auto newest = std::find_if(published.rbegin(), published.rend(), [&](const auto& key) { return key.suite == suite; });
  if (newest == published.rend() || std::none_of(mine.begin(), mine.end(), [&](const auto& key) { return key.verifier(origin) == *newest; }))
    throw base::Problem(base::ProblemKind::internal, "ledger.key_missing", {{"file", file.name()}});
  return mine;
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

SignedHeads sign_heads(const ledger::KeyFile& file, const std::vector<store::LedgerKey>& published, const Heads& heads, base::Instant now) {
  SignedHeads made;
  const auto keys = published.empty() ? file.read_or_create() : file.read();
  auto known = published;
  if (known.empty()) known.push_back(made.first_key.emplace(name_house(keys, now)));
  const auto verifiers = verifiers_of(known);
  for (std::size_t i = 0; i < ledger::suites.size(); ++i) {
    const auto suite = ledger::suites[i];
    const auto origin = ledger::origin_of(suite, verifiers.front().name);
    of(made.notes, suite) = ledger::sign_checkpoint({origin, heads[i]}, signers(file, keys, verifiers, suite, origin));
  }
  return made;
}

}  // namespace gridward::services
