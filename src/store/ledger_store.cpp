// SPDX-License-Identifier: Apache-2.0
#include "store/ledger_store.hpp"

#include <algorithm>

namespace gridward::store {

namespace {

using sql::Blob;

LedgerLeaves leaves_of(const sql::Row& row) { return {row.integer(0), row.integer(1), row.integer(2), row.integer(3), {row.blob(4), row.blob(5)}, row.integer(6)}; }
LedgerCheckpoint checkpoint_of(const sql::Row& row) { return {row.integer(0), row.integer(1), {row.text(2), row.text(3)}}; }

std::optional<LedgerCheckpoint> one_checkpoint(const std::vector<sql::Row>& rows) {
  if (rows.empty()) return std::nullopt;
  return checkpoint_of(rows.front());
}

/// The part [first, first + count) of what lies from `at` on.
void add_part(std::string& to, const std::string& hashes, std::int64_t at, std::int64_t first, std::int64_t count) {
  constexpr std::int64_t width = 32;
  const auto begin = std::max(first, at), end = std::min(first + count, at + static_cast<std::int64_t>(hashes.size()) / width);
  if (begin < end) to += hashes.substr(static_cast<std::size_t>((begin - at) * width), static_cast<std::size_t>((end - begin) * width));
}

}  // namespace

LedgerHead ledger_head(sql::Connection& connection) {
  const auto rows = connection.query("SELECT first + count, last_seq FROM ledger_leaves ORDER BY first DESC LIMIT 1");
  if (rows.empty()) return {};
  return {rows.front().integer(0), rows.front().integer(1)};
}

LedgerWaiting ledger_waiting(sql::Connection& connection) {
  const auto last = ledger_head(connection).last_seq;
  const auto oldest = connection.query("SELECT at FROM event WHERE seq > $1 ORDER BY seq LIMIT 1", {last});
  if (oldest.empty()) return {};
  const auto count = connection.query_one("SELECT COUNT(*) FROM (SELECT seq FROM event WHERE seq > $1 ORDER BY seq LIMIT 100000) AS waiting", {last});
  return {count->integer(0), oldest.front().integer(0)};
}

void add(UnitOfWork& unit, const LedgerLeaves& leaves) {
  unit.connection.execute("INSERT INTO ledger_leaves(first, count, first_seq, last_seq, sha256, sm3, head) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                          {leaves.first, leaves.count, leaves.first_seq, leaves.last_seq, Blob{leaves.hashes.sha256}, Blob{leaves.hashes.sm3}, leaves.head});
}

void add(UnitOfWork& unit, const LedgerNode& node) {
  unit.connection.execute("INSERT INTO ledger_node(level, position, sha256, sm3) VALUES ($1, $2, $3, $4)", {node.level, node.position, Blob{node.hash.sha256}, Blob{node.hash.sm3}});
}

void add(UnitOfWork& unit, const LedgerCheckpoint& checkpoint) {
  unit.connection.execute("INSERT INTO ledger_checkpoint(size, at, sha256, sm3) VALUES ($1, $2, $3, $4)", {checkpoint.size, checkpoint.at, checkpoint.note.sha256, checkpoint.note.sm3});
}

void add(UnitOfWork& unit, const LedgerKey& key) {
  unit.connection.execute("INSERT INTO ledger_key(version, at, sha256, sm3) VALUES ($1, $2, $3, $4)", {key.version, key.at, key.verifier.sha256, key.verifier.sm3});
}

BothSuites ledger_hashes(sql::Connection& connection, std::int64_t level, std::int64_t first, std::int64_t count) {
  constexpr std::int64_t tile = 256;
  BothSuites hashes;
  const auto take = [&](sql::Row& row) {
    add_part(hashes.sha256, row.blob(1), row.integer(0), first, count);
    add_part(hashes.sm3, row.blob(2), row.integer(0), first, count);
  };
  if (level == 0) connection.each("SELECT first, sha256, sm3 FROM ledger_leaves WHERE first >= $1 AND first < $2 ORDER BY first", {first / tile * tile, first + count}, take);
  else connection.each("SELECT position, sha256, sm3 FROM ledger_node WHERE level = $1 AND position >= $2 AND position < $3 ORDER BY position", {level, first, first + count}, take);
  return hashes;
}

std::optional<std::int64_t> leaf_of(sql::Connection& connection, std::int64_t seq) {
  const auto rows = connection.query("SELECT first, first_seq FROM ledger_leaves WHERE first_seq <= $1 AND last_seq >= $1 ORDER BY first_seq DESC LIMIT 1", {seq});
  if (rows.empty()) return std::nullopt;
  return rows.front().integer(0) + connection.query_one("SELECT COUNT(*) FROM event WHERE seq >= $1 AND seq < $2", {rows.front().integer(1), seq})->integer(0);
}

std::optional<std::int64_t> seq_of_leaf(sql::Connection& connection, std::int64_t leaf) {
  const auto rows = connection.query("SELECT first, first_seq FROM ledger_leaves WHERE first <= $1 AND first + count > $1 ORDER BY first DESC LIMIT 1", {leaf});
  if (rows.empty()) return std::nullopt;
  // Numbers may have gaps (PostgreSQL), leaves have none: the n-th event from there on.
  const auto found = connection.query("SELECT seq FROM event WHERE seq >= $1 ORDER BY seq LIMIT 256", {rows.front().integer(1)});
  const auto offset = static_cast<std::size_t>(leaf - rows.front().integer(0));
  if (offset >= found.size()) return std::nullopt;
  return found[offset].integer(0);
}

std::optional<LedgerCheckpoint> newest_checkpoint(sql::Connection& connection) {
  return one_checkpoint(connection.query("SELECT size, at, sha256, sm3 FROM ledger_checkpoint ORDER BY size DESC LIMIT 1"));
}

std::optional<LedgerCheckpoint> checkpoint_of_size(sql::Connection& connection, std::int64_t size) {
  return one_checkpoint(connection.query("SELECT size, at, sha256, sm3 FROM ledger_checkpoint WHERE size >= $1 ORDER BY size LIMIT 1", {size}));
}

std::vector<LedgerKey> ledger_keys(sql::Connection& connection) {
  std::vector<LedgerKey> keys;
  for (const auto& row : connection.query("SELECT version, at, sha256, sm3 FROM ledger_key ORDER BY version")) keys.push_back({row.integer(0), row.integer(1), {row.text(2), row.text(3)}});
  return keys;
}

std::vector<LedgerLeaves> leaves_after(sql::Connection& connection, std::int64_t first, std::size_t limit) {
  std::vector<LedgerLeaves> found;
  for (const auto& row : connection.query("SELECT first, count, first_seq, last_seq, sha256, sm3, head FROM ledger_leaves WHERE first > $1 ORDER BY first LIMIT $2", {first, static_cast<std::int64_t>(limit)}))
    found.push_back(leaves_of(row));
  return found;
}

std::vector<LedgerCheckpoint> checkpoints_after(sql::Connection& connection, std::int64_t size, std::size_t limit) {
  std::vector<LedgerCheckpoint> found;
  for (const auto& row : connection.query("SELECT size, at, sha256, sm3 FROM ledger_checkpoint WHERE size > $1 ORDER BY size LIMIT $2", {size, static_cast<std::int64_t>(limit)}))
    found.push_back(checkpoint_of(row));
  return found;
}

std::optional<LedgerNode> find_node(sql::Connection& connection, std::int64_t level, std::int64_t position) {
  const auto rows = connection.query("SELECT sha256, sm3 FROM ledger_node WHERE level = $1 AND position = $2", {level, position});
  if (rows.empty()) return std::nullopt;
  return LedgerNode{level, position, {rows.front().blob(0), rows.front().blob(1)}};
}

std::int64_t count_nodes(sql::Connection& connection) { return connection.query_one("SELECT COUNT(*) FROM ledger_node")->integer(0); }

}  // namespace gridward::store
