// SPDX-License-Identifier: Apache-2.0
#include "store/key_file.hpp"

#include <fcntl.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/problem.hpp"
#include "store/file_handle.hpp"

namespace gridward::store {

namespace {

base::Problem key_problem(const char* code, const std::filesystem::path& file) {
  return base::Problem(base::ProblemKind::internal, code, {{"file", file.string()}});
}

/// Written aside and linked into place, so that a crash or a second process never leaves or sees half a key.
void create_key(const std::filesystem::path& file) {
  SealingKey key;
  ENSURE(RAND_bytes(key.data(), static_cast<int>(key.size())) == 1);
  const std::filesystem::path aside = file.string() + ".new." + std::to_string(::getpid());
  {
    FileHandle handle(aside, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const std::string_view bytes(reinterpret_cast<const char*>(key.data()), key.size());
    if (!handle.ok() || !handle.write(bytes) || !handle.sync()) throw key_problem("vault.key_broken", file);
  }
  const bool linked = ::link(aside.c_str(), file.c_str()) == 0 || errno == EEXIST;
  ::unlink(aside.c_str());
  if (!linked || !sync_folder(file.parent_path())) throw key_problem("vault.key_broken", file);
}

}  // namespace

SealingKey read_or_create_key(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path();
  if (std::filesystem::create_directories(folder)) std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  if (!std::filesystem::exists(file)) create_key(file);
  const FileHandle handle(file, O_RDONLY);
  struct stat status {};
  if (!handle.ok() || ::fstat(handle.descriptor(), &status) != 0) throw key_problem("vault.key_broken", file);
  if ((status.st_mode & 077) != 0) throw key_problem("vault.key_permissions", file);
  SealingKey key;
  if (status.st_size != static_cast<off_t>(key.size()) || ::read(handle.descriptor(), key.data(), key.size()) != static_cast<ssize_t>(key.size()))
    throw key_problem("vault.key_broken", file);
  return key;
}

}  // namespace gridward::store
