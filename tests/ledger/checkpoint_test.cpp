// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ui.h>
#include <sys/stat.h>

#include <cstdio>
#include <fstream>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "ledger/entry.hpp"
#include "ledger/key_file.hpp"
#include "ledger/proof_text.hpp"
#include "ledger/tile.hpp"

namespace gridward::ledger {
namespace {

class EveryKey : public ::testing::TestWithParam<Suite> {
 protected:
  SigningKey key = SigningKey::generate(GetParam());
  std::string origin = origin_of(GetParam(), "gridward.example/jinsha");
  Checkpoint checkpoint{origin, {7, leaf_hash(GetParam(), "root")}};
  std::vector<VerifierKey> known{key.verifier(origin)};
};
INSTANTIATE_TEST_SUITE_P(Ledger, EveryKey, ::testing::ValuesIn(suites), [](const auto& one) { return one.param == Suite::sha256 ? "ed25519" : "sm2"; });

TEST_P(EveryKey, signs_what_it_alone_could_have_signed) {
  const auto note = parse_checkpoint(sign_checkpoint(checkpoint, {key}));
  ASSERT_TRUE(note);
  EXPECT_EQ(note->checkpoint.head.size, 7u);
  EXPECT_EQ(note->checkpoint.head.root, checkpoint.head.root);
  EXPECT_NE(trusted_key(*note, known), nullptr);
  EXPECT_EQ(trusted_key(*note, {SigningKey::generate(GetParam()).verifier(origin)}), nullptr);
  EXPECT_EQ(trusted_key(*note, {}), nullptr);
}

TEST_P(EveryKey, no_bit_of_a_signed_checkpoint_can_be_changed) {
  const auto text = sign_checkpoint(checkpoint, {key});
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const int bit : {1, 2, 16}) {
      auto forged = text;
      forged[i] = static_cast<char>(forged[i] ^ bit);
      const auto note = parse_checkpoint(forged);
      EXPECT_TRUE(!note || trusted_key(*note, known) == nullptr) << i << "\n" << forged;
    }
}

TEST_P(EveryKey, a_wrong_signature_of_a_known_key_spoils_the_note_and_an_unknown_one_does_not) {
  const auto other = SigningKey::generate(GetParam());
  const auto both = parse_checkpoint(sign_checkpoint(checkpoint, {key, other}));
  EXPECT_NE(trusted_key(*both, known), nullptr);
  auto spoiled = *both;
  spoiled.signatures[1].signature[5] = static_cast<char>(spoiled.signatures[1].signature[5] ^ 1);
  EXPECT_NE(trusted_key(spoiled, known), nullptr);
  EXPECT_EQ(trusted_key(spoiled, {known[0], other.verifier(origin)}), nullptr);
}

TEST_P(EveryKey, travels_as_text) {
  const auto verifier = known.front();
  EXPECT_EQ(VerifierKey::parse(verifier.text()), verifier);
  auto forged = verifier.text();
  forged[forged.size() - 6] = forged[forged.size() - 6] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(VerifierKey::parse(forged)) << "the key id no longer fits";
  EXPECT_FALSE(VerifierKey::parse("a b+00000000+AAAA"));
  EXPECT_FALSE(VerifierKey::parse(""));
}

TEST_P(EveryKey, proofs_read_back_as_they_were_written) {
  const std::string entry = "an entry\n";
  const TreeHead head{1, leaf_hash(GetParam(), entry)};
  const InclusionProof proof{entry, 0, {}, sign_checkpoint({origin, head}, {key})};
  const auto read = parse_inclusion(to_text(proof));
  ASSERT_TRUE(read);
  EXPECT_TRUE(holds(*read, known));
  auto forged = *read;
  forged.entry = "another entry\n";
  EXPECT_FALSE(holds(forged, known));
  const Hash second = leaf_hash(GetParam(), "second");
  const ConsistencyProof grown{1, {second}, sign_checkpoint({origin, {2, node_hash(GetParam(), head.root, second)}}, {key})};
  const auto consistency = parse_consistency(to_text(grown));
  ASSERT_TRUE(consistency);
  EXPECT_TRUE(holds(*consistency, *parse_checkpoint(proof.checkpoint), known));
  EXPECT_FALSE(holds(*consistency, *parse_checkpoint(sign_checkpoint({origin, {1, second}}, {key})), known));
}

TEST(VerifierKey, of_the_go_checksum_database_is_read_as_its_owners_write_it) {
  const std::string text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
  const auto key = VerifierKey::parse(text);
  ASSERT_TRUE(key);
  EXPECT_EQ(base::hex(key->id()), "033de0ae");
  EXPECT_EQ(key->text(), text);
}

TEST(Checkpoint, files_with_several_are_read_whole_or_not_at_all) {
  const auto key = SigningKey::generate(Suite::sha256);
  const auto one = sign_checkpoint({"a.example", {1, {}}}, {key}), two = sign_checkpoint({"a.example", {2, {}}}, {key, SigningKey::generate(Suite::sha256)});
  EXPECT_EQ(parse_checkpoints(one + "\n\n" + two)->size(), 2u);
  EXPECT_EQ(parse_checkpoints(one + two)->size(), 2u);
  EXPECT_FALSE(parse_checkpoints(one + "something else\n"));
  EXPECT_FALSE(parse_checkpoints(""));
}

TEST(Tile, has_one_name) {
  EXPECT_EQ(to_text(TileName{1'234'067, 256}), "x001/x234/067");
  EXPECT_EQ(to_text(TileName{0, 17}), "000.p/17");
  for (const auto number : {0u, 7u, 999u, 1000u, 1'234'067u})
    for (const auto width : {1u, 255u, 256u}) {
      const auto read = parse_tile(to_text(TileName{number, width}));
      ASSERT_TRUE(read);
      EXPECT_EQ(read->number, number);
      EXPECT_EQ(read->width, width);
    }
  for (const char* bad : {"", "7", "07", "0007", "x000/007", "001/067", "x001/67", "000.p/0", "000.p/256", "000.p/01", "000.p/", "000.p", "-01", "x001/x234/067/", "x001/x002/x003/x004/x005/006"})
    EXPECT_FALSE(parse_tile(bad)) << bad;
}

TEST(Tile, is_as_wide_as_the_standard_s_example_says) {
  EXPECT_EQ(width_in(70'000, 0, 272), 256u);
  EXPECT_EQ(width_in(70'000, 0, 273), 112u);
  EXPECT_EQ(width_in(70'000, 0, 274), 0u);
  EXPECT_EQ(width_in(70'000, 1, 0), 256u);
  EXPECT_EQ(width_in(70'000, 1, 1), 17u);
  EXPECT_EQ(width_in(70'000, 2, 0), 1u);
  EXPECT_EQ(width_in(70'000, 3, 0), 0u);
  EXPECT_EQ(width_in(70'000, 63, 0), 0u);
}

TEST(Entry, says_everything_and_nothing_twice) {
  Entry entry{12, "01J", 1'700'000'000'000'000, std::nullopt, "someone", "320612001", "hazard.opened", "01K", 3, "{}"};
  EXPECT_EQ(to_text(entry),
            "gridward-event/1\n12\n01J\n1700000000000000\n\nsomeone\n320612001\nhazard.opened\n01K\n3\n2\n"
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\n" + base::hex(bytes_of(digest(Suite::sm3, "{}"))) + "\n");
  auto shifted = entry;
  shifted.actor = "some\none";
  EXPECT_NE(to_text(shifted).find("some\\none\n"), std::string::npos);
}

TEST(KeyFile, is_made_once_and_kept_from_others) {
  auto folder = (std::filesystem::temp_directory_path() / "gridward-ledger-XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const auto path = std::filesystem::path(folder) / "keys" / "ledger.key";
  const KeyFile file(path);
  EXPECT_TRUE(file.read().empty());
  const auto made = file.read_or_create();
  ASSERT_EQ(made.size(), 2u);
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(file.read_or_create()[i].verifier("a"), made[i].verifier("a"));
  file.write({made[0], made[1], SigningKey::generate(Suite::sm3)});
  EXPECT_EQ(file.read().size(), 3u);
  ::chmod(path.c_str(), 0640);
  EXPECT_THROW(file.read(), base::Problem);
  ::chmod(path.c_str(), 0600);
  std::ofstream(path) << "nonsense";
  EXPECT_THROW(file.read(), base::Problem);
  std::filesystem::remove_all(folder);
}

TEST(KeyFile, under_a_password_is_refused_and_nobody_is_asked) {
  auto folder = (std::filesystem::temp_directory_path() / "gridward-ledger-XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const auto path = std::filesystem::path(folder) / "ledger.key";
  EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  std::FILE* out = std::fopen(path.c_str(), "w");
  const std::string password = "test";
  ASSERT_EQ(PEM_write_PKCS8PrivateKey(out, key, EVP_aes_256_cbc(), password.data(), static_cast<int>(password.size()), nullptr, nullptr), 1);
  std::fclose(out);
  EVP_PKEY_free(key);
  ::chmod(path.c_str(), 0600);
  static bool asked = false;
  UI_METHOD* terminal = UI_create_method("a terminal");
  UI_method_set_opener(terminal, [](UI*) { asked = true; return 0; });
  const UI_METHOD* before = UI_get_default_method();
  UI_set_default_method(terminal);
  EXPECT_THROW(KeyFile(path).read(), base::Problem);
  UI_set_default_method(before);
  UI_destroy_method(terminal);
  EXPECT_FALSE(asked);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace gridward::ledger
