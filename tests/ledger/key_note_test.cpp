// SPDX-License-Identifier: Apache-2.0
#include "ledger/key_note.hpp"

#include <gtest/gtest.h>

#include "ledger/checkpoint.hpp"

namespace gridward::ledger {
namespace {

class KeyNotes : public ::testing::TestWithParam<Suite> {
 protected:
  const std::string name = origin_of(GetParam(), "gridward.example/jinsha");
  const SigningKey first = SigningKey::generate(GetParam()), second = SigningKey::generate(GetParam()), third = SigningKey::generate(GetParam());
  KeyNote note(const SigningKey& key, const std::vector<SigningKey>& before) { return *parse_key_note(sign_key_note(key, name, before)); }
  std::vector<VerifierKey> from_first(const std::vector<KeyNote>& notes) { return follow({first.verifier(name)}, notes); }
};
INSTANTIATE_TEST_SUITE_P(Ledger, KeyNotes, ::testing::ValuesIn(suites), [](const auto& one) { return one.param == Suite::sha256 ? "ed25519" : "sm2"; });

TEST_P(KeyNotes, lead_from_the_key_that_is_known_to_the_newest) {
  const auto known = from_first({note(second, {first}), note(third, {second})});
  EXPECT_EQ(known, (std::vector{first.verifier(name), second.verifier(name), third.verifier(name)}));
}

TEST_P(KeyNotes, lead_nowhere_when_one_is_missing_or_not_endorsed) {
  EXPECT_EQ(from_first({note(third, {second})}).size(), 1u);
  EXPECT_EQ(from_first({note(second, {}), note(third, {second})}).size(), 1u);
  EXPECT_EQ(from_first({note(second, {third}), note(third, {third})}).size(), 1u);
}

TEST_P(KeyNotes, are_not_read_unless_the_new_key_signed_them) {
  const auto whole = sign_key_note(second, name, {first});
  EXPECT_TRUE(parse_key_note(whole));
  const auto other = second.verifier(name).text();
  auto swapped = whole;
  swapped.replace(swapped.find(other), other.size(), third.verifier(name).text());
  EXPECT_FALSE(parse_key_note(swapped));
  EXPECT_FALSE(parse_key_note(sign_note("gridward-ledger-key/1\n" + other + "\n", name, {first})));
  EXPECT_FALSE(parse_key_note(sign_note("gridward-ledger-key/2\n" + other + "\n", name, {first, second})));
  EXPECT_FALSE(parse_key_note(sign_note("gridward-ledger-key/1\n" + other + "\nmore\n", name, {first, second})));
}

TEST_P(KeyNotes, and_checkpoints_are_never_taken_for_one_another) {
  EXPECT_FALSE(parse_checkpoint(sign_key_note(second, name, {first})));
  EXPECT_FALSE(parse_key_note(sign_checkpoint({name, {7, empty_root(GetParam())}}, {second})));
}

TEST_P(KeyNotes, stand_in_a_file_one_after_the_other_and_nothing_else_does) {
  const auto file = sign_key_note(second, name, {first}) + sign_key_note(third, name, {second});
  ASSERT_TRUE(parse_key_notes(file));
  EXPECT_EQ(parse_key_notes(file)->size(), 2u);
  EXPECT_TRUE(parse_key_notes("")->empty());
  EXPECT_FALSE(parse_key_notes(file + "more\n"));
}

}  // namespace
}  // namespace gridward::ledger
