// SPDX-License-Identifier: Apache-2.0
#include "ledger/signing_key.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::ledger {

namespace {

constexpr std::string_view sm2_identity = "1234567812345678";
constexpr std::size_t half = 32, ed25519_bytes = 32, sm2_bytes = 65;

using Key = std::shared_ptr<EVP_PKEY>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Signature = std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)>;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::string type_of(Suite suite) { return suite == Suite::sha256 ? std::string("\x01") : "\xff" + std::string(sm2_type); }

Key sm2_public(const std::string& point) {
  const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> build(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
  OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0);
  OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  const std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)> parameters(OSSL_PARAM_BLD_to_param(build.get()), OSSL_PARAM_free);
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr), EVP_PKEY_CTX_free);
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) != 1 || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) return {};
  return {key, EVP_PKEY_free};
}

Key public_key(const VerifierKey& key) {
  if (key.suite == Suite::sm3) return sm2_public(key.public_key);
  return {EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(key.public_key), key.public_key.size()), EVP_PKEY_free};
}

bool begin(EVP_MD_CTX* context, Suite suite, EVP_PKEY* key, bool signs) {
  EVP_PKEY_CTX* inner = nullptr;
  const EVP_MD* hash = suite == Suite::sm3 ? EVP_sm3() : nullptr;
  const int done = signs ? EVP_DigestSignInit(context, &inner, hash, nullptr, key) : EVP_DigestVerifyInit(context, &inner, hash, nullptr, key);
  return done == 1 && (suite == Suite::sha256 || EVP_PKEY_CTX_set1_id(inner, sm2_identity.data(), static_cast<int>(sm2_identity.size())) == 1);
}

/// DER → r || s
std::string plain(const std::string& der) {
  const unsigned char* at = raw(der);
  const Signature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free);
  ENSURE(signature != nullptr);
  std::string both(2 * half, '\0');
  ENSURE(BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), raw(both), half) == half && BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), raw(both) + half, half) == half);
  return both;
}

std::string der(std::string_view both) {
  const Signature signature(ECDSA_SIG_new(), ECDSA_SIG_free);
  ENSURE(ECDSA_SIG_set0(signature.get(), BN_bin2bn(raw(both), half, nullptr), BN_bin2bn(raw(both) + half, half, nullptr)) == 1);
  std::string bytes(static_cast<std::size_t>(i2d_ECDSA_SIG(signature.get(), nullptr)), '\0');
  unsigned char* to = raw(bytes);
  i2d_ECDSA_SIG(signature.get(), &to);
  return bytes;
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || name.size() > 200 || !base::is_utf8(name)) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127 && c != '+'; });   // narrower than C2SP: ASCII
}

std::string VerifierKey::id() const { return std::string(bytes_of(digest(Suite::sha256, name + '\n' + type_of(suite) + public_key)).substr(0, 4)); }

std::string VerifierKey::text() const { return name + '+' + base::hex(id()) + '+' + to_base64(type_of(suite) + public_key); }

std::optional<VerifierKey> VerifierKey::parse(std::string_view text) {
  const auto first = text.find('+'), second = text.find('+', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos || !is_key_name(text.substr(0, first))) return std::nullopt;
  const auto bytes = from_base64(text.substr(second + 1));
  if (!bytes) return std::nullopt;
  for (const Suite suite : suites) {
    const auto type = type_of(suite);
    if (!base::starts_with(*bytes, type)) continue;
    VerifierKey key{std::string(text.substr(0, first)), suite, bytes->substr(type.size())};
    if (key.public_key.size() == (suite == Suite::sha256 ? ed25519_bytes : sm2_bytes) && key.text() == text && ledger::public_key(key)) return key;
  }
  return std::nullopt;
}

bool VerifierKey::verifies(std::string_view text, std::string_view signature) const {
  if (signature.size() != 2 * half) return false;
  const auto key = ledger::public_key(*this);
  const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (!key || !begin(context.get(), suite, key.get(), false)) return false;
  const std::string bytes = suite == Suite::sm3 ? der(signature) : std::string(signature);
  return EVP_DigestVerify(context.get(), raw(bytes), bytes.size(), raw(text), text.size()) == 1;
}

SigningKey SigningKey::generate(Suite suite) {
  Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, suite == Suite::sha256 ? "ED25519" : "SM2"), EVP_PKEY_free);
  ENSURE(key != nullptr);
  return {suite, std::move(key)};
}

VerifierKey SigningKey::verifier(std::string name) const {
  std::string bytes(sm2_bytes, '\0');
  std::size_t size = bytes.size();
  if (m_suite == Suite::sha256) ENSURE(EVP_PKEY_get_raw_public_key(m_key.get(), raw(bytes), &size) == 1);
  else ENSURE(EVP_PKEY_get_octet_string_param(m_key.get(), OSSL_PKEY_PARAM_PUB_KEY, raw(bytes), bytes.size(), &size) == 1 && bytes.front() == '\x04');
  bytes.resize(size);
  return {std::move(name), m_suite, std::move(bytes)};
}

std::string SigningKey::sign(std::string_view text) const {
  const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  ENSURE(begin(context.get(), m_suite, m_key.get(), true));
  std::string signature(256, '\0');
  std::size_t size = signature.size();
  ENSURE(EVP_DigestSign(context.get(), raw(signature), &size, raw(text), text.size()) == 1);
  signature.resize(size);
  return m_suite == Suite::sm3 ? plain(signature) : signature;
}

}  // namespace gridward::ledger
