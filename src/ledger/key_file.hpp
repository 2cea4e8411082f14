// SPDX-License-Identifier: Apache-2.0
// The file of the ledger's private keys (PEM, PKCS #8; one Ed25519 and one SM2 key or more), for its
// owner's eyes only: mode 0600. It is the one file this room touches. Whoever has it can sign in this house's name; whoever loses it
// restores it from a back-up or begins with another key (services/rotate_ledger_key).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ledger/signing_key.hpp"

namespace gridward::ledger {

class KeyFile {
 public:
  explicit KeyFile(std::filesystem::path file) : m_file(std::move(file)) {}

  std::string name() const { return m_file.string(); }
  /// Empty when there is no file. Throws Problem "ledger.key_permissions" (others may read it) or "ledger.key_broken".
  std::vector<SigningKey> read() const;
  /// Creates the file with a fresh key of each suite unless it is there (another process may be faster); reads it.
  std::vector<SigningKey> read_or_create() const;
  /// Keeps other processes from changing the file while it lives. Throws Problem "ledger.key_busy" at once when one does.
  std::shared_ptr<const void> lock() const;
  /// Replaces the file as a whole, durably.
  void write(const std::vector<SigningKey>& keys) const;

 private:
  std::filesystem::path write_aside(const std::vector<SigningKey>& keys) const;
  std::filesystem::path m_file;
};

}  // namespace gridward::ledger
