// SPDX-License-Identifier: Apache-2.0
#include "ledger/tree.hpp"

#include <bit>

#include "base/problem.hpp"

namespace gridward::ledger {

namespace {

/// What every proof needs: which tree, and where its hashes are.
struct Tree {
  Suite suite;
  const HashReader& read;

  /// Root of the full subtree of 2^height leaves.
  Hash full(unsigned height, std::uint64_t index) const {
    const unsigned above = height % tile_height;
    auto hashes = read(height / tile_height, index << above, std::uint64_t{1} << above);
    ENSURE(hashes.size() == std::size_t{1} << above);
    for (std::size_t width = hashes.size(); width > 1; width /= 2)
      for (std::size_t i = 0; i < width / 2; ++i) hashes[i] = node_hash(suite, hashes[2 * i], hashes[2 * i + 1]);
    return hashes.front();
  }

  /// MTH(D[begin:end]); as RFC 6962 splits, begin is a multiple of the width of every full subtree asked for.
  Hash range(std::uint64_t begin, std::uint64_t end) const {
    const auto count = end - begin;
    if (std::has_single_bit(count)) {
      const auto height = static_cast<unsigned>(std::countr_zero(count));
      return full(height, begin >> height);
    }
    const auto split = begin + std::bit_floor(count);
    return node_hash(suite, range(begin, split), range(split, end));
  }
};

/// The largest power of two smaller than count; precondition: count > 1.
std::uint64_t left_width(std::uint64_t count) { return std::bit_floor(count - 1); }

}  // namespace

Frontier::Frontier(Suite suite, std::uint64_t size, const HashReader& read) : m_suite(suite), m_size(size) {
  const Tree tree{suite, read};
  for (unsigned height = 63; height-- > 0;)
    if ((size >> height & 1) != 0) m_edge.push_back(tree.full(height, (size >> height) - 1));
}

void Frontier::append(const Hash& leaf, std::vector<Node>& nodes) {
  Hash hash = leaf;
  unsigned height = 0;
  for (; (m_size >> height & 1) != 0; ) {
    hash = node_hash(m_suite, m_edge.back(), hash);
    m_edge.pop_back();
    ++height;
    if (height % tile_height == 0) nodes.push_back({height / tile_height, m_size >> height, hash});
  }
  m_edge.push_back(hash);
  ++m_size;
}

Hash Frontier::root() const {
  if (m_edge.empty()) return empty_root(m_suite);
  Hash root = m_edge.back();
  for (std::size_t i = m_edge.size() - 1; i-- > 0;) root = node_hash(m_suite, m_edge[i], root);
  return root;
}

Hash root_of(Suite suite, std::uint64_t size, const HashReader& read) { return Frontier(suite, size, read).root(); }

std::vector<Hash> inclusion_proof(Suite suite, std::uint64_t index, std::uint64_t size, const HashReader& read) {
  ENSURE(index < size);
  const Tree tree{suite, read};
  std::vector<Hash> downwards;
  std::uint64_t begin = 0, end = size;
  while (end - begin > 1) {
    const auto split = begin + left_width(end - begin);
    if (index < split) {
      downwards.push_back(tree.range(split, end));
      end = split;
    } else {
      downwards.push_back(tree.range(begin, split));
      begin = split;
    }
  }
  return {downwards.rbegin(), downwards.rend()};
}

std::vector<Hash> consistency_proof(Suite suite, std::uint64_t older, std::uint64_t size, const HashReader& read) {
  ENSURE(older > 0 && older <= size);
  const Tree tree{suite, read};
  std::vector<Hash> downwards;
  std::uint64_t begin = 0, end = size;
  while (older != end) {
    const auto split = begin + left_width(end - begin);
    if (older <= split) {
      downwards.push_back(tree.range(split, end));
      end = split;
    } else {
      downwards.push_back(tree.range(begin, split));
      begin = split;
    }
  }
  if (begin != 0) downwards.push_back(tree.range(begin, end));
  return {downwards.rbegin(), downwards.rend()};
}

bool proves_inclusion(Suite suite, const Leaf& leaf, const TreeHead& head, const std::vector<Hash>& proof) {
  if (leaf.index >= head.size) return false;
  auto number = leaf.index, last = head.size - 1;
  Hash root = leaf.hash;
  for (const auto& sibling : proof) {
    if (last == 0) return false;
    if ((number & 1) != 0 || number == last) {
      root = node_hash(suite, sibling, root);
      while ((number & 1) == 0 && number != 0) number >>= 1, last >>= 1;
    } else {
      root = node_hash(suite, root, sibling);
    }
    number >>= 1, last >>= 1;
  }
  return last == 0 && root == head.root;
}

bool proves_consistency(Suite suite, const TreeHead& older, const TreeHead& head, const std::vector<Hash>& proof) {
  if (older.size > head.size) return false;
  if (older.size == 0) return proof.empty() && older.root == empty_root(suite);
  if (older.size == head.size) return proof.empty() && older.root == head.root;
  auto hashes = proof;
  if (std::has_single_bit(older.size)) hashes.insert(hashes.begin(), older.root);
  if (hashes.empty()) return false;
  auto number = older.size - 1, last = head.size - 1;
  while ((number & 1) != 0) number >>= 1, last >>= 1;
  Hash before = hashes.front(), now = hashes.front();
  for (std::size_t i = 1; i < hashes.size(); ++i) {
    if (last == 0) return false;
    if ((number & 1) != 0 || number == last) {
      before = node_hash(suite, hashes[i], before);
      now = node_hash(suite, hashes[i], now);
      while ((number & 1) == 0 && number != 0) number >>= 1, last >>= 1;
    } else {
      now = node_hash(suite, now, hashes[i]);
    }
    number >>= 1, last >>= 1;
  }
  return last == 0 && before == older.root && now == head.root;
}

}  // namespace gridward::ledger
