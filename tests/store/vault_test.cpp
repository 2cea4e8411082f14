// SPDX-License-Identifier: Apache-2.0
#include "store/vault.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/problem.hpp"
#include "store/database_fixture.hpp"
#include "store/password.hpp"
#include "store/sealing.hpp"
#include "store/sha256.hpp"

using namespace gridward;
using namespace gridward::store;

namespace {

const VaultId first_id("01HZZZZZZZZZZZZZZZZZZZZZZ1"), second_id("01HZZZZZZZZZZZZZZZZZZZZZZ2");
const PersonalData somebody{{"name", "测试甲"}, {"phone", "13800000000"}, {"address", ""}};

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Problem& problem) {
    return problem.code();
  }
  return "no problem";
}

class Vaults : public tests::EveryDatabase {
 protected:
  void seal(const VaultId& id, const PersonalData& data) {
    UnitOfWork unit{*m_connection, {1}};
    m_vault.seal(unit, id, data);
  }
  std::filesystem::path m_key = m_folder.path() / "keys" / "vault.key";
  Vault m_vault{m_key};
};

TEST_P(Vaults, what_was_sealed_opens_again_also_with_the_key_read_from_its_file) {
  seal(first_id, somebody);
  EXPECT_EQ(m_vault.open(*m_connection, first_id), somebody);
  EXPECT_EQ(Vault(m_key).open(*m_connection, first_id), somebody);
  EXPECT_EQ(m_vault.open(*m_connection, second_id), std::nullopt);
}

TEST_P(Vaults, sealing_again_replaces) {
  seal(first_id, somebody);
  seal(first_id, {{"name", "测试乙"}});
  EXPECT_EQ(m_vault.open(*m_connection, first_id), (PersonalData{{"name", "测试乙"}}));
}

TEST_P(Vaults, a_forgotten_person_stays_forgotten_and_others_do_not) {
  seal(first_id, somebody);
  seal(second_id, somebody);
  UnitOfWork unit{*m_connection, {1}};
  m_vault.forget(unit, first_id);
  EXPECT_EQ(m_vault.open(*m_connection, first_id), std::nullopt);
  EXPECT_EQ(m_vault.open(*m_connection, second_id), somebody);
}

TEST_P(Vaults, the_database_holds_nothing_readable) {
  seal(first_id, somebody);
  const auto row = m_connection->query_one("SELECT sealed FROM vault_entry");
  EXPECT_EQ(row->blob(0).find("13800000000"), std::string::npos);
}

TEST_P(Vaults, a_changed_byte_or_an_exchanged_entry_is_noticed) {
  seal(first_id, somebody);
  seal(second_id, {{"name", "测试乙"}});
  m_connection->execute("UPDATE vault_entry SET sealed = (SELECT other.sealed FROM vault_entry other WHERE other.id = $1) WHERE id = $2",
                        {second_id.text(), first_id.text()});
  EXPECT_EQ(code_of([&] { m_vault.open(*m_connection, first_id); }), "vault.damaged");
  m_connection->execute("UPDATE vault_key SET wrapped = $1 WHERE id = $2", {sql::Blob{"short"}, second_id.text()});
  EXPECT_EQ(code_of([&] { m_vault.open(*m_connection, second_id); }), "vault.damaged");
}

TEST_P(Vaults, another_master_key_opens_nothing) {
  seal(first_id, somebody);
  const Vault other(m_folder.path() / "other.key");
  EXPECT_EQ(code_of([&] { other.open(*m_connection, first_id); }), "vault.damaged");
}

TEST_P(Vaults, too_much_is_refused) { EXPECT_EQ(code_of([&] { seal(first_id, {{"note", std::string(70'000, 'x')}}); }), "vault.too_large"); }

EVERY_DATABASE(Vaults);

TEST(VaultKey, is_made_for_its_owner_alone_and_refused_otherwise) {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "keys" / "vault.key";
  { const Vault vault(file); }
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(status.st_size, 32);
  ASSERT_EQ(::chmod(file.c_str(), 0640), 0);
  EXPECT_EQ(code_of([&] { const Vault vault(file); }), "vault.key_permissions");
  ASSERT_EQ(::chmod(file.c_str(), 0600), 0);
  std::ofstream(file, std::ios::trunc) << "too short";
  EXPECT_EQ(code_of([&] { const Vault vault(file); }), "vault.key_broken");
}

TEST(Sealing, every_bit_counts) {
  const SealingKey key{1, 2, 3};
  const std::string sealed = seal(key, "plain", "owner");
  EXPECT_EQ(unseal(key, sealed, "owner"), "plain");
  EXPECT_NE(seal(key, "plain", "owner"), sealed) << "the nonce repeats";
  for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
    std::string bent = sealed;
    bent[i / 8] = static_cast<char>(bent[i / 8] ^ (1 << (i % 8)));
    EXPECT_EQ(unseal(key, bent, "owner"), std::nullopt) << "bit " << i;
  }
  EXPECT_EQ(unseal(key, sealed, "another"), std::nullopt);
  EXPECT_EQ(unseal({1, 2, 4}, sealed, "owner"), std::nullopt);
  EXPECT_EQ(unseal(key, seal(key, "", ""), ""), "");
}

TEST(Password, verifies_the_right_one_and_no_other) {
  const std::string hash = hash_password("correct horse 电池");
  EXPECT_EQ(hash.substr(0, 31), "$argon2id$v=19$m=19456,t=2,p=1$");
  EXPECT_TRUE(verify_password("correct horse 电池", hash));
  EXPECT_FALSE(verify_password("correct horse", hash));
  EXPECT_FALSE(verify_password("correct horse 电池", ""));
  EXPECT_NE(hash_password("correct horse 电池"), hash) << "the salt repeats";
  EXPECT_FALSE(verify_password("", spare_password_hash()));
}

TEST(Password, made_with_other_costs_is_dated) {
  EXPECT_FALSE(password_is_dated(hash_password("x")));
  EXPECT_TRUE(password_is_dated("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA"));
}

// FIPS 180-4, the examples that NIST publishes with it.
TEST(Sha256, gives_the_published_digests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_TRUE(is_sha256_hex(sha256_hex("abc")));
  EXPECT_FALSE(is_sha256_hex("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
}

}  // namespace
