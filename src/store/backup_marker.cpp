// SPDX-License-Identifier: Apache-2.0
#include "store/backup_marker.hpp"

#include <openssl/rand.h>
#include <unistd.h>

#include <boost/describe.hpp>
#include <cerrno>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "store/backup_files.hpp"
#include "store/backup_key.hpp"
#include "store/file_handle.hpp"

namespace gridward::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* marker = "gridward-backup.json";
constexpr std::size_t largest_marker = 4096;
constexpr std::int64_t known_format = 1;

struct Marker {
  std::int64_t format = 0;
  std::string salt;
  std::string key;   ///< fingerprint; empty = plain
};
BOOST_DESCRIBE_STRUCT(Marker, (), (format, salt, key))

Marker read_marker(const fs::path& folder) {
  const auto text = read_backup_file(folder / marker, largest_marker);
  if (!text) throw base::invalid("backup.folder_none", {{"folder", folder.string()}});
  Marker found;
  try {
    found = json::read_stored<Marker>(*text);
  } catch (const base::BrokenPromise&) {
    throw base::invalid("backup.manifest_damaged", {{"file", (folder / marker).string()}});
  }
  if (found.format != known_format) throw base::invalid("backup.folder_newer", {{"folder", folder.string()}});
  return found;
}

}  // namespace

// Written aside and linked, so that two first runs agree on one salt.
void mark_backup_folder(const fs::path& folder, const std::optional<SealingKey>& key) {
  if (fs::exists(folder / marker)) return;
  const std::string aside_name = std::string(marker) + ".new";
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().filename() != aside_name && entry.path().filename() != marker) throw base::invalid("backup.folder_foreign", {{"folder", folder.string()}});
  std::string salt(16, '\0');
  ENSURE(RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), static_cast<int>(salt.size())) == 1);
  const fs::path aside = folder / aside_name;
  write_backup_file(aside, json::write_text(Marker{known_format, base::hex(salt), key ? fingerprint(*key) : ""}) + '\n', true);
  const bool linked = ::link(aside.c_str(), (folder / marker).c_str()) == 0 || errno == EEXIST;
  const int error = errno;
  ::unlink(aside.c_str());
  if (!linked) throw backup_folder_problem(folder, error);
  if (!sync_folder(folder)) throw backup_folder_problem(folder, errno);
}

BackupCipher cipher_of_backup_folder(const fs::path& folder, const std::optional<SealingKey>& key) {
  const Marker found = read_marker(folder);
  if (found.key.empty() && key) throw base::invalid("backup.key_superfluous", {{"folder", folder.string()}});
  if (!found.key.empty() && !key) throw base::invalid("backup.key_missing", {{"folder", folder.string()}, {"needed", found.key}});
  if (key && found.key != fingerprint(*key)) throw base::invalid("backup.key_differs", {{"folder", folder.string()}, {"needed", found.key}, {"given", fingerprint(*key)}});
  return BackupCipher(key, found.salt);
}

}  // namespace gridward::store
