// SPDX-License-Identifier: Apache-2.0
#include "ledger/hashing.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <memory>

#include "base/problem.hpp"

namespace gridward::ledger {

namespace {

/// Fetched once: looking an algorithm up costs more than hashing a node with it.
const EVP_MD* algorithm(Suite suite) {
  static EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static EVP_MD* const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
  const EVP_MD* found = suite == Suite::sha256 ? sha256 : sm3;
  ENSURE(found != nullptr);
  return found;
}

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// One context a thread and suite: making one costs as much as hashing a node.
EVP_MD_CTX* context(Suite suite) {
  thread_local const Context sha256(EVP_MD_CTX_new(), EVP_MD_CTX_free), sm3(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return (suite == Suite::sha256 ? sha256 : sm3).get();
}

Hash digest_of(Suite suite, std::initializer_list<std::string_view> parts) {
  Hash hash{};
  unsigned size = 0;
  auto* const state = context(suite);
  ENSURE(EVP_DigestInit_ex2(state, algorithm(suite), nullptr) == 1);
  for (const auto part : parts) ENSURE(EVP_DigestUpdate(state, part.data(), part.size()) == 1);
  ENSURE(EVP_DigestFinal_ex(state, hash.data(), &size) == 1 && size == hash.size());
  return hash;
}

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

Hash digest(Suite suite, std::string_view bytes) { return digest_of(suite, {bytes}); }

Hash leaf_hash(Suite suite, std::string_view entry) { return digest_of(suite, {std::string_view("\0", 1), entry}); }

Hash node_hash(Suite suite, const Hash& left, const Hash& right) {
  std::array<char, 65> bytes{1};
  std::copy(left.begin(), left.end(), bytes.begin() + 1);
  std::copy(right.begin(), right.end(), bytes.begin() + 33);
  return digest_of(suite, {{bytes.data(), bytes.size()}});
}

Hash empty_root(Suite suite) { return digest(suite, {}); }

std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

std::optional<Hash> hash_from(std::string_view bytes) {
  Hash hash{};
  if (bytes.size() != hash.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

std::string to_base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3), '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text.substr(0, text.find('='))) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xff);
  }
  if (to_base64(bytes) != text) return std::nullopt;
  return bytes;
}

std::optional<std::uint64_t> decimal(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value >> 63 != 0 || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  return value;
}

}  // namespace gridward::ledger
