// SPDX-License-Identifier: Apache-2.0
#include "store/sealing.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

#include "base/problem.hpp"

namespace gridward::store {

namespace {

constexpr std::size_t nonce_bytes = 12, tag_bytes = 16;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text, std::size_t at) { return reinterpret_cast<unsigned char*>(text.data()) + at; }

}  // namespace

std::string seal(const SealingKey& key, std::string_view plain, std::string_view bound_to) {
  std::string sealed(nonce_bytes + plain.size() + tag_bytes, '\0');
  ENSURE(RAND_bytes(bytes_of(sealed, 0), nonce_bytes) == 1);
  const Context context(EVP_CIPHER_CTX_new());
  int size = 0;
  ENSURE(context != nullptr);
  ENSURE(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytes_of(sealed, 0)) == 1);
  ENSURE(EVP_EncryptUpdate(context.get(), nullptr, &size, bytes_of(bound_to), static_cast<int>(bound_to.size())) == 1);
  ENSURE(EVP_EncryptUpdate(context.get(), bytes_of(sealed, nonce_bytes), &size, bytes_of(plain), static_cast<int>(plain.size())) == 1);
  ENSURE(EVP_EncryptFinal_ex(context.get(), bytes_of(sealed, nonce_bytes + plain.size()), &size) == 1);
  ENSURE(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, bytes_of(sealed, nonce_bytes + plain.size())) == 1);
  return sealed;
}

std::optional<std::string> unseal(const SealingKey& key, std::string_view sealed, std::string_view bound_to) {
  if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
  const std::string_view cipher = sealed.substr(nonce_bytes, sealed.size() - nonce_bytes - tag_bytes);
  std::string tag(sealed.substr(sealed.size() - tag_bytes));
  std::string plain(cipher.size() + 1, '\0');  // one more, so that there is an address even for an empty text
  const Context context(EVP_CIPHER_CTX_new());
  int size = 0;
  ENSURE(context != nullptr);
  ENSURE(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytes_of(sealed)) == 1);
  ENSURE(EVP_DecryptUpdate(context.get(), nullptr, &size, bytes_of(bound_to), static_cast<int>(bound_to.size())) == 1);
  ENSURE(EVP_DecryptUpdate(context.get(), bytes_of(plain, 0), &size, bytes_of(cipher), static_cast<int>(cipher.size())) == 1);
  ENSURE(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1);
  if (EVP_DecryptFinal_ex(context.get(), bytes_of(plain, cipher.size()), &size) != 1) return std::nullopt;
  plain.resize(cipher.size());
  return plain;
}

}  // namespace gridward::store
