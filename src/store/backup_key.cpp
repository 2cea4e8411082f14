// SPDX-License-Identifier: Apache-2.0
#include "store/backup_key.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/file_handle.hpp"
#include "store/sha256.hpp"

namespace gridward::store {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view word = "GRIDWARD-BACKUP-KEY-1";
constexpr std::size_t checksum_bytes = 3, letters = 56;  // 35 bytes in groups of five bits
constexpr std::size_t longest_file = 4096;

base::Problem key_problem(const char* code, const std::filesystem::path& file) {
  return base::Problem(base::ProblemKind::invalid, code, {{"file", file.string()}});
}

std::string with_checksum(std::string bytes) { return bytes + sha256(bytes).substr(0, checksum_bytes); }

/// The five bits of a letter; 32 for what is no letter of the alphabet.
unsigned value_of(char letter) {
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  if (letter == 'O') letter = '0';
  if (letter == 'I' || letter == 'L') letter = '1';
  const auto at = alphabet.find(letter);
  return at == std::string_view::npos ? 32u : static_cast<unsigned>(at);
}

}  // namespace

SealingKey keyed_hash(const SealingKey& key, std::string_view bytes) {
  SealingKey hash;
  unsigned int size = 0;
  ENSURE(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data(), &size) != nullptr);
  return hash;
}

std::string fingerprint(const SealingKey& key) {
  const SealingKey hash = keyed_hash(key, "gridward backup key");
  return base::hex({reinterpret_cast<const char*>(hash.data()), 4});
}

std::string backup_key_text(const SealingKey& key) {
  const std::string bytes = with_checksum({reinterpret_cast<const char*>(key.data()), key.size()});
  std::string text(word);
  unsigned bits = 0, held = 0;
  std::size_t written = 0;
  for (const char byte : bytes) {
    held = (held << 8) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) {
      if (written++ % 4 == 0) text += written == 1 ? ' ' : '-';
      text += alphabet[(held >> (bits - 5)) & 31];
    }
    held &= (1u << bits) - 1;
  }
  return text;
}

SealingKey parse_backup_key(std::string_view text, const std::filesystem::path& file) {
  text = base::trimmed(text);
  if (!base::starts_with(text, word)) throw key_problem("backup.key_broken", file);
  std::string bytes;
  unsigned bits = 0, held = 0;
  std::size_t read = 0;
  for (const char letter : text.substr(word.size())) {
    if (letter == '-' || letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n') continue;
    const unsigned value = value_of(letter);
    if (value == 32 || ++read > letters) throw key_problem("backup.key_broken", file);
    held = (held << 5) | value;
    if ((bits += 5) >= 8) {
      bits -= 8;
      bytes += static_cast<char>(held >> bits);
      held &= (1u << bits) - 1;
    }
  }
  SealingKey key;
  if (read != letters || with_checksum(bytes.substr(0, key.size())) != bytes) throw key_problem("backup.key_broken", file);
  std::copy_n(bytes.begin(), key.size(), reinterpret_cast<char*>(key.data()));
  return key;
}

void create_backup_key(const std::filesystem::path& file) {
  SealingKey key;
  ENSURE(RAND_bytes(key.data(), static_cast<int>(key.size())) == 1);
  const FileHandle probe(file, O_RDONLY);
  if (probe.ok()) throw key_problem("backup.key_exists", file);
  FileHandle handle(file, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (!handle.ok()) throw key_problem(errno == EEXIST ? "backup.key_exists" : "backup.key_unwritable", file);
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  if (handle.write(backup_key_text(key) + '\n') && handle.sync() && sync_folder(folder)) return;
  ::unlink(file.c_str());
  throw key_problem("backup.key_unwritable", file);
}

SealingKey read_backup_key(const std::filesystem::path& file) {
  const FileHandle handle(file, O_RDONLY);
  struct stat status {};
  if (!handle.ok() || ::fstat(handle.descriptor(), &status) != 0 || !S_ISREG(status.st_mode)) throw key_problem("backup.key_unreadable", file);
  if ((status.st_mode & 077) != 0) throw key_problem("backup.key_permissions", file);
  std::string text(longest_file, '\0');
  const ssize_t size = ::read(handle.descriptor(), text.data(), text.size());
  if (size < 0) throw key_problem("backup.key_unreadable", file);
  text.resize(static_cast<std::size_t>(size));
  return parse_backup_key(text, file);
}

}  // namespace gridward::store
