// SPDX-License-Identifier: Apache-2.0
// Proofs as files that can be checked without this house. Inclusion: C2SP tlog-proof@v1, whose "extra" is the entry itself. Consistency,
// for which C2SP has no file, in the same manner: "gridward-consistency@v1", "older N", hashes, an empty line, the newer checkpoint.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/checkpoint.hpp"

namespace gridward::ledger {

struct InclusionProof {
  std::string entry;
  std::uint64_t index = 0;
  std::vector<Hash> hashes;
  std::string checkpoint;    ///< signed note
};
std::string to_text(const InclusionProof& proof);
std::optional<InclusionProof> parse_inclusion(std::string_view text);

struct ConsistencyProof {
  std::uint64_t older = 0;
  std::vector<Hash> hashes;
  std::string checkpoint;
};
std::string to_text(const ConsistencyProof& proof);
std::optional<ConsistencyProof> parse_consistency(std::string_view text);

/// The suite is that of the key. False when the checkpoint is not trusted or the hashes do not lead from the entry to its root.
bool holds(const InclusionProof& proof, const std::vector<VerifierKey>& known);
/// `older` must itself be trusted.
bool holds(const ConsistencyProof& proof, const Note& older, const std::vector<VerifierKey>& known);

}  // namespace gridward::ledger
