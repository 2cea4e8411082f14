// SPDX-License-Identifier: Apache-2.0
// The keys that sign checkpoints: Ed25519 (RFC 8032) for the SHA-256 tree, SM2 with SM3 (GB/T 32918, identity 1234567812345678) for
// the SM3 tree. A public key travels as C2SP's verifier key, "name+keyid+base64(type || public key)"; the type is 0x01 for Ed25519 and, as
// signed-note asks of types without a number, 0xff and a long name for SM2. Signatures are 64 bytes: RFC 8032's, or r || s.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/hashing.hpp"

struct evp_pkey_st;

namespace gridward::ledger {

/// What follows 0xff in the type of an SM2 key.
constexpr std::string_view sm2_type = "gridward/sm2-sm3";

struct VerifierKey {
  std::string name;         ///< of the key, the same as the origin of what it signs
  Suite suite = Suite::sha256;
  std::string public_key;   ///< 32 bytes, or 65 (0x04 || x || y)

  /// SHA-256(name || 0x0A || type || public key)[:4]
  std::string id() const;
  std::string text() const;
  static std::optional<VerifierKey> parse(std::string_view text);
  bool verifies(std::string_view text, std::string_view signature) const;
  bool operator==(const VerifierKey&) const = default;
};

class SigningKey {
 public:
  static SigningKey generate(Suite suite);

  Suite suite() const { return m_suite; }
  VerifierKey verifier(std::string name) const;
  std::string sign(std::string_view text) const;

 private:
  friend class KeyFile;
  SigningKey(Suite suite, std::shared_ptr<evp_pkey_st> key) : m_suite(suite), m_key(std::move(key)) {}
  Suite m_suite;
  std::shared_ptr<evp_pkey_st> m_key;
};

/// Names are what C2SP allows: not empty, no space, no control character, no '+'.
bool is_key_name(std::string_view name);

}  // namespace gridward::ledger
