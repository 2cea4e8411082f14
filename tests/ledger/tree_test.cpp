// SPDX-License-Identifier: Apache-2.0
#include "ledger/tree.hpp"

#include <gtest/gtest.h>

#include <bit>

#include "base/text.hpp"

namespace gridward::ledger {
namespace {

std::string hex(const Hash& hash) { return base::hex(bytes_of(hash)); }

/// The eight leaves that the tests of Certificate Transparency use since RFC 6962, and the roots that everybody gets.
const std::vector<std::string> known_leaves = {"", std::string(1, '\0'), "\x10", "\x20\x21", "\x30\x31", "\x40\x41\x42\x43", "\x50\x51\x52\x53\x54\x55\x56\x57", "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
const std::vector<std::string> known_roots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

/// RFC 6962's own words, for comparison: recursion over all leaves.
Hash by_definition(Suite suite, const std::vector<Hash>& leaves, std::size_t begin, std::size_t end) {
  if (begin == end) return empty_root(suite);
  if (end - begin == 1) return leaves[begin];
  const auto split = begin + std::bit_floor(end - begin - 1);
  return node_hash(suite, by_definition(suite, leaves, begin, split), by_definition(suite, leaves, split, end));
}

/// A tree in memory as the store keeps it: leaves and the nodes of higher tiles.
struct Grown {
  explicit Grown(Suite suite_, std::size_t size) : suite(suite_), frontier(suite_) {
    levels.resize(8);
    for (std::size_t i = 0; i < size; ++i) {
      levels[0].push_back(leaf_hash(suite, std::to_string(i)));
      std::vector<Node> nodes;
      frontier.append(levels[0].back(), nodes);
      for (const auto& node : nodes) {
        EXPECT_EQ(node.position, levels[node.level].size());
        levels[node.level].push_back(node.hash);
      }
      roots.push_back(frontier.root());
    }
  }
  HashReader reader() const {
    return [this](unsigned level, std::uint64_t first, std::uint64_t count) {
      EXPECT_LE(first % tile_width + count, tile_width) << "reads lie in one tile";
      EXPECT_LE(first + count, levels[level].size());
      return std::vector<Hash>(levels[level].begin() + static_cast<std::ptrdiff_t>(first), levels[level].begin() + static_cast<std::ptrdiff_t>(first + count));
    };
  }
  TreeHead head(std::size_t size) const { return {size, size == 0 ? empty_root(suite) : roots[size - 1]}; }
  Suite suite;
  Frontier frontier;
  std::vector<std::vector<Hash>> levels;
  std::vector<Hash> roots;
};

class EverySuite : public ::testing::TestWithParam<Suite> {};
INSTANTIATE_TEST_SUITE_P(Ledger, EverySuite, ::testing::ValuesIn(suites), [](const auto& one) { return one.param == Suite::sha256 ? "sha256" : "sm3"; });

TEST(Tree, has_the_roots_that_every_other_implementation_has) {
  Frontier frontier(Suite::sha256);
  std::vector<Node> none;
  EXPECT_EQ(hex(frontier.root()), known_roots[0]);
  for (std::size_t i = 0; i < known_leaves.size(); ++i) {
    frontier.append(leaf_hash(Suite::sha256, known_leaves[i]), none);
    EXPECT_EQ(hex(frontier.root()), known_roots[i + 1]) << i + 1;
  }
}

TEST(Tree, hashes_with_sm3_as_the_standard_s_examples_say) {
  EXPECT_EQ(hex(digest(Suite::sm3, "abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string sixteen;
  for (int i = 0; i < 16; ++i) sixteen += "abcd";
  EXPECT_EQ(hex(digest(Suite::sm3, sixteen)), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST_P(EverySuite, grows_by_its_edge_to_the_root_of_the_definition) {
  const Grown grown(GetParam(), 600);
  for (const std::size_t size : {1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 600}) EXPECT_EQ(grown.roots[size - 1], by_definition(GetParam(), grown.levels[0], 0, size)) << size;
}

TEST_P(EverySuite, goes_on_from_its_tiles_where_it_stopped) {
  const Grown grown(GetParam(), 66'000);
  for (const std::size_t size : {0, 1, 255, 256, 257, 4096, 65'535, 65'536, 65'900}) {
    Frontier again(GetParam(), size, grown.reader());
    EXPECT_EQ(again.root(), grown.head(size).root) << size;
    std::vector<Node> nodes;
    for (std::size_t i = size; i < size + 64; ++i) again.append(grown.levels[0][i], nodes);
    EXPECT_EQ(again.root(), grown.roots[size + 63]) << size;
  }
}

TEST_P(EverySuite, every_leaf_of_every_small_tree_is_proved_and_nothing_else) {
  const Grown grown(GetParam(), 70);
  for (std::size_t size = 1; size <= 70; ++size)
    for (std::size_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(GetParam(), index, size, grown.reader());
      const Leaf leaf{index, grown.levels[0][index]};
      const auto head = grown.head(size);
      EXPECT_TRUE(proves_inclusion(GetParam(), leaf, head, proof)) << index << " in " << size;
      EXPECT_FALSE(proves_inclusion(GetParam(), {index, grown.levels[0][(index + 1) % 70]}, head, proof));
      EXPECT_FALSE(proves_inclusion(GetParam(), {index + 1, leaf.hash}, head, proof) && size > 1);
      EXPECT_FALSE(proves_inclusion(GetParam(), {size + index, leaf.hash}, head, proof));
      auto longer = proof;
      longer.push_back(leaf.hash);
      EXPECT_FALSE(proves_inclusion(GetParam(), leaf, head, longer));
      for (std::size_t i = 0; i < proof.size(); ++i) {
        auto mutated = proof;
        mutated[i][size % 32] ^= 1;
        EXPECT_FALSE(proves_inclusion(GetParam(), leaf, head, mutated));
        mutated = proof;
        mutated.erase(mutated.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(proves_inclusion(GetParam(), leaf, head, mutated));
      }
    }
}

TEST_P(EverySuite, every_small_tree_is_proved_to_be_the_beginning_of_every_later_one) {
  const Grown grown(GetParam(), 70);
  for (std::size_t size = 1; size <= 70; ++size)
    for (std::size_t older = 1; older <= size; ++older) {
      const auto proof = consistency_proof(GetParam(), older, size, grown.reader());
      EXPECT_TRUE(proves_consistency(GetParam(), grown.head(older), grown.head(size), proof)) << older << " in " << size;
      auto forged = grown.head(older);
      forged.root[0] ^= 1;
      EXPECT_FALSE(proves_consistency(GetParam(), forged, grown.head(size), proof));
      forged = grown.head(size);
      forged.root[31] ^= 1;
      EXPECT_FALSE(proves_consistency(GetParam(), grown.head(older), forged, proof));
      for (std::size_t i = 0; i < proof.size(); ++i) {
        auto mutated = proof;
        mutated[i][size % 32] ^= 0x80;
        EXPECT_FALSE(proves_consistency(GetParam(), grown.head(older), grown.head(size), mutated));
        mutated = proof;
        mutated.erase(mutated.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(proves_consistency(GetParam(), grown.head(older), grown.head(size), mutated));
      }
      auto longer = proof;
      longer.push_back(grown.roots[0]);
      EXPECT_FALSE(proves_consistency(GetParam(), grown.head(older), grown.head(size), longer));
    }
  EXPECT_TRUE(proves_consistency(GetParam(), grown.head(0), grown.head(9), {}));
  EXPECT_FALSE(proves_consistency(GetParam(), {0, grown.roots[3]}, grown.head(9), {}));
  EXPECT_FALSE(proves_consistency(GetParam(), grown.head(9), grown.head(8), {}));
}

TEST_P(EverySuite, proofs_over_several_tiles_hold) {
  const Grown grown(GetParam(), 66'000);
  for (const std::size_t index : {0, 255, 256, 65'535, 65'536, 65'999}) {
    const auto proof = inclusion_proof(GetParam(), index, 66'000, grown.reader());
    EXPECT_TRUE(proves_inclusion(GetParam(), {index, grown.levels[0][index]}, grown.head(66'000), proof)) << index;
  }
  for (const std::size_t older : {1, 256, 300, 65'536, 65'999}) EXPECT_TRUE(proves_consistency(GetParam(), grown.head(older), grown.head(66'000), consistency_proof(GetParam(), older, 66'000, grown.reader()))) << older;
}

}  // namespace
}  // namespace gridward::ledger
