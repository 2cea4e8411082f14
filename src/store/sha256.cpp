// SPDX-License-Identifier: Apache-2.0
#include "store/sha256.hpp"

#include <openssl/evp.h>

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::store {

std::string sha256(std::string_view bytes) {
  std::string digest(32, '\0');
  unsigned int size = 0;
  ENSURE(EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size, EVP_sha256(), nullptr) == 1);
  return digest;
}

std::string sha256_hex(std::string_view bytes) { return base::hex(sha256(bytes)); }

bool is_sha256_hex(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace gridward::store
