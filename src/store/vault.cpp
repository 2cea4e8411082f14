// SPDX-License-Identifier: Apache-2.0
#include "store/vault.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>

#include "base/problem.hpp"
#include "store/key_file.hpp"
#include "store/sealing.hpp"

namespace gridward::store {

namespace {

constexpr std::size_t most_bytes = 64 << 10;

/// Length and bytes, name and value in turn.
void put_text(std::string& packed, std::string_view text) {
  for (int shift = 0; shift < 32; shift += 8) packed += static_cast<char>((text.size() >> shift) & 0xff);
  packed += text;
}

std::string take_text(std::string_view& packed) {
  ENSURE(packed.size() >= 4);
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= static_cast<std::size_t>(static_cast<unsigned char>(packed[i])) << (8 * i);
  ENSURE(packed.size() - 4 >= size);
  std::string text(packed.substr(4, size));
  packed.remove_prefix(4 + size);
  return text;
}

std::string pack(const PersonalData& data) {
  std::string packed;
  for (const auto& [name, value] : data) {
    put_text(packed, name);
    put_text(packed, value);
  }
  if (packed.size() > most_bytes) throw base::invalid("vault.too_large");
  return packed;
}

PersonalData unpack(std::string_view packed) {
  PersonalData data;
  while (!packed.empty()) {
    std::string name = take_text(packed);
    data[std::move(name)] = take_text(packed);
  }
  return data;
}

SealingKey key_from(std::string_view bytes) {
  SealingKey key;
  ENSURE(bytes.size() == key.size());
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

base::Problem damaged(const VaultId& id) {
  return base::Problem(base::ProblemKind::internal, "vault.damaged", {{"id", id.text()}});
}

}  // namespace

Vault::Vault(const std::filesystem::path& key_file) : m_master(read_or_create_key(key_file)) {}

Vault::~Vault() { OPENSSL_cleanse(m_master.data(), m_master.size()); }

void Vault::seal(UnitOfWork& unit, const VaultId& id, const PersonalData& data) const {
  SealingKey key;
  ENSURE(RAND_bytes(key.data(), static_cast<int>(key.size())) == 1);
  const std::string_view key_bytes(reinterpret_cast<const char*>(key.data()), key.size());
  unit.connection.execute(
      "INSERT INTO vault_entry(id, sealed, sealed_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, sealed_at = excluded.sealed_at",
      {id.text(), sql::Blob{store::seal(key, pack(data), id.text())}, unit.now.us});
  unit.connection.execute(
      "INSERT INTO vault_key(id, wrapped) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET wrapped = excluded.wrapped",
      {id.text(), sql::Blob{store::seal(m_master, key_bytes, id.text())}});
  OPENSSL_cleanse(key.data(), key.size());
}

std::optional<PersonalData> Vault::open(sql::Connection& connection, const VaultId& id) const {
  const auto row = connection.query_one(
      "SELECT vault_entry.sealed, vault_key.wrapped FROM vault_entry JOIN vault_key ON vault_key.id = vault_entry.id WHERE vault_entry.id = $1",
      {id.text()});
  if (!row) return std::nullopt;
  const auto key_bytes = unseal(m_master, row->blob(1), id.text());
  if (!key_bytes) throw damaged(id);
  const auto packed = unseal(key_from(*key_bytes), row->blob(0), id.text());
  if (!packed) throw damaged(id);
  return unpack(*packed);
}

void Vault::forget(UnitOfWork& unit, const VaultId& id) const {
  unit.connection.execute("DELETE FROM vault_key WHERE id = $1", {id.text()});
  unit.connection.execute("DELETE FROM vault_entry WHERE id = $1", {id.text()});
}

}  // namespace gridward::store
