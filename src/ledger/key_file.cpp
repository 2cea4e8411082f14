// SPDX-License-Identifier: Apache-2.0
#include "ledger/key_file.hpp"

#include <fcntl.h>
#include <openssl/pem.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>

#include "base/problem.hpp"

namespace gridward::ledger {

namespace {

using Buffer = std::unique_ptr<BIO, decltype(&BIO_free)>;

base::Problem key_problem(const char* code, const std::filesystem::path& file) { return base::Problem(base::ProblemKind::internal, code, {{"file", file.string()}}); }

/// A key under a password is refused: without this OpenSSL would ask for it on the operator's terminal.
int no_password(char*, int, int, void*) { return -1; }

bool write_durably(const std::filesystem::path& file, const std::string& text) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  const bool whole = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
  return ::close(descriptor) == 0 && whole;
}

bool sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return synced;
}

}  // namespace

std::vector<SigningKey> KeyFile::read() const {
  struct stat status {};
  if (::stat(m_file.c_str(), &status) != 0) {
    if (errno == ENOENT) return {};
    throw key_problem("ledger.key_broken", m_file);
  }
  if ((status.st_mode & 077) != 0) throw key_problem("ledger.key_permissions", m_file);
  std::ostringstream text;
  text << std::ifstream(m_file).rdbuf();
  const std::string pem = text.str();
  const Buffer buffer(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
  std::vector<SigningKey> keys;
  while (EVP_PKEY* key = PEM_read_bio_PrivateKey(buffer.get(), nullptr, no_password, nullptr)) {
    const std::shared_ptr<EVP_PKEY> held(key, EVP_PKEY_free);
    if (EVP_PKEY_is_a(key, "ED25519") == 1) keys.push_back({Suite::sha256, held});
    else if (EVP_PKEY_is_a(key, "SM2") == 1) keys.push_back({Suite::sm3, held});
    else throw key_problem("ledger.key_broken", m_file);
  }
  for (const Suite suite : suites)
    if (std::none_of(keys.begin(), keys.end(), [&](const auto& key) { return key.suite() == suite; })) throw key_problem("ledger.key_broken", m_file);
  return keys;
}

std::filesystem::path KeyFile::write_aside(const std::vector<SigningKey>& keys) const {
  const Buffer buffer(BIO_new(BIO_s_mem()), BIO_free);
  for (const auto& key : keys) ENSURE(PEM_write_bio_PKCS8PrivateKey(buffer.get(), key.m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(buffer.get(), &bytes);
  std::filesystem::path aside = m_file.string() + ".new." + std::to_string(::getpid());
  std::filesystem::create_directories(m_file.parent_path());
  if (!write_durably(aside, std::string(bytes, static_cast<std::size_t>(size)))) throw key_problem("ledger.key_broken", m_file);
  return aside;
}

std::vector<SigningKey> KeyFile::read_or_create() const {
  if (!std::filesystem::exists(m_file)) {
    std::vector<SigningKey> fresh;
    for (const Suite suite : suites) fresh.push_back(SigningKey::generate(suite));
    const auto aside = write_aside(fresh);
    const bool linked = ::link(aside.c_str(), m_file.c_str()) == 0 || errno == EEXIST;
    ::unlink(aside.c_str());
    if (!linked || !sync_folder(m_file.parent_path())) throw key_problem("ledger.key_broken", m_file);
  }
  return read();
}

std::shared_ptr<const void> KeyFile::lock() const {
  // The folder, as the file itself is replaced.
  const int folder = ::open(m_file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) throw key_problem("ledger.key_broken", m_file);
  std::shared_ptr<const int> held(new int(folder), [](const int* descriptor) {
    ::close(*descriptor);
    delete descriptor;
  });
  if (::flock(folder, LOCK_EX | LOCK_NB) != 0) throw base::conflict("ledger.key_busy", {{"file", m_file.string()}});
  return held;
}

void KeyFile::write(const std::vector<SigningKey>& keys) const {
  const auto aside = write_aside(keys);
  // The superuser may do this for the service's user, who is to read it afterwards.
  struct stat owner {};
  if (::stat(m_file.c_str(), &owner) != 0 && ::stat(m_file.parent_path().c_str(), &owner) != 0) throw key_problem("ledger.key_broken", m_file);
  const bool given = owner.st_uid == ::geteuid() || ::chown(aside.c_str(), owner.st_uid, owner.st_gid) == 0;
  if (given && ::rename(aside.c_str(), m_file.c_str()) == 0 && sync_folder(m_file.parent_path())) return;
  ::unlink(aside.c_str());
  throw key_problem("ledger.key_broken", m_file);
}

}  // namespace gridward::ledger
