// SPDX-License-Identifier: Apache-2.0
#include "store/password.hpp"

#include <argon2.h>
#include <openssl/rand.h>

#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::store {

namespace {

constexpr std::uint32_t passes = 2, memory_kib = 19 * 1024, lanes = 1;
constexpr std::size_t hash_bytes = 32;
constexpr std::string_view todays_costs = "$argon2id$v=19$m=19456,t=2,p=1$";

}  // namespace

std::string hash_password(std::string_view password) {
  std::array<unsigned char, 16> salt{};
  ENSURE(RAND_bytes(salt.data(), static_cast<int>(salt.size())) == 1);
  std::string phc(argon2_encodedlen(passes, memory_kib, lanes, salt.size(), hash_bytes, Argon2_id), '\0');
  const int code = argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(), salt.data(), salt.size(),
                                         hash_bytes, phc.data(), phc.size());
  if (code == ARGON2_MEMORY_ALLOCATION_ERROR) throw base::unavailable("store.busy", 1);
  ENSURE(code == ARGON2_OK);
  phc.resize(phc.find('\0'));
  return phc;
}

bool verify_password(std::string_view password, const std::string& phc) {
  const int code = argon2id_verify(phc.c_str(), password.data(), password.size());
  if (code == ARGON2_MEMORY_ALLOCATION_ERROR) throw base::unavailable("store.busy", 1);
  return code == ARGON2_OK;
}

const std::string& spare_password_hash() {
  static const std::string hash = hash_password("nobody's password");
  return hash;
}

bool password_is_dated(const std::string& phc) { return !base::starts_with(phc, todays_costs); }

}  // namespace gridward::store
