// SPDX-License-Identifier: Apache-2.0
// Rows of the Merkle ledger: leaf hashes, nodes of higher tiles, checkpoints, public keys. Bytes in, bytes out: it knows no hash function
// and no signature. Rows are only ever added.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/unit_of_work.hpp"

namespace gridward::store {

/// Something of both trees.
struct BothSuites {
  std::string sha256;
  std::string sm3;
  bool operator==(const BothSuites&) const = default;
};

struct LedgerLeaves {
  std::int64_t first = 0;
  std::int64_t count = 0;
  std::int64_t first_seq = 0;
  std::int64_t last_seq = 0;
  BothSuites hashes;          ///< 32 bytes a leaf
  std::int64_t head = 0;      ///< size of the checkpoint that its sequencing ended with
};
struct LedgerNode {
  std::int64_t level = 1;
  std::int64_t position = 0;
  BothSuites hash;
};
struct LedgerCheckpoint {
  std::int64_t size = 0;
  std::int64_t at = 0;        ///< of its newest event
  BothSuites note;
};
struct LedgerKey {
  std::int64_t version = 0;
  std::int64_t at = 0;        ///< of the first ones: that of the first checkpoint; of others: of the event that says so
  BothSuites verifier;
  bool operator==(const LedgerKey&) const = default;
};

/// How far the ledger has come; zeros when it is empty.
struct LedgerHead {
  std::int64_t size = 0;
  std::int64_t last_seq = 0;
  bool operator==(const LedgerHead&) const = default;
};
LedgerHead ledger_head(sql::Connection& connection);

/// What is not in the ledger yet.
struct LedgerWaiting {
  std::int64_t events = 0;                    ///< counted up to 100,000
  std::optional<std::int64_t> oldest_at;      ///< the server's time of the first of them
};
LedgerWaiting ledger_waiting(sql::Connection& connection);

void add(UnitOfWork& unit, const LedgerLeaves& leaves);
void add(UnitOfWork& unit, const LedgerNode& node);
void add(UnitOfWork& unit, const LedgerCheckpoint& checkpoint);
void add(UnitOfWork& unit, const LedgerKey& key);

/// Hashes [first, first + count) of a level, within one tile, one after the other; shorter when they are not all there.
BothSuites ledger_hashes(sql::Connection& connection, std::int64_t level, std::int64_t first, std::int64_t count);
/// The leaf that holds the event; nothing when it is not sequenced.
std::optional<std::int64_t> leaf_of(sql::Connection& connection, std::int64_t seq);
/// The seq of a leaf's event.
std::optional<std::int64_t> seq_of_leaf(sql::Connection& connection, std::int64_t leaf);

/// The newest; or the smallest one of at least that size.
std::optional<LedgerCheckpoint> newest_checkpoint(sql::Connection& connection);
std::optional<LedgerCheckpoint> checkpoint_of_size(sql::Connection& connection, std::int64_t size);
/// The oldest first.
std::vector<LedgerKey> ledger_keys(sql::Connection& connection);

// For verify: the rows after a key, the next first, at most `limit`.
std::vector<LedgerLeaves> leaves_after(sql::Connection& connection, std::int64_t first, std::size_t limit);
std::vector<LedgerCheckpoint> checkpoints_after(sql::Connection& connection, std::int64_t size, std::size_t limit);
std::optional<LedgerNode> find_node(sql::Connection& connection, std::int64_t level, std::int64_t position);
std::int64_t count_nodes(sql::Connection& connection);

}  // namespace gridward::store
