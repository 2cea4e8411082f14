// SPDX-License-Identifier: Apache-2.0
// Names of tiles as they stand in a path, and a tree's own arithmetic with whatever hashes somebody brings as a proof.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "ledger/tile.hpp"
#include "ledger/tree.hpp"

using namespace gridward;
using ledger::Hash;

namespace {

void name(std::string_view text) {
  if (const auto level = ledger::parse_level(text)) HOLDS(*level <= 63 && std::to_string(*level) == text);
  const auto tile = ledger::parse_tile(text);
  if (!tile) return;
  HOLDS(ledger::to_text(*tile) == text && tile->width >= 1 && tile->width <= ledger::tile_width);
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{300}, ~std::uint64_t{0} >> 1})
    for (unsigned level = 0; level < 64; ++level) HOLDS(ledger::width_in(size, level, tile->number) <= ledger::tile_width);
}

std::uint64_t number(std::string_view& text) {
  std::uint64_t value = 0;
  for (int i = 0; i < 8 && !text.empty(); ++i, text.remove_prefix(1)) value = value << 8 | static_cast<unsigned char>(text.front());
  return value;
}

/// Numbers first, then hashes that are one byte each, repeated.
void proof(std::string_view text) {
  const std::uint64_t index = number(text), size = number(text);
  std::vector<Hash> hashes;
  for (; !text.empty() && hashes.size() < 70; text.remove_prefix(1)) {
    hashes.emplace_back();
    hashes.back().fill(static_cast<unsigned char>(text.front()));
  }
  Hash root{};
  HOLDS(!ledger::proves_inclusion(ledger::Suite::sha256, {index, {}}, {size, root}, hashes) || size == 1);
  HOLDS(!ledger::proves_consistency(ledger::Suite::sha256, {index, root}, {size, root}, hashes) || index == 0 || index == size);
}

/// A small tree: the right proofs hold, one hash more or fewer or another place does not.
void tree(std::string_view text) {
  if (text.empty() || text.size() > 200) return;
  std::vector<Hash> leaves;
  for (const char c : text) leaves.push_back(ledger::leaf_hash(ledger::Suite::sha256, {&c, 1}));
  const auto read = [&](unsigned level, std::uint64_t first, std::uint64_t count) {
    HOLDS(level == 0 && count <= ledger::tile_width && first + count <= leaves.size());
    return std::vector<Hash>(leaves.begin() + static_cast<std::ptrdiff_t>(first), leaves.begin() + static_cast<std::ptrdiff_t>(first + count));
  };
  constexpr auto suite = ledger::Suite::sha256;
  const std::uint64_t size = leaves.size(), at = static_cast<unsigned char>(text.front()) % size, older = at + 1;
  const ledger::TreeHead head{size, ledger::root_of(suite, size, read)}, before{older, ledger::root_of(suite, older, read)};
  ledger::Frontier frontier(suite);
  std::vector<ledger::Node> nodes;
  for (const auto& leaf : leaves) frontier.append(leaf, nodes);
  HOLDS(frontier.root() == head.root && nodes.empty() && ledger::Frontier(suite, size, read).root() == head.root);
  auto path = ledger::inclusion_proof(suite, at, size, read), edge = ledger::consistency_proof(suite, older, size, read);
  HOLDS(ledger::proves_inclusion(suite, {at, leaves[at]}, head, path) && ledger::proves_consistency(suite, before, head, edge));
  HOLDS(!ledger::proves_inclusion(suite, {at + size, leaves[at]}, head, path));
  path.emplace_back();
  edge.emplace_back();
  HOLDS(!ledger::proves_inclusion(suite, {at, leaves[at]}, head, path) && !ledger::proves_consistency(suite, before, head, edge));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  switch (fuzz::choice(text, 3)) {
    case 0: name(text); break;
    case 1: proof(text); break;
    case 2: tree(text); break;
  }
  return 0;
}
