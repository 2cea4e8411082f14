// SPDX-License-Identifier: Apache-2.0
// The vault: names, phones and addresses of private persons, sealed with AES-256-GCM under a key of their own, which is itself sealed
// under the house's master key. Events and tables hold the vault id only. Deleting the key forgets the person and leaves the log whole.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "store/unit_of_work.hpp"

namespace gridward::store {

struct VaultTag;
using VaultId = base::Id<VaultTag>;
using PersonalData = std::map<std::string, std::string>;  ///< such as {"name", …}, {"phone", …}

class Vault {
 public:
  /// Reads `key_file` (32 bytes); creates it, mode 0600, when absent. Throws Problem "vault.key_permissions" if group or others may
  /// read it, "vault.key_broken" if it is not 32 bytes. Whoever loses this file loses all personal data: backup carries it apart.
  explicit Vault(const std::filesystem::path& key_file);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  /// Writes or replaces the entry, each time under a fresh key. At most 64 KB.
  void seal(UnitOfWork& unit, const VaultId& id, const PersonalData& data) const;

  /// Nothing if there never was such an entry or it was forgotten. Throws Problem "vault.damaged" if its bytes were changed.
  std::optional<PersonalData> open(sql::Connection& connection, const VaultId& id) const;

  /// Deletes key and entry; what older backups hold stays unreadable without the key only once they are gone too.
  void forget(UnitOfWork& unit, const VaultId& id) const;

 private:
  std::array<unsigned char, 32> m_master;
};

}  // namespace gridward::store
