// SPDX-License-Identifier: Apache-2.0
// The Merkle tree of RFC 6962 over hashes that lie elsewhere in tiles of height 8 (C2SP tlog-tiles): level 0 holds the leaves, level L the
// roots of full subtrees of 256^L leaves. Frontier grows a tree by its right edge alone; the functions make and check proofs.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ledger/hashing.hpp"

namespace gridward::ledger {

constexpr unsigned tile_height = 8;
constexpr std::uint64_t tile_width = 1u << tile_height;

/// Reads `count` hashes of a level from `first` on; they lie within one tile. Gives exactly that many or throws.
using HashReader = std::function<std::vector<Hash>(unsigned level, std::uint64_t first, std::uint64_t count)>;

/// A root that is now known for good: of the subtree at `position` of a tile level ≥ 1.
struct Node {
  unsigned level = 0;
  std::uint64_t position = 0;
  Hash hash{};
};

class Frontier {
 public:
  explicit Frontier(Suite suite) : m_suite(suite) {}
  /// The right edge of a tree of `size` leaves, from its tiles.
  Frontier(Suite suite, std::uint64_t size, const HashReader& read);

  /// Adds what this completes on levels ≥ 1 to `nodes`.
  void append(const Hash& leaf, std::vector<Node>& nodes);
  std::uint64_t size() const { return m_size; }
  Hash root() const;

 private:
  Suite m_suite;
  std::uint64_t m_size = 0;
  std::vector<Hash> m_edge;   ///< roots of the full subtrees, one for each bit of size, the widest first
};

Hash root_of(Suite suite, std::uint64_t size, const HashReader& read);

/// RFC 6962, 2.1.1: from the leaf's sibling up. Precondition: index < size.
std::vector<Hash> inclusion_proof(Suite suite, std::uint64_t index, std::uint64_t size, const HashReader& read);
/// RFC 6962, 2.1.2. Precondition: 0 < older ≤ size; none when equal.
std::vector<Hash> consistency_proof(Suite suite, std::uint64_t older, std::uint64_t size, const HashReader& read);

struct Leaf {
  std::uint64_t index = 0;
  Hash hash{};
};
struct TreeHead {
  std::uint64_t size = 0;
  Hash root{};
};
/// RFC 9162, 2.1.3.2 and 2.1.4.2, the same trees. True only for exactly the right hashes, no more and no fewer.
bool proves_inclusion(Suite suite, const Leaf& leaf, const TreeHead& head, const std::vector<Hash>& proof);
/// An older tree of size 0 is part of every tree and has no proof.
bool proves_consistency(Suite suite, const TreeHead& older, const TreeHead& head, const std::vector<Hash>& proof);

}  // namespace gridward::ledger
