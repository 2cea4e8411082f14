// SPDX-License-Identifier: Apache-2.0
// A folder of back-ups: pieces that many back-ups share, and one manifest a back-up, written last. What lies in objects/ is whole and on
// the disk (new pieces wait in incoming/ until they are), what lies in backups/ names nothing else; so whatever is cut off half way is
// swept by the next run and never looks whole. One writer at a time; readers keep the sweeping out.
//
//   gridward-backup.json   format, salt, fingerprint of the key      objects/ab/<name>   pieces
//   backups/<name>.gwb     manifests                                 incoming/           of the run under way
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/backup_manifest.hpp"
#include "store/backup_object.hpp"
#include "store/file_handle.hpp"

namespace gridward::store {

class BackupFolder {
 public:
  enum class Use { write, read };

  /// Writing makes the folder where there is none. Throws Problem "backup.folder_foreign" (it holds other things), "backup.folder_none"
  /// (nothing to read), "backup.folder_newer", "backup.key_differs", "backup.key_missing", "backup.key_superfluous" (a plain folder),
  /// "backup.busy", "backup.folder_unusable".
  BackupFolder(std::filesystem::path folder, Use use, const std::optional<SealingKey>& key);

  const BackupCipher& cipher() const { return m_cipher; }
  const std::filesystem::path& path() const { return m_folder; }

  bool holds(const PieceName& name) const;
  /// Bytes written; nought if it was there. Throws Problem "backup.folder_full" or "backup.folder_unusable".
  std::size_t put(const PieceName& name, std::string_view bytes, BackupCipher::Packing packing);
  /// Throws Problem "backup.piece_missing" or "backup.piece_damaged" naming the file.
  std::string get(const PieceName& name) const;

  /// Makes the pieces durable, then the manifest, under a name that sorts after all others.
  void finish(BackupManifest& manifest);

  /// Names of whole back-ups, oldest first.
  std::vector<std::string> names() const;
  /// "" = the newest. Throws Problem "backup.none", "backup.unknown" or "backup.manifest_damaged".
  BackupManifest manifest(const std::string& name) const;

  /// Forgets all but the newest `keep` back-ups and removes the pieces that nobody names any more. If one that stays cannot be read, nothing
  /// is removed and its Problem is thrown.
  BackupPruning prune(std::size_t keep);

 private:
  std::filesystem::path piece_path(const PieceName& name) const;
  void settle();
  std::set<PieceName> named_by(const std::vector<std::string>& names) const;

  std::filesystem::path m_folder;
  BackupCipher m_cipher;
  std::unique_ptr<FileHandle> m_lock;
  std::set<PieceName> m_waiting;
  std::size_t m_waiting_bytes = 0;
};

}  // namespace gridward::store
